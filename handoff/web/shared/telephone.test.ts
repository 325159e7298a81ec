import { describe, expect, it } from "vitest";
import { readableNumber, stretches, unbroken } from "./telephone";

describe("a telephone number", () => {
  it("is read as people in the Netherlands write it, like the service reads it back", () => {
    expect(readableNumber("+31612345678")).toBe(unbroken("06 12345678"));
    expect(readableNumber("+31302861000")).toBe(unbroken("030 286 1000"));
    expect(readableNumber("+31111123456")).toBe(unbroken("0111 123 456"));
    expect(readableNumber("+31880000000")).toBe(unbroken("088 000 0000"));
  });

  it("stays on one line", () => {
    expect(readableNumber("+31612345678")).not.toMatch(/[ \n]/);
  });

  it("keeps its country code when it is of another country, and is left alone when it is no full number", () => {
    expect(readableNumber("+4915112345678")).toBe("+4915112345678");
    expect(readableNumber("112")).toBe("112");
  });
});

describe("the telephone numbers in a text", () => {
  const numbers = (text: string): string[] => stretches(text).flatMap((part) => (part.number ? [part.text] : []));

  it("are found however they are grouped", () => {
    expect(numbers("Bel 06 / 12345678, of 0800 - 1205.")).toEqual(["06 / 12345678", "0800 - 1205"]);
    expect(numbers("Bel (030) 286 10 00 of 14 030")).toEqual(["(030) 286 10 00", "14 030"]);
    expect(numbers("Call +31 (0)30 286 10 00!")).toEqual(["+31 (0)30 286 10 00"]);
    expect(numbers("088-123 45 67 (op werkdagen)")).toEqual(["088-123 45 67"]);
  });

  it("are not what cannot be broken, nor years, times, amounts and laws", () => {
    for (const text of ["112", "0612345678", "14 dagen", "in 2026 - 2027", "van 10:00 - 12:00 uur", "€ 1.000 000"])
      expect(numbers(text)).toEqual([]);
  });

  it("leave the text as it is", () => {
    const text = "Bel 0800 - 1205. Of 06 12 34 56 78 (Sam), of kom langs op 3 maart.";
    expect(
      stretches(text)
        .map((part) => part.text + part.after)
        .join(""),
    ).toBe(text);
  });
});
