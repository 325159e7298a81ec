// The board: what the last overview says, and what is new in it since the one before.
import type { DeskName, DeskState, MineItem, Overview, WaitingItem } from "../../shared/protocol";

export const emptyOverview: Overview = {
  type: "overview",
  desks: [],
  waiting: [],
  mine: [],
  callbacks: [],
  me: { state: "off_duty", until: null, capacity: 0, has: 0 },
};

/** The ids of the desks that this caseworker is on duty for. */
export function servedDesks(overview: Overview): readonly string[] {
  return overview.desks.filter((desk) => desk.serving).map((desk) => desk.desk.id);
}

/** Conversations that wait now and did not in `before`. */
export function newlyWaiting(before: Overview, after: Overview): readonly WaitingItem[] {
  const known = new Set(before.waiting.map((item) => item.conversation));
  return after.waiting.filter((item) => !known.has(item.conversation));
}

/** Conversations that became mine alone since `before` at a desk that assigns by itself; not those I am asked to join. */
export function newlyAssigned(before: Overview, after: Overview): readonly MineItem[] {
  const known = new Set(before.mine.map((item) => item.conversation));
  const automatic = new Set(after.desks.filter((desk) => desk.assignment === "automatic").map((desk) => desk.desk.id));
  const own = after.mine.filter(({ part }) => part === undefined || part === "owner");
  return own.filter((item) => !known.has(item.conversation) && automatic.has(item.desk.id));
}

/** Conversations in which a colleague asked, since `before`, whether this caseworker joins. */
export function newlyAsked(before: Overview, after: Overview): readonly MineItem[] {
  const asked = ({ mine }: Overview) => mine.filter(({ part }) => part === "asked");
  const known = new Set(asked(before).map((item) => item.conversation));
  return asked(after).filter((item) => !known.has(item.conversation));
}

/** The desks of this caseworker at which more people wait past the target than in `before`. */
export function newlyLate(before: Overview, after: Overview): readonly DeskName[] {
  const known = new Map(before.desks.map((desk) => [desk.desk.id, desk.late]));
  return after.desks.filter((desk) => desk.mine && desk.late > (known.get(desk.desk.id) ?? 0)).map((desk) => desk.desk);
}

export interface WaitingAtDesk {
  readonly desk: DeskState;
  readonly items: readonly WaitingItem[];
}

/** The waiting list per desk: those on duty for, and after them every other that somebody visible waits at. */
export function waitingPerDesk(overview: Overview): readonly WaitingAtDesk[] {
  return overview.desks
    .map((desk) => ({ desk, items: overview.waiting.filter((item) => item.desk.id === desk.desk.id) }))
    .filter(({ desk, items }) => desk.serving || items.length > 0)
    .toSorted((one, other) => Number(other.desk.serving) - Number(one.desk.serving));
}

/** How many wait where this caseworker could help and is not on duty; 0 as long as somebody waits where they are. */
export function waitingElsewhere({ desks, waiting }: Overview): number {
  const served = new Set(desks.filter(({ serving }) => serving).map(({ desk }) => desk.id));
  return waiting.some(({ desk }) => served.has(desk.id)) ? 0 : waiting.length;
}

/**
 * What to do about duty after the connection was away for `awayMs`: `wanted` are the desks that the caseworker last
 * chose, `serving` those that the server still knows. A short absence is repaired silently; after a long one the
 * caseworker may have left the chair, so we ask.
 */
export function dutyAfterReturn(
  wanted: readonly string[],
  serving: readonly string[],
  awayMs: number,
): "keep" | "restore" | "ask" {
  if (wanted.every((desk) => serving.includes(desk))) return "keep";
  return awayMs <= 5 * 60_000 ? "restore" : "ask";
}
