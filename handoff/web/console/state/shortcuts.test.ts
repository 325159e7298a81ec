import { describe, expect, it } from "vitest";
import { shortcutOf, SHORTCUTS, stepFrom, WRITING_KEYS } from "./shortcuts";

const press = { key: "n", ctrlKey: false, altKey: false, metaKey: false, repeat: false };

describe("shortcuts", () => {
  it("work where nobody writes", () => {
    expect(shortcutOf(press, false)).toBe("claim-next");
    expect(shortcutOf({ ...press, key: "?" }, false)).toBe("overview");
  });

  it("leave words, and the keys of the browser, alone", () => {
    expect(shortcutOf(press, true)).toBeNull();
    expect(shortcutOf({ ...press, ctrlKey: true }, false)).toBeNull();
    expect(shortcutOf({ ...press, metaKey: true }, false)).toBeNull();
    expect(shortcutOf({ ...press, key: "q" }, false)).toBeNull();
  });

  it("do not repeat themselves while a key is held down", () => {
    expect(shortcutOf({ ...press, repeat: true }, false)).toBeNull();
  });

  it("have one meaning a key", () => {
    const keys = [...SHORTCUTS, ...WRITING_KEYS].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("step through a list and stop at its ends", () => {
    expect(stepFrom(["a", "b"], "a", 1)).toBe("b");
    expect(stepFrom(["a", "b"], "b", 1)).toBe("b");
    expect(stepFrom(["a", "b"], null, -1)).toBe("b");
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
