/** The service's own languages: what it writes itself, and the directory, has words in both. See also `tongues.ts`. */
export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language for `code` (ISO 639-1, also with a region such as `en-GB`); Dutch for every other. */
export function languageOf(code: string | null | undefined): Language {
  return code?.toLowerCase().startsWith("en") ? "en" : "nl";
}

/** `text` with each `{name}` replaced by what `values` has for it. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const LOCALES: Readonly<Record<string, string>> = { nl: "nl-NL", en: "en-GB" };

/** How dates are written in `language` (ISO 639-1). */
function localeOf(language: string): string {
  return LOCALES[language] ?? language;
}

const ZONE = "Europe/Amsterdam";

/** The time of day in the Netherlands, such as 14:05. */
export function timeOfDay(moment: Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: "2-digit", minute: "2-digit", timeZone: ZONE }).format(
    moment,
  );
}

/** The day in the Netherlands in words, such as "maandag 3 maart"; with the year when it is not that of `now`. */
export function dayInWords(moment: Date, language: string, now: Date = new Date()): string {
  const year = (date: Date): string =>
    new Intl.DateTimeFormat("nl-NL", { year: "numeric", timeZone: ZONE }).format(date);
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: ZONE,
    ...(year(moment) === year(now) ? {} : { year: "numeric" }),
  }).format(moment);
}

/** The date in the Netherlands in words, such as "3 maart 2027". */
export function dateInWords(moment: Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: ZONE,
  }).format(moment);
}

/** The calendar day `days` after that of `moment`, as YYYY-MM-DD: also in the night in which the clock changes. */
export function dayBeside(moment: Date, days: number): string {
  const noon = new Date(`${calendarDay(moment)}T12:00:00Z`);
  return new Date(noon.getTime() + days * 24 * 3600_000).toISOString().slice(0, 10);
}

/** The calendar day in the Netherlands as YYYY-MM-DD, to see whether two moments are on the same one. */
export function calendarDay(moment: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    moment,
  );
}
