import { describe, expect, it } from "vitest";
import { TEXT_LIMIT } from "./protocol";
import { charactersLeft } from "./text-length";

describe("charactersLeft", () => {
  it("counts as the service does: an emoji is one character", () => {
    expect(charactersLeft("")).toBe(TEXT_LIMIT);
    expect(charactersLeft("😀".repeat(TEXT_LIMIT))).toBe(0);
    expect(charactersLeft("a".repeat(TEXT_LIMIT + 3))).toBe(-3);
  });
});
