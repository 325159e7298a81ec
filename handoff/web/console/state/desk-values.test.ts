import { describe, expect, it } from "vitest";
import type { DeskValues } from "../../shared/protocol";
import { newHours, replaced, sameValues, timesOnly, withDay, withSeconds } from "./desk-values";

const values: DeskValues = {
  name: { nl: "UWV", en: "UWV" },
  hours: [{ days: ["mon"], opens: "08:00:00", closes: "17:00:00" }],
  open_on_holidays: false,
  breaks: [],
  special_days: [{ date: "2026-12-24", hours: [{ days: ["mon"], opens: "08:00:00", closes: "12:00:00" }], why: null }],
  closed_words: null,
  waiting_words: null,
};

describe("the values of a desk in a form", () => {
  it("come back from the form as they went in", () => {
    expect(timesOnly(values).hours[0]?.opens).toBe("08:00");
    expect(withSeconds(timesOnly(values))).toEqual(values);
    expect(sameValues(timesOnly(values), values)).toBe(true);
  });

  it("are the same without words and with empty words", () => {
    expect(sameValues(values, { ...values, closed_words: { nl: "", en: "" } })).toBe(true);
    expect(sameValues(values, { ...values, closed_words: { nl: "Dicht.", en: "" } })).toBe(false);
    expect(sameValues(values, { ...values, open_on_holidays: true })).toBe(false);
  });

  it("give a time that was not filled in to the server as one that it refuses", () => {
    const row = { ...newHours("09:00", "17:00"), closes: "" };
    expect(withSeconds({ ...values, hours: [row] }).hours[0]?.closes).toBe("00:00:00");
  });

  it("have days in the order of the week", () => {
    const row = withDay({ days: ["fri"], opens: "", closes: "" }, "mon", true);
    expect(row.days).toEqual(["mon", "fri"]);
    expect(withDay(row, "fri", false).days).toEqual(["mon"]);
  });

  it("change or lose one row", () => {
    expect(replaced(["a", "b", "c"], 1, "x")).toEqual(["a", "x", "c"]);
    expect(replaced(["a", "b", "c"], 1, null)).toEqual(["a", "c"]);
  });
});
