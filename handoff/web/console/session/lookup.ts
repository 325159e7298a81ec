// Looking something up while somebody types: asks when the typing rests, and only the last question counts.
import { problemWords } from "./problem-words";

/** Between two keys of somebody who types; milliseconds. */
const REST_MS = 120;

export class Lookup<Answer> {
  /** The last answer; it stays until the next one is there. */
  answer: Answer | null = null;
  /** Why there is none, in words. */
  problem = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  /** `changed` is called when there is an answer or a problem. */
  constructor(
    private readonly ask: (words: string) => Promise<Answer>,
    private readonly changed: () => void,
  ) {}

  /** Asks for `words`, at once or when the typing rests. */
  look(words: string, atOnce = false): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(words), atOnce ? 0 : REST_MS);
  }

  end(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  private async run(words: string): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    try {
      const answer = await this.ask(words);
      if (mine !== this.asked) return;
      this.answer = answer;
      this.problem = "";
    } catch (error) {
      if (mine !== this.asked) return;
      this.problem = problemWords(error);
    }
    this.changed();
  }
}
