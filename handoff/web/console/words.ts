// The console's own words, in the language that the caseworker chose.
import messages from "loket:texts/console";
import { fill, type Language } from "../shared/languages";
import type { DeskName } from "../shared/protocol";
import { type Tongue, tongueAmong, tonguesOf } from "../shared/tongues";
import type nl from "./texts/nl.json";

export type TextKey = keyof (typeof nl)["words"];
type Texts = Record<TextKey, string>;

/** Every language that has a message file, Dutch first. */
export const TONGUES = tonguesOf<Texts>(messages);

let chosen: Tongue<Texts> = tongueAmong(TONGUES, null);

/** The language of the console now. */
export function tongue(): Tongue<Texts> {
  return chosen;
}

/** Its code (ISO 639-1). */
export function language(): string {
  return chosen.code;
}

/** Goes on in the language of `code` (ISO 639-1; Dutch when we do not have it). */
export function useLanguage(code: string | null): void {
  chosen = tongueAmong(TONGUES, code);
}

/** The first of `languages` (as a browser has them, such as `en-GB`) that has a message file; Dutch without one. */
export function tongueOfBrowser(languages: readonly string[]): string {
  const codes = new Set(TONGUES.map(({ code }) => code));
  const spoken = languages.map((each) => each.toLowerCase().split("-")[0] ?? "");
  return spoken.find((code) => codes.has(code)) ?? tongueAmong(TONGUES, null).code;
}

/** The text `key`, with `{name}` replaced by what `values` has for it. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(chosen.texts[key], values);
}

/** The text `key` in the language `code`, whatever was chosen: to search in all languages. */
export function inLanguage(code: string, key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(tongueAmong(TONGUES, code).texts[key], values);
}

/** The text `key` + `.one` for 1, `key` + `.many` for every other number; `{n}` is the number. */
export function counted(key: CountedKey, n: number, values: Record<string, string | number> = {}): string {
  return t(`${key}.${n === 1 ? "one" : "many"}`, { n, ...values });
}

type CountedKey = TextKey extends infer K ? (K extends `${infer Base}.one` ? Base : never) : never;

/** What the service has in its own languages, in the one that goes with `code`: the name of a desk, a service. */
export function named(names: Readonly<Record<Language, string>>, code: string = chosen.code): string {
  return names[tongueAmong(TONGUES, code).conversation];
}

/** The name of a desk. */
export function deskName(desk: DeskName): string {
  return named(desk);
}

/** What the speakers of `code` call their language; for one without a message file its code. */
export function ownName(code: string): string {
  return TONGUES.find((each) => each.code === code)?.name ?? code;
}

/** The name of a language (ISO 639-1), such as "Turks"; in the language `inCode`. */
export function languageName(code: string, inCode: string = chosen.code): string {
  return new Intl.DisplayNames(inCode, { type: "language" }).of(code) ?? code;
}

/** True when `key` is a text of the console: for codes that the server chooses. */
export function isTextKey(key: string): key is TextKey {
  return key in chosen.texts;
}
