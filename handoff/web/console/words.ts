// The console's own words, in the language that the caseworker chose.
import { fill, languageOf, type Language } from "../shared/languages";
import type { DeskName } from "../shared/protocol";
import { en } from "./texts/en";
import { nl, type TextKey, type Texts } from "./texts/nl";

export type { TextKey } from "./texts/nl";

const texts: Record<Language, Texts> = { nl, en };

let chosen: Language = "nl";

/** The language of the console now. */
export function language(): Language {
  return chosen;
}

/** Goes on in the language of `code` (ISO 639-1; Dutch when we do not have it). */
export function useLanguage(code: string | null): void {
  chosen = languageOf(code);
}

/** The text `key`, with `{name}` replaced by what `values` has for it. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(texts[chosen][key], values);
}

/** The text `key` in the language `code`, whatever was chosen: to search in all languages. */
export function inLanguage(code: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(texts[code][key], values);
}

/** The text `key` + `.one` for 1, `key` + `.many` for every other number; `{n}` is the number. */
export function counted(key: CountedKey, n: number, values: Record<string, string | number> = {}): string {
  return t(`${key}.${n === 1 ? "one" : "many"}`, { n, ...values });
}

type CountedKey = TextKey extends infer K ? (K extends `${infer Base}.one` ? Base : never) : never;

/** The name of a desk. */
export function deskName(desk: DeskName): string {
  return desk[chosen];
}

/** The name of a language (ISO 639-1), such as "Turks". */
export function languageName(code: string): string {
  return new Intl.DisplayNames(chosen, { type: "language" }).of(code) ?? code;
}

/** True when `key` is a text of the console: for codes that the server chooses. */
export function isTextKey(key: string): key is TextKey {
  return key in nl;
}
