import { describe, expect, it } from "vitest";
import type { DeskState, Overview, WaitingItem } from "../../shared/protocol";
import { dutyAfterReturn, emptyOverview, inOrderOfNeed, newlyWaiting, servedDesks, waitingPerDesk } from "./board";

function desk(id: string, serving: boolean): DeskState {
  return { desk: { id, nl: id, en: id }, waiting: 0, on_duty: 0, open: true, mine: true, serving };
}

function waits(conversation: string, at: string, position: number, more: Partial<WaitingItem> = {}): WaitingItem {
  return {
    conversation,
    desk: { id: at, nl: at, en: at },
    since: "2026-03-02T09:00:00Z",
    position,
    reason: "asked",
    language: "nl",
    ...more,
  };
}

const board: Overview = {
  ...emptyOverview,
  desks: [desk("a", true), desk("b", false), desk("c", false)],
  waiting: [waits("1", "a", 1), waits("2", "b", 1)],
};

describe("the board", () => {
  it("knows for which desks one is on duty", () => {
    expect(servedDesks(board)).toEqual(["a"]);
  });

  it("shows who waits per desk, an empty one only when one is on duty for it", () => {
    expect(waitingPerDesk(board).map(({ desk: { desk }, items }) => [desk.id, items.length])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(waitingPerDesk({ ...board, waiting: [] }).map(({ desk: { desk } }) => desk.id)).toEqual(["a"]);
  });

  it("finds who is new, also when somebody else left meanwhile", () => {
    const after = { ...board, waiting: [waits("2", "b", 1), waits("3", "a", 1)] };
    expect(newlyWaiting(board, after).map(({ conversation }) => conversation)).toEqual(["3"]);
  });

  it("puts urgent ones first, then the place in the queue, then the longest waiting", () => {
    const list = [
      waits("second", "a", 2),
      waits("late", "b", 1, { since: "2026-03-02T09:05:00Z" }),
      waits("early", "a", 1, { since: "2026-03-02T09:01:00Z" }),
      waits("urgent", "b", 9, { urgent: true }),
    ];
    expect(inOrderOfNeed(list).map(({ conversation }) => conversation)).toEqual(["urgent", "early", "late", "second"]);
  });
});

describe("duty after the connection was away", () => {
  it("stays when the server still knows it", () => {
    expect(dutyAfterReturn(["a"], ["a"], 1000)).toBe("keep");
    expect(dutyAfterReturn([], [], 1_000_000)).toBe("keep");
  });

  it("is repaired after a short absence, and asked about after a long one", () => {
    expect(dutyAfterReturn(["a", "b"], ["a"], 60_000)).toBe("restore");
    expect(dutyAfterReturn(["a"], [], 600_000)).toBe("ask");
  });
});
