import { afterEach, describe, expect, it } from "vitest";
import { useLanguage } from "../words";
import { furtherLanguages, speakable } from "./tongues-spoken";

describe("languages that somebody speaks", () => {
  afterEach(() => useLanguage("nl"));

  it("stand in the order of their names in the language of the console", () => {
    expect(speakable(["nl", "en", "tr", "ar"], [])).toEqual(["ar", "en", "nl", "tr"]);
    useLanguage("en");
    expect(speakable(["nl", "de", "tr"], [])).toEqual(["nl", "de", "tr"]);
  });

  it("keep what somebody has, also a code that has no name", () => {
    expect(speakable(["nl"], ["nl", "sw", "xx"])).toEqual(["nl", "sw", "xx"]);
  });

  it("can be added when they are not there yet", () => {
    expect(furtherLanguages(["sw", "ka", "hi"], ["sw"])).toEqual(["ka", "hi"]);
  });

  it("stand once under one name", () => {
    expect(furtherLanguages(["ak", "sw", "tw"], [])).toEqual(["ak", "sw"]);
    expect(furtherLanguages(["ak", "sw", "tw"], ["tw"])).toEqual(["sw"]);
  });
});
