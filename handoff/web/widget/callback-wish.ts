import type { AskCallback, DayPart, Problem } from "../shared/protocol";

/** A part of a day on which to be called. */
export interface CallbackMoment {
  /** YYYY-MM-DD, on the calendar of the desk. */
  readonly day: string;
  readonly part: DayPart;
}

/** Where a wish to be called back stands: the number to check, read back to confirm, or refused with a reason. */
export interface CallbackWish {
  readonly number: string;
  readonly moment: CallbackMoment;
  readonly stage: "checking" | "read_back" | "confirming" | "refused";
  readonly readBack?: string;
  readonly problem?: Problem;
}

/** A number that the service is asked to look at; nothing is promised yet. */
export function checking(number: string, moment: CallbackMoment): CallbackWish {
  return { number, moment, stage: "checking" };
}

/** `wish` after the service understood its number as `shown`. */
export function readBack(wish: CallbackWish | null, command: AskCallback, shown: string | null): CallbackWish | null {
  if (command.confirmed || wish?.stage !== "checking") return wish;
  return { ...wish, stage: "read_back", readBack: shown ?? command.number };
}

/** `wish` after the service refused it with `problem`. */
export function refused(wish: CallbackWish | null, problem: Problem): CallbackWish | null {
  return wish && { ...wish, stage: "refused", problem };
}
