import { describe, expect, it } from "vitest";
import { steadyRows } from "./steady-order";

const key = (item: string): string => item[0] ?? "";
const shown = steadyRows([], ["a1", "b1", "c1"], key, false);

describe("rows under the pointer", () => {
  it("follow the server's order when nobody points at them", () => {
    expect(steadyRows(shown, ["c2", "a2"], key, false).map(({ item }) => item)).toEqual(["c2", "a2"]);
  });

  it("stay where they are with fresh content; new ones come last", () => {
    const held = steadyRows(shown, ["d1", "c2", "b2", "a2"], key, true);
    expect(held.map(({ item }) => item)).toEqual(["a2", "b2", "c2", "d1"]);
  });

  it("keep the place of one that is gone, marked so, until the pointer leaves", () => {
    const held = steadyRows(shown, ["a2", "c2"], key, true);
    expect(held.map(({ item, gone }) => [item, gone])).toEqual([
      ["a2", false],
      ["b1", true],
      ["c2", false],
    ]);
    expect(steadyRows(held, ["a2", "c2"], key, false).map(({ item }) => item)).toEqual(["a2", "c2"]);
  });

  it("bring one back that left and returned while held", () => {
    const held = steadyRows(shown, ["a2", "c2"], key, true);
    expect(steadyRows(held, ["a3", "b3", "c3"], key, true).map(({ item, gone }) => [item, gone])).toEqual([
      ["a3", false],
      ["b3", false],
      ["c3", false],
    ]);
  });
});
