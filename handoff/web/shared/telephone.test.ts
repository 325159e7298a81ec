import { describe, expect, it } from "vitest";
import { readableNumber, unbroken } from "./telephone";

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
