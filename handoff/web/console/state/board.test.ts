import { describe, expect, it } from "vitest";
import type { DeskState, Overview, WaitingItem } from "../../shared/protocol";
import {
  dutyAfterReturn,
  emptyOverview,
  newlyAsked,
  newlyAssigned,
  newlyLate,
  newlyWaiting,
  servedDesks,
  waitingElsewhere,
  waitingPerDesk,
} from "./board";

function desk(id: string, serving: boolean): DeskState {
  return {
    desk: { id, nl: id, en: id },
    waiting: 0,
    on_duty: 0,
    open: true,
    mine: true,
    serving,
    target: 300,
    assignment: "pick",
    places: 0,
    free_places: 0,
    late: 0,
    oldest: null,
    unspoken: [],
  };
}

function waits(conversation: string, at: string, position: number, more: Partial<WaitingItem> = {}): WaitingItem {
  return {
    conversation,
    desk: { id: at, nl: at, en: at },
    since: "2026-03-02T09:00:00Z",
    position,
    reason: "asked",
    language: "nl",
    warn_at: "2026-03-02T09:07:00Z",
    late_at: "2026-03-02T09:10:00Z",
    fits: true,
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

  it("shows the desks that one is on duty for before the others", () => {
    const other = { ...board, desks: [desk("b", false), desk("a", true)] };
    expect(waitingPerDesk(other).map(({ desk: { desk } }) => desk.id)).toEqual(["a", "b"]);
  });

  it("counts who waits elsewhere only when nobody waits where one is on duty", () => {
    expect(waitingElsewhere(board)).toBe(0);
    expect(waitingElsewhere({ ...board, waiting: [waits("2", "b", 1), waits("3", "c", 1)] })).toBe(2);
    expect(waitingElsewhere({ ...board, waiting: [] })).toBe(0);
  });

  it("finds who is new, also when somebody else left meanwhile", () => {
    const after = { ...board, waiting: [waits("2", "b", 1), waits("3", "a", 1)] };
    expect(newlyWaiting(board, after).map(({ conversation }) => conversation)).toEqual(["3"]);
  });

  it("finds what was assigned to me, which only some desks do", () => {
    const mine = (at: string, part?: "asked" | "joined" | "owner"): Overview["mine"] => [
      {
        conversation: "9",
        desk: { id: at, nl: at, en: at },
        since: "2026-03-02T09:00:00Z",
        language: "nl",
        last_seq: 3,
        ...(part && { part }),
      },
    ];
    const desks = [{ ...desk("a", true), assignment: "automatic" as const }, desk("b", true)];
    const found = (before: Overview["mine"], after: Overview["mine"]): number =>
      newlyAssigned({ ...board, desks, mine: before }, { ...board, desks, mine: after }).length;
    expect([found([], mine("a")), found(mine("a"), mine("a")), found([], mine("b"))]).toEqual([1, 0, 0]);
    expect([found([], mine("a", "owner")), found([], mine("a", "asked")), found([], mine("a", "joined"))]).toEqual([
      1, 0, 0,
    ]);
  });

  it("finds in which a colleague asks whether I join, once", () => {
    const mine = (part: "asked" | "joined"): Overview["mine"] => [
      {
        conversation: "9",
        desk: { id: "a", nl: "a", en: "a" },
        since: "2026-03-02T09:00:00Z",
        language: "nl",
        last_seq: 3,
        part,
      },
    ];
    const found = (before: Overview["mine"], after: Overview["mine"]): number =>
      newlyAsked({ ...board, mine: before }, { ...board, mine: after }).length;
    expect([found([], mine("asked")), found(mine("asked"), mine("asked"))]).toEqual([1, 0]);
    expect([found(mine("asked"), mine("joined")), found([], mine("joined"))]).toEqual([0, 0]);
  });

  it("finds at which desks of mine more people wait past the target", () => {
    const late = (n: number): Overview => ({ ...board, desks: [{ ...desk("a", true), late: n }, desk("b", false)] });
    expect(newlyLate(late(0), late(1)).map(({ id }) => id)).toEqual(["a"]);
    expect(newlyLate(late(1), late(1))).toEqual([]);
    expect(newlyLate(late(2), late(1))).toEqual([]);
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
