import { describe, expect, it } from "vitest";
import type { DeskNow } from "../../shared/protocol";
import { waitOf, worst } from "./supervision";

const SINCE = "2026-03-02T09:00:00Z";
const at = (seconds: number): number => Date.parse(SINCE) + seconds * 1000;
const desk: DeskNow = {
  desk: { id: "uwv", nl: "UWV", en: "UWV" },
  ...{ open: true, on_duty: 1, waiting: 1, busy: 0, places: 3, free_places: 3, late: 0 },
  ...{ first_answer: 600, warn_after: 420, oldest: SINCE },
};

describe("how a desk stands", () => {
  it("is near its target from the warning on, and misses it at the target", () => {
    expect([419, 420, 599, 600].map((seconds) => waitOf(desk, at(seconds)))).toEqual([
      "in-time",
      "near",
      "near",
      "missed",
    ]);
    expect(waitOf({ ...desk, oldest: null }, at(9999))).toBe("in-time");
  });

  it("is late when nobody serves those who wait, or a call-back is overdue", () => {
    expect(worst(desk, at(0))).toBe("in-time");
    expect(worst({ ...desk, on_duty: 0 }, at(0))).toBe("missed");
    expect(worst({ ...desk, on_duty: 0, waiting: 0, oldest: null }, at(0))).toBe("in-time");
    expect(worst({ ...desk, callbacks_overdue: 1 }, at(0))).toBe("missed");
    expect(worst({ ...desk, escalations_overdue: 1 }, at(0))).toBe("near");
  });
});
