import type { ReactiveController, ReactiveControllerHost } from "lit";
import { problemCode, problemWords } from "../session/problem-words";

/** What a part of the screen does by request: one thing at a time, with why it did not work. Shows `host` again. */
export class Doing implements ReactiveController {
  busy = false;
  /** Why the last thing did not work, in words; none: it did. */
  problem = "";
  /** The code of that problem; none when there was no answer. */
  code: string | null = null;
  private current = Promise.resolve(false);

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // It has nothing to begin: it does what it is asked.
  }

  /** Does `work`, unless something is being done; whether it was done. */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.tell(true, "", null);
    this.current = this.carryOut(work);
    return this.current;
  }

  /** Does `work` after what is being done, as to read anew what has changed; whether it was done. */
  async doAfter(work: () => Promise<unknown>): Promise<boolean> {
    while (this.busy) await this.current;
    return this.do(work);
  }

  /** Says `problem`, as about what is still to be filled in; none: nothing is wrong any more. */
  say(problem: string): void {
    this.tell(this.busy, problem, null);
  }

  private async carryOut(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.tell(false, "", null);
      return true;
    } catch (error) {
      this.tell(false, problemWords(error), problemCode(error));
      return false;
    }
  }

  private tell(busy: boolean, problem: string, code: string | null): void {
    Object.assign(this, { busy, problem, code });
    this.host.requestUpdate();
  }
}
