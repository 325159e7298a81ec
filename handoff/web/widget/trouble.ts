import type { Command, Problem } from "../shared/protocol";
import type { CallbackAsking } from "./callback-asking";
import { type Outbox, passes } from "./outbox";

/** What went wrong that belongs to no message. */
export class Trouble {
  problem: Problem | null = null;

  constructor(
    private readonly outbox: Outbox,
    private readonly callback: CallbackAsking,
  ) {}

  /** The service refused something: that is told with what was refused, where it has a place of its own. */
  refused(problem: Problem): void {
    const command: Command | null = this.outbox.refused(problem);
    if (!command) {
      this.problem = problem;
    } else if (!passes(problem) && command.type !== "say") {
      // A press that was refused has no place of its own in the log: it is told where it belongs, and it is over.
      this.outbox.take(command.client_id);
      if (command.type === "ask_callback") this.callback.refused(problem);
      else this.problem = problem;
    }
  }

  /** Something else was asked for: what was refused for good before is over. */
  forgetRefusal(): void {
    if (this.problem && !passes(this.problem)) this.problem = null;
  }

  /** What went wrong for a moment is over once nothing has to wait any more. */
  forgetPassed(): void {
    const waits = this.outbox.pending.some(({ state }) => state === "sending");
    if (this.problem && passes(this.problem) && !waits) this.problem = null;
  }
}
