import { describe, expect, it } from "vitest";
import { clock, secondsSince, span } from "./waiting-time";

describe("waiting time", () => {
  it("is never below zero when the clock of the browser is behind", () => {
    expect(secondsSince("2026-03-02T09:00:10Z", Date.parse("2026-03-02T09:00:00Z"))).toBe(0);
    expect(secondsSince("2026-03-02T09:00:00Z", Date.parse("2026-03-02T09:01:05.900Z"))).toBe(65);
  });

  it.each([
    [7, "0:07"],
    [187, "3:07"],
    [3725, "1:02:05"],
    [93600, "26:00:00"],
  ])("of %i seconds ticks as %s", (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });

  it("is told in whole minutes and hours", () => {
    expect(span(59)).toEqual({ unit: "now" });
    expect(span(60)).toEqual({ unit: "minutes", minutes: 1 });
    expect(span(3900)).toEqual({ unit: "hours", hours: 1, minutes: 5 });
  });
});
