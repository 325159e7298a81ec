// How a desk stands at a moment, from what the supervisor's overview says of it.
import type { DeskNow } from "../../shared/protocol";
import type { Target } from "./target";

/** The longest wait against the target of the desk, at `now` (milliseconds). */
export function waitOf(desk: Pick<DeskNow, "oldest" | "first_answer" | "warn_after">, now: number): Target {
  if (!desk.oldest) return "in-time";
  const seconds = (now - Date.parse(desk.oldest)) / 1000;
  if (seconds >= desk.first_answer) return "missed";
  return seconds >= desk.warn_after ? "near" : "in-time";
}

/** What a supervisor should see first: something is late, something will be, or nothing. */
export function worst(desk: DeskNow, now: number): Target {
  const wait = waitOf(desk, now);
  const nobody = desk.open && desk.on_duty === 0 && desk.waiting > 0;
  if (wait === "missed" || nobody || desk.callbacks_overdue) return "missed";
  return wait === "near" || desk.follow_ups_overdue || desk.escalations_overdue ? "near" : "in-time";
}
