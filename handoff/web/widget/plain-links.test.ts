import { describe, expect, it } from "vitest";
import { dial, plainLinks, safeAddress } from "./plain-links";

const hrefs = (text: string): string[] => plainLinks(text).flatMap(({ href }) => href ?? []);

describe("plainLinks", () => {
  it.each([
    "",
    "geen link",
    "<b>vet</b> <img src=x onerror=alert(1)>",
    "zie https://a.nl/x?y=1&z=2, of www.b.nl/pad.",
    "(https://a.nl/een_(twee)) en mailto:a@b.nl!",
  ])("keeps the text whole: %s", (text) => {
    expect(
      plainLinks(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it("links addresses without the sentence around them", () => {
    expect(hrefs("Kijk op https://www.a.nl/pad. Of (https://b.nl)?")).toEqual(["https://www.a.nl/pad", "https://b.nl"]);
    expect(hrefs("www.b.nl/x, tel:14030 en mailto:a@b.nl.")).toEqual([
      "https://www.b.nl/x",
      "tel:14030",
      "mailto:a@b.nl",
    ]);
    expect(hrefs("https://a.nl/een_(twee)")).toEqual(["https://a.nl/een_(twee)"]);
  });

  it.each([
    ["zie https://a.nl/pad_(een).", "https://a.nl/pad_(een)"],
    ["(zie https://a.nl/pad_(een))!", "https://a.nl/pad_(een)"],
    ["(zie https://a.nl/pad?).", "https://a.nl/pad"],
    ["https://a.nl/(een)/(twee)?!", "https://a.nl/(een)/(twee)"],
  ])("keeps a bracket of the address and not what the sentence ends with: %s", (text, address) => {
    expect(hrefs(text)).toEqual([address]);
  });

  it("links no address that was hidden", () => {
    expect(hrefs("mailto:▮▮▮▮▮ en https://a.nl/▮▮▮")).toEqual([]);
  });

  it("links nothing else", () => {
    expect(hrefs("javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.nl")).toEqual([]);
  });
});

describe("safeAddress", () => {
  it("lets only http, https, tel and mailto through", () => {
    expect(["https://a.nl", "http://a.nl", "tel:112", "mailto:a@b.nl"].map(safeAddress)).not.toContain(null);
    expect(["javascript:alert(1)", " JaVaScript:x", "data:,x", "//a.nl", ""].map(safeAddress)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe("dial", () => {
  it("leaves what a telephone knows", () => {
    expect([dial("14 030"), dial("+31 (0)6 12 34 56 78"), dial("0800-0113")]).toEqual([
      "tel:14030",
      "tel:+31612345678",
      "tel:08000113",
    ]);
  });
});
