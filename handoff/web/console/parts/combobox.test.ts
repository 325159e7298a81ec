import { describe, expect, it } from "vitest";
import { stepOf } from "./combobox";

describe("a key in a combobox", () => {
  it("goes one up or down, and around at the ends", () => {
    expect(stepOf("ArrowDown", 0, 3)).toBe(1);
    expect(stepOf("ArrowDown", 2, 3)).toBe(0);
    expect(stepOf("ArrowUp", 0, 3)).toBe(2);
    expect(stepOf("ArrowUp", -1, 3)).toBe(2);
    expect(stepOf("ArrowDown", -1, 3)).toBe(0);
  });

  it("goes a page up or down, and stops at the ends", () => {
    expect(stepOf("PageDown", 1, 20)).toBe(9);
    expect(stepOf("PageDown", 1, 4)).toBe(3);
    expect(stepOf("PageUp", 3, 20)).toBe(0);
  });

  it("is otherwise a letter", () => {
    expect(stepOf("a", 0, 3)).toBeUndefined();
    expect(stepOf("Home", 0, 3)).toBeUndefined();
  });
});
