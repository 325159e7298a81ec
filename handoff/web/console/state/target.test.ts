import { describe, expect, it } from "vitest";
import type { OwnDuty } from "../../shared/protocol";
import { isFull, stateNow, targetOf, wrapUpLeft } from "./target";

const NOON = Date.parse("2026-03-02T12:00:00Z");
const at = (seconds: number): string => new Date(NOON + seconds * 1000).toISOString();

function duty(more: Partial<OwnDuty>): OwnDuty {
  return { state: "working", until: null, capacity: 3, has: 0, ...more };
}

describe("the target of a wait", () => {
  it("is near from the warning on, and missed from its moment on", () => {
    const item = { warn_at: at(420), late_at: at(600) };
    expect([0, 419, 420, 599, 600, 4000].map((seconds) => targetOf(item, NOON + seconds * 1000))).toEqual([
      "in-time",
      "in-time",
      "near",
      "near",
      "missed",
      "missed",
    ]);
  });
});

describe("a wrap-up", () => {
  const wrapping = duty({ state: "wrap_up", until: at(60) });

  it("counts down in whole seconds and never below zero", () => {
    expect(wrapUpLeft(wrapping, NOON)).toBe(60);
    expect(wrapUpLeft(wrapping, NOON + 59_001)).toBe(1);
    expect(wrapUpLeft(wrapping, NOON + 99_000)).toBe(0);
  });

  it("ends by itself, also before the server says so", () => {
    expect(stateNow(wrapping, NOON + 59_000)).toBe("wrap_up");
    expect(stateNow(wrapping, NOON + 60_000)).toBe("working");
    expect(stateNow(duty({ state: "pause" }), NOON)).toBe("pause");
  });
});

describe("room", () => {
  it("ends at the capacity", () => {
    expect([2, 3, 4].map((has) => isFull(duty({ has })))).toEqual([false, true, true]);
  });
});
