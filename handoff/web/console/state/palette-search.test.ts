import { describe, expect, it } from "vitest";
import { found } from "./palette-search";

const all = [
  { id: "release", names: ["Terug in de wachtrij", "Back in the queue"] },
  { id: "transfer", names: ["Gesprek overdragen", "Transfer the conversation"] },
  { id: "close", names: ["Gesprek afsluiten", "Close the conversation"] },
  { id: "colleague", names: ["Collega’s beïnvloeden", "Colleagues"] },
];
const ids = (typed: string): string[] => found(typed, all).map(({ id }) => id);

describe("searching the actions", () => {
  it("shows all of them, in their order, while nothing is typed", () => {
    expect(ids("  ")).toEqual(["release", "transfer", "close", "colleague"]);
  });

  it("finds every word, in any order and in both languages", () => {
    expect(ids("afsl gesprek")).toEqual(["close"]);
    expect(ids("queue")).toEqual(["release"]);
    expect(ids("gesprek queue")).toEqual([]);
  });

  it("does without capitals and accents", () => {
    expect(ids("BEINVLOEDEN")).toEqual(["colleague"]);
  });

  it("puts what begins so before what has it inside, and the language of the screen before the other", () => {
    expect(ids("co")).toEqual(["colleague", "transfer", "close"]);
  });
});
