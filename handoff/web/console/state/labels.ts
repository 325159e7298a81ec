// Labels as people read them. What goes wrong for citizens again and again has a code that is the same everywhere, with
// words in each language; every other label is the organisation's own words.
import { isTextKey, t } from "../words";

/** The words of a label. */
export function labelWords(label: string): string {
  const key = `signal.${label}`;
  return isTextKey(key) ? t(key) : label;
}

/** What to keep for `words` that were typed or chosen: the code of one of `known`, or the words themselves. */
export function labelOf(words: string, known: readonly string[]): string {
  const clean = words.trim().replace(/\s+/g, " ");
  const same = known.find((label) => labelWords(label).toLowerCase() === clean.toLowerCase());
  return same ?? clean;
}

/** The labels after some were added and others taken off. */
export function withLabels(
  labels: readonly string[],
  added: readonly string[] = [],
  removed: readonly string[] = [],
): readonly string[] {
  const kept = labels.filter((label) => !removed.includes(label));
  return [...kept, ...added.filter((label) => !kept.includes(label))];
}
