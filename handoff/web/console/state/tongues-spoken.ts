// The languages that a caseworker speaks, to choose from by name.
import { languageName } from "../words";

/** Codes (ISO 639-1) in order of their names: those of `offered`, and each of `has` though it is not offered. */
export function speakable(offered: readonly string[], has: readonly string[]): readonly string[] {
  return byName([...new Set([...offered, ...has])]);
}

/** `codes` without those of `without`, in order of their names; one of those with the same name (Akan: `ak`, `tw`). */
export function furtherLanguages(codes: readonly string[], without: readonly string[]): readonly string[] {
  const named = new Map(codes.toReversed().map((code) => [languageName(code), code]));
  for (const code of without) named.delete(languageName(code));
  return byName([...named.values()]);
}

function byName(codes: readonly string[]): readonly string[] {
  return codes.toSorted((one, other) => languageName(one).localeCompare(languageName(other)));
}
