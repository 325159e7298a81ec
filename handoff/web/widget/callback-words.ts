import { dayInWords, fill } from "../shared/languages";
import type { DayPart } from "../shared/protocol";
import type { Texts } from "./texts";

/** A part of a day as it stands in a sentence or a list: "dinsdag 24 november, in de ochtend". */
export function momentWords(day: string | null | undefined, part: DayPart, texts: Texts, language: string): string {
  const words = { morning: texts.morning, afternoon: texts.afternoon, any: texts.anyPromised }[part];
  // Noon in UTC is the same day in every zone from which a desk is served.
  return day ? fill(texts.onDay, { day: dayInWords(new Date(`${day}T12:00:00Z`), language), part: words }) : words;
}
