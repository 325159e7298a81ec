// When a call-back is due: the first part of a working day, in the Netherlands, that was not over when it was promised.
import type { DayPart } from "../../shared/protocol";

export interface Due {
  readonly state: "now" | "later" | "late";
  /** Whole days from today to the day of the call; below 0 when it is past. */
  readonly days: number;
}

interface LocalTime {
  readonly day: number; // days since 1970-01-01, as a date in the Netherlands
  readonly hour: number;
}

const PARTS: Record<DayPart, { readonly from: number; readonly to: number }> = {
  morning: { from: 8, to: 12 },
  afternoon: { from: 12, to: 18 },
  any: { from: 8, to: 18 },
};

const dutch = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  hourCycle: "h23",
});

function localTime(at: number): LocalTime {
  const parts = Object.fromEntries(dutch.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day = 1, hour = 0 } = parts;
  return { day: Date.UTC(year, month - 1, day) / 86_400_000, hour };
}

function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday === 0 || weekday === 6;
}

/** When to call somebody who asked at `createdAt` (ISO 8601) for `part` of the day, seen from `now` (milliseconds). */
export function callbackDue(createdAt: string, part: DayPart, now: number): Due {
  const asked = localTime(Date.parse(createdAt));
  const { from, to } = PARTS[part];
  let day = asked.hour < to ? asked.day : asked.day + 1;
  while (isWeekend(day)) day += 1;
  const today = localTime(now);
  const days = day - today.day;
  if (days > 0 || (days === 0 && today.hour < from)) return { state: "later", days };
  if (days < 0 || today.hour >= to) return { state: "late", days };
  return { state: "now", days };
}

const ORDER = { late: 0, now: 1, later: 2 } as const;

/** For sorting: what is late first, then what is due now, then the rest; the longest promised first. */
export function byDue<T extends { readonly created_at: string; readonly day_part: DayPart }>(now: number) {
  return (a: T, b: T): number => {
    const left = callbackDue(a.created_at, a.day_part, now);
    const right = callbackDue(b.created_at, b.day_part, now);
    return (
      ORDER[left.state] - ORDER[right.state] ||
      left.days - right.days ||
      Date.parse(a.created_at) - Date.parse(b.created_at)
    );
  };
}
