import { describe, expect, it } from "vitest";
import { countDone, doneIn, groupsOf, momentOf, NO_TICKS, ticksIn, titlesBefore, withTick } from "./plan";
import type { Event, Plan, PlanStep } from "./protocol";

function step(id: string, when: PlanStep["when"], more: Partial<PlanStep> = {}): PlanStep {
  return { id, when, title: `Titel ${id}`, what: "Doe dit.", ...more };
}

const plan: Plan = {
  id: "job",
  title: "Uw baan",
  intro: "",
  steps: [step("tax", "later", { after: ["benefit"] }), step("benefit", "deadline"), step("register", "now")],
};

function tick(seq: number, stepId: string, done: boolean, of = "job"): Event {
  const body = { kind: "plan_ticked", of: 4, plan: of, step: stepId, done } as const;
  return { seq, sender: { role: "citizen" }, body, created_at: "2026-11-22T10:00:00Z" };
}

describe("a plan", () => {
  it("has its parts in the order in which they are done, without empty ones", () => {
    expect(groupsOf(plan).map(({ when, steps }) => [when, steps.map(({ id }) => id)])).toEqual([
      ["now", ["register"]],
      ["deadline", ["benefit"]],
      ["later", ["tax"]],
    ]);
  });

  it("tells by its title what comes before a step, and nothing of a step that is not there", () => {
    expect(titlesBefore(plan, step("x", "now", { after: ["benefit", "gone"] }))).toEqual(["Titel benefit"]);
  });

  it("keeps the last word on each step, apart for each plan", () => {
    const ticks = ticksIn([
      tick(5, "tax", true),
      tick(6, "register", true),
      tick(7, "tax", false),
      tick(8, "a", true, "b"),
    ]);
    expect([...doneIn(ticks, plan)]).toEqual(["register"]);
    expect([...doneIn(ticks, { ...plan, id: "b" })]).toEqual(["a"]);
  });

  it("counts what is done once, and not what is no longer in it", () => {
    const twice = withTick(withTick(withTick(NO_TICKS, "job", "tax", true), "job", "tax", true), "job", "old", true);
    expect(countDone(plan, doneIn(twice, plan))).toBe(1);
    expect(doneIn(NO_TICKS, plan).size).toBe(0);
  });

  it("takes no date for what is none", () => {
    expect(momentOf("2027-03-08")?.toISOString()).toBe("2027-03-08T12:00:00.000Z");
    expect(momentOf("soon")).toBeNull();
    expect(momentOf(null)).toBeNull();
  });
});
