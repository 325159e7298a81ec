// Which desks a caseworker serves and what they do there, also after the connection was away.
import type { DutyState, Overview } from "../../shared/protocol";
import type { StaffDoor } from "../door/staff-door";
import { dutyAfterReturn, servedDesks } from "../state/board";
import { t } from "../words";
import { Changes } from "./changes";
import type { Memory } from "./memory";
import { problemWords } from "./problem-words";

export class Duty extends Changes {
  /** The desks of a duty that ended while the connection was away, to take up again. */
  lapsed: readonly string[] = [];

  constructor(
    private readonly memory: Memory,
    private readonly door: StaffDoor,
  ) {
    super();
  }

  /** On duty for `desks` (ids); none: off duty. The problem in words, or none. */
  async serve(desks: readonly string[]): Promise<string | null> {
    const problem = await this.ask(() => this.door.duty(desks));
    if (problem) return problem;
    this.memory.tab.wantedDesks = desks;
    this.memory.save();
    this.forget();
    return null;
  }

  /** At work, in a pause, or `seconds` for rounding off; off duty. The problem in words, or none. */
  turnTo(state: DutyState["state"], seconds?: number): Promise<string | null> {
    return this.ask(() => this.door.dutyState(state, seconds));
  }

  /** After the connection was away for `awayMs` (0: after a reload): takes the duty up again, or leaves it to be asked. */
  async repair(overview: Overview, awayMs: number): Promise<void> {
    const wanted = this.memory.tab.wantedDesks;
    const what = dutyAfterReturn(wanted, servedDesks(overview), awayMs);
    if (what === "keep" || (what === "restore" && (await this.serve(wanted)) === null)) return;
    this.lapsed = wanted;
    this.changed();
  }

  forget(): void {
    this.lapsed = [];
    this.changed();
  }

  private async ask(work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      return problemWords(error);
    }
  }
}

/** What it means to be in `state` from now on, in words. */
export function stateTold(state: DutyState["state"]): string {
  return t(state === "pause" ? "state.pause-means" : state === "working" ? "duty.again" : "state.wrapping-up");
}
