import { describe, expect, it } from "vitest";
import { calendarDay, dayBeside } from "./languages";

describe("the day beside", () => {
  it("is yesterday just after midnight on the day after the clock went forward", () => {
    const now = new Date("2026-03-29T22:30:00Z"); // 00:30 on the 30th; the 29th had 23 hours
    expect(calendarDay(now)).toBe("2026-03-30");
    expect(dayBeside(now, -1)).toBe("2026-03-29");
  });

  it("is tomorrow late on the day on which the clock goes back", () => {
    const now = new Date("2026-10-24T22:10:00Z"); // 00:10 on the 25th, which has 25 hours
    expect(dayBeside(now, 1)).toBe("2026-10-26");
  });

  it("goes over the end of a year", () => {
    expect(dayBeside(new Date("2026-12-31T12:00:00Z"), 1)).toBe("2027-01-01");
  });
});
