import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PlaceTold, TELL_EVERY_MS } from "./place-told";

describe("the place in the queue, for who listens", () => {
  let told: PlaceTold;
  let again: number;

  beforeEach(() => {
    vi.useFakeTimers();
    again = 0;
    told = new PlaceTold(() => (again += 1));
  });

  afterEach(() => vi.useRealTimers());

  it("is told at once the first time, and not at every change after that", () => {
    told.now({ position: 5 });
    expect(told.place).toEqual({ position: 5 });
    told.now({ position: 4 });
    told.now({ position: 3, from_minutes: 2, to_minutes: 6 });
    expect(told.place).toEqual({ position: 5 });
    vi.advanceTimersByTime(TELL_EVERY_MS);
    expect(told.place).toEqual({ position: 3, from_minutes: 2, to_minutes: 6 });
    expect(again).toBe(1);
  });

  it("is told at once when somebody is the next", () => {
    told.now({ position: 3 });
    told.now({ position: 1 });
    expect(told.place).toEqual({ position: 1 });
  });

  it("is not said again when nothing changed", () => {
    told.now({ position: 3 });
    vi.advanceTimersByTime(5 * TELL_EVERY_MS);
    expect(again).toBe(0);
  });

  it("ends when somebody no longer waits", () => {
    told.now({ position: 3 });
    told.now(null);
    expect(told.place).toBeNull();
    vi.advanceTimersByTime(2 * TELL_EVERY_MS);
    expect(again).toBe(0);
  });
});
