// The hours and words of a desk as a form has them: times of `08:00`, as an input for times gives them.
import type { DeskValues, Hours, SpecialDay } from "../../shared/protocol";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

/** With times of hours and minutes. */
export function timesOnly(values: DeskValues): DeskValues {
  return withTimes(values, (time) => time.slice(0, 5));
}

/** With times as the server reads them. A time that was not filled in is midnight, which is never after another. */
export function withSeconds(values: DeskValues): DeskValues {
  return withTimes(values, (time) => (/^\d\d:\d\d$/.test(time) ? `${time}:00` : "00:00:00"));
}

/** Whether both say the same; an empty text is none. */
export function sameValues(one: DeskValues, other: DeskValues): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** A row for what is open on every working day. */
export function newHours(opens: string, closes: string): Hours {
  return { days: ["mon", "tue", "wed", "thu", "fri"], opens, closes };
}

/** `row` with the day chosen or no longer, in the order of the week. */
export function withDay(row: Hours, day: Day, on: boolean): Hours {
  return { ...row, days: DAYS.filter((each) => (each === day ? on : row.days.includes(each))) };
}

/** `rows` with another one at `place`; none removes it. */
export function replaced<Row>(rows: readonly Row[], place: number, row: Row | null): Row[] {
  return rows.flatMap((each, at) => (at !== place ? [each] : row === null ? [] : [row]));
}

function withTimes(values: DeskValues, change: (time: string) => string): DeskValues {
  const hours = (row: Hours): Hours => ({ days: row.days, opens: change(row.opens), closes: change(row.closes) });
  return {
    ...values,
    hours: values.hours.map(hours),
    breaks: values.breaks.map(hours),
    special_days: values.special_days.map((day): SpecialDay => ({
      date: day.date,
      hours: (day.hours ?? []).map(hours),
      why: day.why ?? null,
    })),
  };
}

function plain(values: DeskValues): unknown[] {
  const text = (value: { nl: string; en: string } | null | undefined) =>
    value && (value.nl || value.en) ? [value.nl, value.en] : null;
  const hours = (rows: readonly Hours[]) =>
    rows.map(({ days, opens, closes }) => [days, opens.slice(0, 5), closes.slice(0, 5)]);
  return [
    text(values.name),
    hours(values.hours),
    values.open_on_holidays,
    hours(values.breaks),
    values.special_days.map((day) => [day.date, hours(day.hours ?? []), text(day.why)]),
    text(values.closed_words),
    text(values.waiting_words),
  ];
}
