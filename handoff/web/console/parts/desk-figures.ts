import type { DeskState } from "../../shared/protocol";
import { counted, t } from "../words";

/** A desk in a line: open or closed, how many wait, how many are on duty. */
export function deskFigures(desk: DeskState): string {
  return [
    t(desk.open ? "desk.open" : "desk.closed"),
    counted("desk.waiting", desk.waiting),
    counted("desk.on-duty", desk.on_duty),
  ].join(" · ");
}
