import { html, type TemplateResult } from "lit";
import type { CallbackItem } from "../../shared/protocol";
import { callbackDue } from "../state/callback-due";
import { t } from "../words";

/** When a call-back is due: now, too late, or on which day and part of it. */
export function dueBadge(item: CallbackItem): TemplateResult {
  const due = callbackDue(item.created_at, item.day_part, Date.now());
  const part = t(`day-part.${item.day_part}`);
  if (due.state === "late") return html`<span class="badge badge-urgent">${t("due.late", { part })}</span>`;
  if (due.state === "now") return html`<span class="badge badge-now">${t("due.now", { part })}</span>`;
  const day = due.days === 0 ? t("due.today") : due.days === 1 ? t("due.tomorrow") : t("due.days", { n: due.days });
  return html`<span class="badge">${t("due.later", { day, part })}</span>`;
}
