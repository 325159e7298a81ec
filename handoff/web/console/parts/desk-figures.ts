import { calendarDay, dayInWords, timeOfDay } from "../../shared/languages";
import type { DeskState } from "../../shared/protocol";
import { counted, language, languageName, t } from "../words";

/**
 * A desk in a line: open or closed, how many wait and how many too long, how many are on duty with how much room.
 * `nobody`: that nobody waits is said beside it already.
 */
export function deskFigures(desk: DeskState, nobody = false): string {
  return [
    t(desk.open ? "desk.open" : "desk.closed"),
    ...(nobody ? [] : [whole(counted("desk.waiting", desk.waiting))]),
    ...(desk.late > 0 ? [whole(counted("desk.late", desk.late))] : []),
    whole(counted("desk.on-duty", desk.on_duty)),
    ...(desk.on_duty > 0 ? [whole(counted("desk.free", desk.free_places))] : []),
    ...(desk.assignment === "automatic" ? [t("desk.automatic")] : []),
    ...desk.unspoken.map((code) => t("desk.unspoken", { language: languageName(code) })),
  ].join(" · ");
}

/** A desk as somebody sees it who gives a conversation to it: until when it is open, how busy, how fast it should be. */
export function queueFigures(desk: DeskState): string {
  return [
    openWords(desk),
    counted("desk.waiting", desk.waiting),
    t("desk.target", { minutes: Math.max(1, Math.round(desk.target / 60)) }),
    ...(desk.late > 0 ? [counted("desk.late", desk.late)] : []),
    counted("desk.on-duty", desk.on_duty),
    ...(desk.on_duty > 0 ? [counted("desk.free", desk.free_places)] : []),
    ...desk.unspoken.map((code) => t("desk.unspoken", { language: languageName(code) })),
  ].join(" · ");
}

/** A figure with its word, which stay on one line. */
function whole(figure: string): string {
  return figure.replaceAll(" ", "\u00a0");
}

function openWords({ open, until }: DeskState): string {
  if (!until) return t(open ? "desk.open" : "desk.closed");
  const turn = new Date(until);
  const time = timeOfDay(turn, language());
  if (open) return t("desk.open-until", { time });
  const today = calendarDay(turn) === calendarDay(new Date());
  return today ? t("desk.opens-at", { time }) : t("desk.opens-on", { day: dayInWords(turn, language()), time });
}
