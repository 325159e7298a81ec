import { Changes } from "./changes";

/** How long something can be undone; milliseconds. Somebody who reads slowly or must look for the key has time. */
const UNDO_MS = 15_000;

export interface UndoOffer {
  /** What was done, in words. */
  readonly told: string;
  /** The conversation that it was done with; what is said in it ends the offer. */
  readonly conversation: string | null;
}

/**
 * The last thing that was done and can be undone. Everything is done at once; undoing is a move of its own, which the
 * server may refuse when somebody was faster. The clock stands still while the offer is pointed at or has the focus.
 */
export class Undo extends Changes {
  offer: UndoOffer | null = null;
  private back: () => Promise<string | null> = async () => null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private endsAt = 0;
  private left = 0;

  /** Offers `back` for a while; it gives the problem in words, or none. Replaces the offer before it. */
  propose(told: string, back: () => Promise<string | null>, conversation: string | null = null): void {
    this.offer = { told, conversation };
    this.back = back;
    this.left = UNDO_MS;
    this.go();
    this.changed();
  }

  /** Undoes it; `onProblem` hears why that did not work. */
  async run(onProblem: (problem: string) => void): Promise<void> {
    if (!this.offer) return;
    const { back } = this;
    this.end();
    const problem = await back();
    if (problem) onProblem(problem);
  }

  /** Stops the clock. */
  hold(): void {
    if (!this.offer) return;
    clearTimeout(this.timer);
    this.left = Math.max(0, this.endsAt - Date.now());
  }

  /** Lets the clock go on. */
  go(): void {
    if (!this.offer) return;
    clearTimeout(this.timer);
    this.endsAt = Date.now() + this.left;
    this.timer = setTimeout(() => this.end(), this.left);
  }

  end(): void {
    clearTimeout(this.timer);
    if (!this.offer) return;
    this.offer = null;
    this.changed();
  }
}
