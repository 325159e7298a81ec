import { afterEach, describe, expect, it } from "vitest";
import { called, topicWords, useNames } from "./names";
import { useLanguage } from "./words";

const RENT = { nl: "Huurtoeslag", en: "Housing benefit" };

describe("names of the directory", () => {
  afterEach(() => {
    useNames([]);
    useLanguage("nl");
  });

  it("are in the language of the console, whichever that of the conversation was", () => {
    useNames([RENT]);
    expect([called(RENT.nl), called(RENT.en)]).toEqual([RENT.nl, RENT.nl]);
    useLanguage("en");
    expect([called(RENT.nl), called(RENT.en)]).toEqual([RENT.en, RENT.en]);
    expect(called(RENT.en, "nl")).toBe(RENT.nl);
  });

  it("stay as they are where the directory does not know them", () => {
    useLanguage("en");
    expect(called(RENT.nl)).toBe(RENT.nl);
    useNames([RENT]);
    expect(called("Een oude regeling")).toBe("Een oude regeling");
  });

  it("say that a topic is not known", () => {
    expect(topicWords(null)).toBe("Onderwerp nog niet bekend");
    expect(topicWords("", "en")).toBe("Topic not known yet");
    useNames([RENT]);
    expect(topicWords(RENT.nl, "en")).toBe(RENT.en);
  });
});
