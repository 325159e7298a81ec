import { describe, expect, it } from "vitest";
import type { Event } from "../../shared/protocol";
import { emptyLog, withEvents } from "./conversation-log";

function said(seq: number): Event {
  return {
    seq,
    sender: { role: "citizen" },
    body: { kind: "message", text: `${seq}` },
    created_at: "2026-03-02T09:00:00Z",
  };
}

describe("the log of a conversation", () => {
  it("takes events in order of seq, each once, whatever order and how often they come", () => {
    const { log } = withEvents(emptyLog, [said(2), said(1), said(2)]);
    const again = withEvents(log, [said(1), said(2), said(3)]);
    expect(again.gap).toBe(false);
    expect(again.log.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(again.log.lastSeq).toBe(3);
  });

  it("takes nothing and says so when something is missing in between", () => {
    const { log } = withEvents(emptyLog, [said(1)]);
    const { log: after, gap } = withEvents(log, [said(2), said(4)]);
    expect(gap).toBe(true);
    expect(after).toBe(log);
  });

  it("knows that what is missing inside the reach of a frame is not for us", () => {
    const first = withEvents(emptyLog, [said(5), said(7)], { after: 0, lastSeq: 8 });
    expect(first.gap).toBe(false);
    expect(first.log.events.map(({ seq }) => seq)).toEqual([5, 7]);
    expect(first.log.lastSeq).toBe(8);
    expect(withEvents(first.log, [said(12)], { after: 9, lastSeq: 12 }).gap).toBe(true);
    const nothingForUs = withEvents(first.log, [], { after: 8, lastSeq: 10 });
    expect(nothingForUs.log.lastSeq).toBe(10);
  });

  it("stays the same object when nothing is new", () => {
    const { log } = withEvents(emptyLog, [said(1)]);
    expect(withEvents(log, [said(1)]).log).toBe(log);
  });
});
