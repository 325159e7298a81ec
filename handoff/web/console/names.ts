// What services, life events and organisations are called in the language of the console. The log and the board have
// the name in the language of the conversation; the directory has both.
import type { BothLanguages } from "../shared/protocol";
import { inLanguage, language, named } from "./words";

let known: ReadonlyMap<string, BothLanguages> = new Map();

/** From now on these are the names of the directory. */
export function useNames(names: readonly BothLanguages[]): void {
  known = new Map(names.flatMap((name) => [[name.nl, name] as const, [name.en, name] as const]));
}

/** `name` in the language `code` (the console's); as it is when the directory does not have it, or not any more. */
export function called(name: string, code: string = language()): string {
  const both = known.get(name);
  return both ? named(both, code) : name;
}

/** What a conversation is about, or that nobody knows yet. */
export function topicWords(title: string | null | undefined, code: string = language()): string {
  return title ? called(title, code) : inLanguage(code, "topic.none");
}
