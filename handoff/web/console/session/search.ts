// Searching in conversations: what is asked, what was found, and the next page. It stays as it was when the window is
// closed, so that one can look into a conversation and come back to the list.
import type { SearchFor, SearchHit } from "../../shared/protocol";
import { Changes } from "./changes";
import type { ConsoleSession } from "./console-session";
import { problemWords } from "./problem-words";

/** What can be filled in; empty: any. */
export type Question = Record<"text" | "desk" | "label" | "outcome" | "since" | "until", string>;

const NOTHING: Question = { text: "", desk: "", label: "", outcome: "", since: "", until: "" };

type Door = Pick<ConsoleSession["door"], "search">;

export class Search extends Changes {
  question: Question = NOTHING;
  hits: readonly SearchHit[] = [];
  /** Where the next page begins; none: this was all. */
  next: string | null = null;
  /** Whether `hits` answer a question that was asked. */
  asked = false;
  busy = false;
  problem = "";
  private latest = 0;

  constructor(private readonly door: Door) {
    super();
  }

  /** Asks anew with the change; an empty question finds nothing and asks nothing. */
  async ask(change: Partial<Question> = {}): Promise<void> {
    this.question = { ...this.question, ...change };
    if (Object.values(this.question).every((value) => value.trim() === "")) {
      this.forget();
      return;
    }
    await this.fetch(null);
  }

  /** The next page, after what is shown. */
  async more(): Promise<void> {
    if (this.next !== null && !this.busy) await this.fetch(this.next);
  }

  /** Empties everything: also when somebody else logs in. */
  forget(): void {
    this.latest += 1;
    Object.assign(this, { question: NOTHING, hits: [], next: null, asked: false, busy: false, problem: "" });
    this.changed();
  }

  private async fetch(after: string | null): Promise<void> {
    const mine = ++this.latest;
    this.busy = true;
    this.problem = "";
    this.changed();
    try {
      const found = await this.door.search(bodyOf(this.question, after));
      if (mine !== this.latest) return; // an older answer that came late
      this.hits = after === null ? found.hits : [...this.hits, ...found.hits];
      this.next = found.next ?? null;
      this.asked = true;
    } catch (error) {
      if (mine !== this.latest) return;
      this.problem = problemWords(error);
    }
    this.busy = false;
    this.changed();
  }
}

function bodyOf(question: Question, after: string | null): SearchFor {
  const filled = Object.entries(question).filter(([, value]) => value.trim() !== "");
  return { ...Object.fromEntries(filled), ...(after === null ? {} : { after }) };
}
