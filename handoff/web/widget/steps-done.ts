import { doneIn, type Ticks, withTick } from "../shared/plan";
import type { Plan } from "../shared/protocol";
import type { Pending } from "./outbox";

/** The steps of the plan in the message `of` that are done (ids): by `ticks`, and by what is still on its way. */
export function stepsDone(ticks: Ticks, pending: readonly Pending[], of: number, plan: Plan): ReadonlySet<string> {
  let now = ticks;
  for (const { command, state } of pending) {
    if (command.type !== "tick_step" || command.of !== of || state === "failed") continue;
    now = withTick(now, plan.id, command.step, command.done);
  }
  return doneIn(now, plan);
}
