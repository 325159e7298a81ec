import { describe, expect, it } from "vitest";
import { isolated, isolatedView, unmarked } from "./isolated";

const SENTENCE = `${isolated("نور")} zoekt iets uit: ${isolated("بيل")}. Tot zo.`;

describe("somebody else's words within a sentence of ours", () => {
  it("are said as they are", () => {
    expect(unmarked(SENTENCE)).toBe("نور zoekt iets uit: بيل. Tot zo.");
  });

  it("have a direction of their own, and our words have ours", () => {
    const shown = isolatedView(SENTENCE).map(({ strings, values }) => [strings.join("…"), values[0]]);
    expect(shown).toEqual([
      ["<bdi>…</bdi>", "نور"],
      ["…", " zoekt iets uit: "],
      ["<bdi>…</bdi>", "بيل"],
      ["…", ". Tot zo."],
    ]);
  });

  it("cannot end what sets them apart", () => {
    const marked = isolated("Noor");
    expect(isolatedView(isolated(marked + "UWV"))).toHaveLength(1);
  });
});
