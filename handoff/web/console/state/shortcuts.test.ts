import { describe, expect, it } from "vitest";
import { asksPalette, shortcutOf, stepFrom } from "./shortcuts";

const press = { key: "n", ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false };
const actions = [{ id: "claim-next", key: "n" }, { id: "overview", key: "?" }, { id: "without" }];

describe("shortcuts", () => {
  it("work where nobody writes", () => {
    expect(shortcutOf(press, false, actions)?.id).toBe("claim-next");
    expect(shortcutOf({ ...press, key: "?" }, false, actions)?.id).toBe("overview");
  });

  it("leave words, and the keys of the browser, alone", () => {
    expect(shortcutOf(press, true, actions)).toBeNull();
    expect(shortcutOf({ ...press, ctrlKey: true }, false, actions)).toBeNull();
    expect(shortcutOf({ ...press, metaKey: true }, false, actions)).toBeNull();
    expect(shortcutOf({ ...press, key: "q" }, false, actions)).toBeNull();
  });

  it("open the list of all actions with Ctrl or Cmd and K, and with nothing else", () => {
    expect(asksPalette({ ...press, key: "k", ctrlKey: true })).toBe(true);
    expect(asksPalette({ ...press, key: "K", metaKey: true })).toBe(true);
    expect(asksPalette({ ...press, key: "k" })).toBe(false);
    expect(asksPalette({ ...press, key: "k", ctrlKey: true, shiftKey: true })).toBe(false);
  });

  it("do not repeat themselves while a key is held down", () => {
    expect(shortcutOf({ ...press, repeat: true }, false, actions)).toBeNull();
  });

  it("step through a list and stop at its ends", () => {
    expect(stepFrom(["a", "b"], "a", 1)).toBe("b");
    expect(stepFrom(["a", "b"], "b", 1)).toBe("b");
    expect(stepFrom(["a", "b"], null, -1)).toBe("b");
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
