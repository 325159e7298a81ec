import type { DeskState } from "../../shared/protocol";
import { counted, languageName, t } from "../words";

/** A desk in a line: open or closed, how many wait and how many too long, how many are on duty with how much room. */
export function deskFigures(desk: DeskState): string {
  return [
    t(desk.open ? "desk.open" : "desk.closed"),
    counted("desk.waiting", desk.waiting),
    ...(desk.late > 0 ? [counted("desk.late", desk.late)] : []),
    counted("desk.on-duty", desk.on_duty),
    ...(desk.on_duty > 0 ? [counted("desk.free", desk.free_places)] : []),
    ...(desk.assignment === "automatic" ? [t("desk.automatic")] : []),
    ...desk.unspoken.map((code) => t("desk.unspoken", { language: languageName(code) })),
  ].join(" · ");
}
