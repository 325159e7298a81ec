import { describe, expect, it } from "vitest";
import cases from "./personal-data.cases.json";
import { isBsn, isIban, personalNumbers } from "./personal-data";

describe("numbers that identify people", () => {
  it.each(cases)("in “$text”: $kinds", ({ text, kinds }) => {
    expect(personalNumbers(text)?.kinds ?? []).toEqual(kinds);
  });

  it("are told by their check digits", () => {
    expect([isBsn("111222333"), isBsn("111222334"), isBsn("")]).toEqual([true, false, false]);
    expect([isIban("NL91ABNA0417164300"), isIban("NL91ABNA0417164301"), isIban("XX91ABNA0417164300")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("are pointed at", () => {
    const text = "Uw BSN is 111222333, klopt dat?";
    const found = personalNumbers(text);
    expect(text.slice(found?.start, found?.end)).toBe("111222333");
  });

  it("are found in a long text in no time", () => {
    const long = "1 1 1 2 2 2 3 3 4 ".repeat(2000);
    const before = performance.now();
    personalNumbers(long);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
