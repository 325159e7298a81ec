import { describe, expect, it } from "vitest";
import { canGoOn } from "./after-call";

describe("the conversation after a call", () => {
  it("goes on with who called when nobody else has it", () => {
    expect(canGoOn({ owner: "bot", caseworkerId: null }, "me")).toBe(true);
    expect(canGoOn({ owner: "queue", caseworkerId: null }, "me")).toBe(true);
    expect(canGoOn({ owner: "caseworker", caseworkerId: "me" }, "me")).toBe(true);
  });

  it("does not when it is over, or a colleague has it", () => {
    expect(canGoOn({ owner: "closed", caseworkerId: null }, "me")).toBe(false);
    expect(canGoOn({ owner: "caseworker", caseworkerId: "other" }, "me")).toBe(false);
  });
});
