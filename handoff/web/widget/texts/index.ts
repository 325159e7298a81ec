import messages from "loket:texts/widget";
import type { Language } from "../../shared/languages";
import { type Tongue as AnyTongue, tongueAmong, tonguesOf } from "../../shared/tongues";
import type nl from "./nl.json";

/** The words of one language, none missing: the build refuses a message file that is not complete. */
export type Texts = Record<keyof (typeof nl)["words"], string>;

/** A language in which the window can be read. */
export type Tongue = AnyTongue<Texts>;

/** Every language that has a message file in this folder, Dutch first. */
export const TONGUES = tonguesOf<Texts>(messages);

/** The words of the languages that the service speaks itself. */
export const TEXTS: Record<Language, Texts> = {
  nl: tongueOf("nl").texts,
  en: tongueOf("en").texts,
};

/** The language for `code` (also with a region such as `en-GB`); Dutch for one that has no message file. */
export function tongueOf(code: string | null | undefined): Tongue {
  return tongueAmong(TONGUES, code);
}
