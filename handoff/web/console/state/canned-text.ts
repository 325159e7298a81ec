// A canned reply becomes words in the box: its places are filled in, and what is not known stays as a gap to fill.
import { LANGUAGES, type Language } from "../../shared/languages";
import { inLanguage } from "../words";

/** Where a gap stands in a text: from the character `start` up to `end`, and what is to be filled in there. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A gap for `name` as it is written into a text in `language`. */
export function gapFor(name: string, language: Language): string {
  return `[${inLanguage(language, "canned.gap", { name })}]`;
}

/** Finds the gaps of every language in which the service writes. */
const GAP = new RegExp(
  LANGUAGES.map((code) => escaped(gapFor("▮", code)).replace("▮", "([^[\\]\\n]+)")).join("|"),
  "g",
);
const PLACE = /\{(\w+)\}/g;

/** `text` with each `{name}` replaced by its value, or by the gap that `gapOf` writes for it (see `gapFor`). */
export function filledIn(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  gapOf: (name: string) => string,
): string {
  return text.replace(PLACE, (_whole, name: string) => values[name] ?? gapOf(name));
}

/** The gaps in `text`, in order. */
export function gapsIn(text: string): readonly Gap[] {
  return [...text.matchAll(GAP)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match.slice(1).find(Boolean) ?? "",
  }));
}

/** What a text box holds, and what is selected in it. */
export interface Draft {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The draft with `words` in the place of what was selected; then the first gap is, or nothing, after the words. */
export function inserted({ text, start, end }: Draft, words: string): Draft {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const from = before === "" || /\s$/.test(before) ? before : `${before} `;
  const to = after === "" || /^[\s.,;:!?)]/.test(after) ? after : ` ${after}`;
  const gap = gapsIn(words)[0];
  const at = from.length;
  return gap
    ? { text: from + words + to, start: at + gap.start, end: at + gap.end }
    : { text: from + words + to, start: at + words.length, end: at + words.length };
}

/** Whether a `/` typed at `at` opens the list: at the start of a word, so not in 1/2 or in an address. */
export function opensList(text: string, at: number): boolean {
  return at === 0 || /\s/.test(text[at - 1] ?? "");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
