import { describe, expect, it } from "vitest";
import type { DayPart } from "../../shared/protocol";
import { byDue, callbackDue } from "./callback-due";

// Monday 2 March 2026; the Netherlands are one hour ahead of UTC in winter.
const at = (day: string, time: string): number => Date.parse(`2026-03-${day}T${time}:00+01:00`);
const asked = (day: string, time: string): string => new Date(at(day, time)).toISOString();

describe("a call-back is due", () => {
  it("the same day when that part of it is not over", () => {
    expect(callbackDue(asked("02", "08:30"), "morning", at("02", "09:00"))).toEqual({ state: "now", days: 0 });
    expect(callbackDue(asked("02", "08:30"), "afternoon", at("02", "09:00"))).toEqual({ state: "later", days: 0 });
  });

  it("the next working day when that part is over", () => {
    expect(callbackDue(asked("02", "14:00"), "morning", at("02", "14:05"))).toEqual({ state: "later", days: 1 });
    expect(callbackDue(asked("06", "14:00"), "morning", at("06", "14:05"))).toEqual({ state: "later", days: 3 });
  });

  it("on Monday when it was asked in the weekend", () => {
    expect(callbackDue(asked("07", "10:00"), "any", at("07", "10:00"))).toEqual({ state: "later", days: 2 });
  });

  it("too late once that part has passed", () => {
    expect(callbackDue(asked("02", "08:30"), "morning", at("02", "12:01")).state).toBe("late");
    expect(callbackDue(asked("02", "08:30"), "any", at("03", "09:00"))).toEqual({ state: "late", days: -1 });
  });

  it("by the clock of the Netherlands, also in summer", () => {
    const summer = (time: string): number => Date.parse(`2026-07-06T${time}:00+02:00`);
    expect(callbackDue(new Date(summer("07:00")).toISOString(), "morning", summer("11:59")).state).toBe("now");
    expect(callbackDue(new Date(summer("07:00")).toISOString(), "morning", summer("12:00")).state).toBe("late");
  });

  it("first when it is late, then now, then later; the longest promised first", () => {
    const item = (id: string, created_at: string, day_part: DayPart) => ({ id, created_at, day_part });
    const items = [
      item("later", asked("02", "13:00"), "morning"),
      item("now", asked("02", "13:00"), "afternoon"),
      item("earlier-now", asked("02", "12:30"), "afternoon"),
      item("late", asked("02", "09:00"), "morning"),
    ];
    expect(items.sort(byDue(at("02", "14:00"))).map(({ id }) => id)).toEqual(["late", "earlier-now", "now", "later"]);
  });
});
