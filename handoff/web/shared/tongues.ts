import type { Language } from "./languages";

/** A message file as it was written; texts-plugin.mjs checked it. */
export interface MessageFile {
  readonly language: { readonly name: string; readonly direction: string; readonly conversation: string };
  readonly words: Readonly<Record<string, string>>;
}

/** A language in which people can read what stands on the screen; each message file is one. */
export interface Tongue<Words> {
  /** ISO 639-1. */
  readonly code: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** Which of the service's own languages goes with it: for the conversation, and for what only the service can say. */
  readonly conversation: Language;
  readonly texts: Words;
}

/** The languages of `files`, Dutch first. The build refuses a file that is not complete. */
export function tonguesOf<Words>(files: Readonly<Record<string, MessageFile>>): readonly Tongue<Words>[] {
  return Object.entries(files).map(([code, { language, words }]) => ({
    code,
    name: language.name,
    direction: language.direction as "ltr" | "rtl",
    conversation: language.conversation as Language,
    texts: words as Words,
  }));
}

/** The one of `tongues` for `code` (also with a region such as `en-GB`); Dutch for one that has no message file. */
export function tongueAmong<Words>(tongues: readonly Tongue<Words>[], code: string | null | undefined): Tongue<Words> {
  const wanted = code?.toLowerCase() ?? "";
  const found =
    tongues.find((tongue) => tongue.code.toLowerCase() === wanted) ??
    tongues.find((tongue) => tongue.code === wanted.split("-")[0]) ??
    tongues[0];
  if (!found) throw new Error("there is no message file");
  return found;
}
