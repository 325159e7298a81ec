// The target of a wait, and the room that a caseworker has.
import type { OwnDuty, WaitingItem } from "../../shared/protocol";

export type Target = "in-time" | "near" | "missed";

/** How the wait stands against the target of its desk at `now` (milliseconds). */
export function targetOf(item: Pick<WaitingItem, "warn_at" | "late_at">, now: number): Target {
  if (now >= Date.parse(item.late_at)) return "missed";
  return now >= Date.parse(item.warn_at) ? "near" : "in-time";
}

/** Whole seconds until the wrap-up ends by itself; 0 when there is none or its time is over. */
export function wrapUpLeft(me: OwnDuty, now: number): number {
  if (me.state !== "wrap_up" || !me.until) return 0;
  return Math.max(0, Math.ceil((Date.parse(me.until) - now) / 1000));
}

/** What a caseworker does at `now`: a wrap-up whose time is over has ended, also before the server says so. */
export function stateNow(me: OwnDuty, now: number): OwnDuty["state"] {
  return me.state === "wrap_up" && wrapUpLeft(me, now) === 0 ? "working" : me.state;
}

/** Whether there is no room for one more conversation. */
export function isFull(me: OwnDuty): boolean {
  return me.has >= me.capacity;
}
