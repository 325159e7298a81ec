// Who else has the same conversation open, in words.
import { t } from "../words";

/** Beside a conversation that I have open too. */
export function alsoLookingWords(names: readonly string[]): string {
  return t(names.length === 1 ? "looking.also" : "looking.also-many", { names: names.join(", ") });
}

/** In the list. */
export function lookingWords(names: readonly string[]): string {
  return t("looking.list", { names: names.join(", ") });
}
