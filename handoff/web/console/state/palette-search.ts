// Which actions fit what somebody typed, in any of the languages, with or without accents.

export interface Searchable {
  /** What it is called: first in the language of the screen, then in the others. */
  readonly names: readonly string[];
}

/** The ones that have every word of `typed`, best first: those that begin with it, then in the order that they had. */
export function found<S extends Searchable>(typed: string, all: readonly S[]): readonly S[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all
    .map((item) => ({
      item,
      rank: Math.min(...item.names.map((name, index) => rankOf(plain(name), words, index > 0))),
    }))
    .filter(({ rank }) => rank < NOT)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const NOT = 99;

/** 0: the name begins so; 1: words of it do; 2: it stands somewhere inside. A name in another language comes after. */
function rankOf(name: string, words: readonly string[], foreign: boolean): number {
  if (!words.every((word) => name.includes(word))) return NOT;
  const begins = (word: string): boolean => name.startsWith(word) || name.includes(` ${word}`);
  const rank = name.startsWith(words.join(" ")) ? 0 : words.every(begins) ? 1 : 2;
  return rank + (foreign ? 3 : 0);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();
}
