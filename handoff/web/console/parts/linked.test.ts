import { describe, expect, it } from "vitest";
import { linked } from "./linked";

const words = (text: string): string[] =>
  linked(text).map((part) => (typeof part === "string" ? part : `<${String(part.values[0])}>`));

describe("web addresses in a message", () => {
  it("can be followed, without the full stop after them", () => {
    expect(words("Kijk op https://www.uwv.nl/ww, of bel.")).toEqual([
      "Kijk op ",
      "<https://www.uwv.nl/ww>",
      ", of bel.",
    ]);
    expect(words("Zie https://uwv.nl.")).toEqual(["Zie ", "<https://uwv.nl>", "."]);
  });

  it("are only those of the web", () => {
    expect(words("javascript:alert(1) <b>vet</b>")).toEqual(["javascript:alert(1) <b>vet</b>"]);
  });
});
