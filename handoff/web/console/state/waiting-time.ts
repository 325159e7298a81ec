// How long somebody waits, as a clock that ticks and as words that can be read aloud.

/** Whole seconds from `since` (ISO 8601) to `now` (milliseconds); never below 0, whatever the clocks say. */
export function secondsSince(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

/** `3:07` below an hour, `1:02:05` from an hour on, and from a day on only hours: `26:00:00`. */
export function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

export type Span =
  | { readonly unit: "now" }
  | { readonly unit: "minutes"; readonly minutes: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number };

/** The same for words: below a minute `now`, then whole minutes, then hours with minutes. */
export function span(seconds: number): Span {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return { unit: "now" };
  if (minutes < 60) return { unit: "minutes", minutes };
  return { unit: "hours", hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
