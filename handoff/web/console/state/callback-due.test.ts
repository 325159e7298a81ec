import { describe, expect, it } from "vitest";
import { byDue, callbackDue } from "./callback-due";

// A Tuesday in November; the Netherlands are one hour ahead of UTC in winter.
const at = (day: string, time: string): number => Date.parse(`2026-11-${day}T${time}:00+01:00`);
const part = (day: string, from: string, to: string) => ({
  begins_at: new Date(at(day, from)).toISOString(),
  ends_at: new Date(at(day, to)).toISOString(),
});

describe("a call-back is due", () => {
  const morning = part("24", "08:00", "12:00");

  it("later until its part of the day begins", () => {
    expect(callbackDue(morning, at("24", "07:59"))).toEqual({ state: "later", days: 0 });
    expect(callbackDue(morning, at("23", "20:00"))).toEqual({ state: "later", days: 1 });
    expect(callbackDue(morning, at("20", "23:59"))).toEqual({ state: "later", days: 4 });
  });

  it("now as long as it lasts, and late after that", () => {
    expect(callbackDue(morning, at("24", "08:00"))).toEqual({ state: "now", days: 0 });
    expect(callbackDue(morning, at("24", "11:59")).state).toBe("now");
    expect(callbackDue(morning, at("24", "12:00"))).toEqual({ state: "late", days: 0 });
    expect(callbackDue(morning, at("26", "09:00"))).toEqual({ state: "late", days: -2 });
  });

  it("on the right day through the night in which the clock changes", () => {
    const monday = { begins_at: "2026-10-26T07:00:00Z", ends_at: "2026-10-26T11:00:00Z" };
    expect(callbackDue(monday, Date.parse("2026-10-24T23:30:00+02:00")).days).toBe(2);
    expect(callbackDue(monday, Date.parse("2026-10-25T23:30:00+01:00")).days).toBe(1);
  });

  it("first when it is late, then now, then later; the rest as it came", () => {
    const items = [
      { id: "later", ...part("25", "08:00", "12:00") },
      { id: "late", ...part("23", "08:00", "12:00") },
      { id: "now-first", ...part("24", "12:00", "18:00") },
      { id: "now-second", ...part("24", "12:00", "20:00") },
    ];
    const ids = items.sort(byDue(at("24", "13:00"))).map(({ id }) => id);
    expect(ids).toEqual(["late", "now-first", "now-second", "later"]);
  });
});
