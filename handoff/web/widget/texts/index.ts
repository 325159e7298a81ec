import messages from "loket:texts";
import type { Language } from "../../shared/languages";
import type nl from "./nl.json";

/** The words of one language, none missing: the build refuses a message file that is not complete. */
export type Texts = Record<keyof (typeof nl)["words"], string>;

/** A language in which the window can be read. */
export interface Tongue {
  /** ISO 639-1. */
  readonly code: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** In which of the service's own languages the conversation goes. */
  readonly conversation: Language;
  readonly texts: Texts;
}

/** Every language that has a message file in this folder, Dutch first. */
export const TONGUES: readonly Tongue[] = Object.entries(messages).map(([code, { language, words }]) => ({
  code,
  name: language.name,
  direction: language.direction as Tongue["direction"],
  conversation: language.conversation as Language,
  texts: words as Texts,
}));

/** The words of the languages that the service speaks itself. */
export const TEXTS: Record<Language, Texts> = {
  nl: tongueOf("nl").texts,
  en: tongueOf("en").texts,
};

/** The language for `code` (also with a region such as `en-GB`); Dutch for one that has no message file. */
export function tongueOf(code: string | null | undefined): Tongue {
  const wanted = code?.toLowerCase() ?? "";
  const found =
    TONGUES.find((tongue) => tongue.code.toLowerCase() === wanted) ??
    TONGUES.find((tongue) => tongue.code === wanted.split("-")[0]) ??
    TONGUES[0];
  if (!found) throw new Error("there is no message file");
  return found;
}
