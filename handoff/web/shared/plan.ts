import type { Event, Plan, PlanStep } from "./protocol";

/** The ids of the steps that are done, by the id of their plan. */
export type Ticks = ReadonlyMap<string, ReadonlySet<string>>;

export const NO_TICKS: Ticks = new Map();

const NONE: ReadonlySet<string> = new Set();

/** The parts of a plan in the order in which they are done. */
export const GROUPS = ["now", "deadline", "soon", "later"] as const satisfies readonly PlanStep["when"][];

/** The parts of `plan` that have steps. */
export function groupsOf(plan: Plan): { when: PlanStep["when"]; steps: PlanStep[] }[] {
  return GROUPS.map((when) => ({ when, steps: plan.steps.filter((step) => step.when === when) })).filter(
    ({ steps }) => steps.length > 0,
  );
}

/** `ticks` with the step `step` of the plan `plan` (ids) done, or not after all. */
export function withTick(ticks: Ticks, plan: string, step: string, done: boolean): Ticks {
  const steps = new Set(ticks.get(plan));
  if (done) steps.add(step);
  else steps.delete(step);
  return new Map([...ticks, [plan, steps]]);
}

/** What `events` (in order of seq) say is done. */
export function ticksIn(events: readonly Event[]): Ticks {
  return events.reduce(
    (ticks, { body }) => (body.kind === "plan_ticked" ? withTick(ticks, body.plan, body.step, body.done) : ticks),
    NO_TICKS,
  );
}

/** The ids of the steps of `plan` that are done. */
export function doneIn(ticks: Ticks, plan: Plan): ReadonlySet<string> {
  return ticks.get(plan.id) ?? NONE;
}

/** How many steps of `plan` are done; a tick of a step that is no longer in it does not count. */
export function countDone(plan: Plan, done: ReadonlySet<string>): number {
  return plan.steps.filter((step) => done.has(step.id)).length;
}

/** The titles of the steps that come before `step`. */
export function titlesBefore(plan: Plan, step: PlanStep): string[] {
  return plan.steps.filter((each) => step.after?.includes(each.id)).map((each) => each.title);
}

/** `day` (YYYY-MM-DD) as a moment in the middle of it, to put it into words; `null` when it is no date. */
export function momentOf(day: string | null | undefined): Date | null {
  const moment = new Date(`${day ?? ""}T12:00:00Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
