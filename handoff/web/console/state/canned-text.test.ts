import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../shared/languages";
import { filledIn, gapFor, gapsIn, inserted, opensList } from "./canned-text";

const gapOf = (name: string) => gapFor(name, "nl");

describe("filledIn", () => {
  it("puts in what is known and leaves a gap for what is not", () => {
    const text = filledIn("Dag, {caseworker} hier, over {service}.", { caseworker: "Anna" }, gapOf);
    expect(text).toBe("Dag, Anna hier, over [vul in: service].");
    expect(gapsIn(text).map(({ name }) => name)).toEqual(["service"]);
  });

  it("does not fill in what a value happens to say", () => {
    expect(filledIn("{caseworker}", { caseworker: "{service}", service: "x" }, gapOf)).toBe("{service}");
  });
});

describe("gapsIn", () => {
  it("knows the gaps of both languages and nothing else between brackets", () => {
    expect(gapsIn("[fill in: the desk] [zie bijlage] [vul in: de dienst]").map(({ name }) => name)).toEqual([
      "the desk",
      "de dienst",
    ]);
  });

  it.each(LANGUAGES)("finds what is written for a gap in %s, however the message file words it", (language) => {
    expect(gapsIn(`Dag, ${gapFor("naam (voluit)", language)}!`).map(({ name }) => name)).toEqual(["naam (voluit)"]);
  });

  it("says where it stands", () => {
    const text = "Over [vul in: de dienst].";
    const [gap] = gapsIn(text);
    expect(text.slice(gap?.start, gap?.end)).toBe("[vul in: de dienst]");
  });
});

describe("inserted", () => {
  it("goes between the words where the cursor was, and stays behind what came in", () => {
    expect(inserted({ text: "Dag. Tot ziens.", start: 4, end: 4 }, "Ik kijk.")).toEqual({
      text: "Dag. Ik kijk. Tot ziens.",
      start: 13,
      end: 13,
    });
  });

  it("takes the place of what was selected", () => {
    expect(inserted({ text: "a XX b", start: 2, end: 4 }, "y").text).toBe("a y b");
  });

  it("selects the first gap, to type over it", () => {
    const draft = inserted({ text: "Dag", start: 3, end: 3 }, "over [vul in: de dienst] en [vul in: x]");
    expect(draft.text.slice(draft.start, draft.end)).toBe("[vul in: de dienst]");
  });
});

describe("opensList", () => {
  it("does so at the start of a word, not inside one", () => {
    expect(opensList("", 0)).toBe(true);
    expect(opensList("Dag ", 4)).toBe(true);
    expect(opensList("1", 1)).toBe(false);
  });
});
