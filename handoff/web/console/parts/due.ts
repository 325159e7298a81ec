import { html, type TemplateResult } from "lit";
import { dayInWords, timeOfDay } from "../../shared/languages";
import type { CallbackItem, DayPart } from "../../shared/protocol";
import { callbackDue } from "../state/callback-due";
import { language, t } from "../words";

const COLOURS = { late: "badge-urgent", now: "badge-now", later: "" };

/** When a call-back is due, with a colour. Colour never says it alone. */
export function dueBadge(item: CallbackItem): TemplateResult {
  return html`<span class="badge ${COLOURS[callbackDue(item, Date.now()).state]}">${dueWords(item)}</span>`;
}

/** When a call-back is due: now, too late, or on which day and part of it. */
export function dueWords(item: CallbackItem): string {
  const due = callbackDue(item, Date.now());
  const part = t(`day-part.${item.day_part}`);
  if (due.state === "late") return t("due.late", { when: momentWords(item.day, item.day_part) });
  if (due.state === "now") return t("due.now", { part });
  const day = due.days === 0 ? t("due.today") : due.days === 1 ? t("due.tomorrow") : dayOf(item.day);
  return t("due.later", { day, part });
}

/** From when somebody may be called, such as "dinsdag 24 november om 08:00". */
export function beginsWords(item: CallbackItem): string {
  const begins = new Date(item.begins_at);
  return t("due.from", { day: dayInWords(begins, language()), time: timeOfDay(begins, language()) });
}

/** A part of a day in words. */
export function momentWords(day: string | null | undefined, part: DayPart): string {
  const words = t(`day-part.${part}`);
  return day ? `${dayOf(day)}, ${words}` : words;
}

function dayOf(day: string): string {
  return dayInWords(new Date(`${day}T12:00:00Z`), language());
}
