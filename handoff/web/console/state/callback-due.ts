// When a call-back is due: its part of a day, which the desk's opening hours decide, seen from now.
import { calendarDay } from "../../shared/languages";

export interface Due {
  /** `now`: within the part of the day that was promised; `late`: it has passed. */
  readonly state: "now" | "later" | "late";
  /** Whole days from today to the day of the call, in the Netherlands; below 0 when it is past. */
  readonly days: number;
}

/** The part of a day that was promised (ISO 8601), as an item of the board has it. */
export interface Promised {
  readonly begins_at: string;
  readonly ends_at: string;
}

const DAY = 86_400_000;

/** When to make a call that was promised, seen from `now` (milliseconds). */
export function callbackDue({ begins_at, ends_at }: Promised, now: number): Due {
  const begins = Date.parse(begins_at);
  const days = (dayNumber(begins) - dayNumber(now)) / DAY;
  if (now < begins) return { state: "later", days };
  return { state: now < Date.parse(ends_at) ? "now" : "late", days };
}

const ORDER = { late: 0, now: 1, later: 2 } as const;

/** For sorting: what is late first, then what is due now, then the rest; otherwise as the service gave them. */
export function byDue(now: number) {
  return (a: Promised, b: Promised): number => ORDER[callbackDue(a, now).state] - ORDER[callbackDue(b, now).state];
}

function dayNumber(moment: number): number {
  return Date.parse(`${calendarDay(new Date(moment))}T00:00:00Z`);
}
