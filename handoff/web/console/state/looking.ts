// Who else has the same conversation open, and whether the citizen is there, in words. `until` is when that was known
// last, for a console that has no connection.
import { timeOfDay } from "../../shared/languages";
import { language, t } from "../words";

/** Beside a conversation that I have open too. */
export function alsoLookingWords(names: readonly string[], until: Date | null): string {
  if (until) return lookingWords(names, until);
  return t(names.length === 1 ? "looking.also" : "looking.also-many", { names: names.join(", ") });
}

/** In the list. */
export function lookingWords(names: readonly string[], until: Date | null): string {
  const shown = { names: names.join(", ") };
  return until ? t("looking.then", { ...shown, time: clock(until) }) : t("looking.list", shown);
}

/** Whether the citizen has the window open. */
export function presenceWords(here: boolean | undefined, until: Date | null): string {
  if (until) return t(here ? "citizen.here-then" : "citizen.away-then", { time: clock(until) });
  return t(here ? "citizen.here" : "citizen.away");
}

function clock(moment: Date): string {
  return timeOfDay(moment, language());
}
