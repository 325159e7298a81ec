import { describe, expect, it } from "vitest";
import type { AnyBody, Event, Role } from "../../shared/protocol";
import { unreadCount } from "./unread";

const message: AnyBody = { kind: "message", text: "hallo" };
const desk = { id: "uwv", nl: "UWV", en: "UWV" };

function log(...entries: [Role, AnyBody][]) {
  const events: Event[] = entries.map(([role, body], index) => ({
    seq: index + 1,
    sender: { role },
    body,
    created_at: "2026-03-02T09:00:00Z",
  }));
  return { events, lastSeq: events.length };
}

describe("unread", () => {
  it("counts the citizen's words after what was read, and nothing of one's own", () => {
    const it = log(["citizen", message], ["caseworker", message], ["citizen", message], ["citizen", message]);
    expect(unreadCount(it, 1, 4)).toBe(2);
    expect(unreadCount(it, 4, 4)).toBe(0);
  });

  it("counts a refusal, because somebody has to act on it", () => {
    expect(unreadCount(log(["citizen", { kind: "transfer_refused", desk }]), 0, 1)).toBe(1);
  });

  it("counts what the board knows and the log did not get yet", () => {
    expect(unreadCount(log(["citizen", message]), 1, 3)).toBe(2);
    expect(unreadCount(log(), 2, 3)).toBe(1);
  });
});
