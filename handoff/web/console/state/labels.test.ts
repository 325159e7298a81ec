import { describe, expect, it } from "vitest";
import { labelOf, labelWords, withLabels } from "./labels";

describe("labels", () => {
  it("are read in words where they have a code", () => {
    expect(labelWords("sent_around")).toBe("Van het kastje naar de muur");
    expect(labelWords("Nieuwe regeling")).toBe("Nieuwe regeling");
  });

  it("are the same label however it is typed", () => {
    const known = ["sent_around", "Nieuwe regeling"];
    expect(labelOf("  van het KASTJE naar  de muur", known)).toBe("sent_around");
    expect(labelOf("nieuwe regeling", known)).toBe("Nieuwe regeling");
    expect(labelOf(" Iets  anders ", known)).toBe("Iets anders");
  });

  it("stand there once", () => {
    expect(withLabels(["a", "b"], ["b", "c"], ["a"])).toEqual(["b", "c"]);
  });
});
