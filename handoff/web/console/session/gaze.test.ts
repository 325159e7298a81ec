import { describe, expect, it } from "vitest";
import type { FromStaff } from "../../shared/protocol";
import { Gaze } from "./gaze";

function newGaze(): { gaze: Gaze; told: (string | null)[]; page: { visible: boolean; connected: boolean } } {
  const told: (string | null)[] = [];
  const page = { visible: true, connected: true };
  const send = (frame: FromStaff): boolean => {
    if (page.connected && frame.type === "looking") told.push(frame.conversation ?? null);
    return page.connected;
  };
  return { gaze: new Gaze(send, () => page.visible), told, page };
}

describe("what this window looks at", () => {
  it("is told once for each change", () => {
    const { gaze, told } = newGaze();
    for (const id of [null, "a", "a", "b", null]) gaze.at(id);
    expect(told).toEqual(["a", "b", null]);
  });

  it("is nothing while nobody sees the window", () => {
    const { gaze, told, page } = newGaze();
    gaze.at("a");
    page.visible = false;
    gaze.at("a");
    page.visible = true;
    gaze.at("a");
    expect(told).toEqual(["a", null, "a"]);
  });

  it("is told again after a new connection, and what could not be told is tried again", () => {
    const { gaze, told, page } = newGaze();
    page.connected = false;
    gaze.at("a");
    page.connected = true;
    gaze.at("a");
    gaze.again("a");
    expect(told).toEqual(["a", "a"]);
  });
});
