import { html, type TemplateResult } from "lit";
import { clock, span } from "../state/waiting-time";
import { counted, t } from "../words";

/** How long, in words: "net", "3 minuten", "1 uur en 5 minuten". */
export function waitedWords(seconds: number): string {
  const time = span(seconds);
  if (time.unit === "now") return t("time.now");
  const minutes = counted("time.minutes", time.minutes);
  if (time.unit === "minutes") return minutes;
  const hours = counted("time.hours", time.hours);
  return time.minutes === 0 ? hours : t("time.both", { hours, minutes });
}

/** A clock that ticks for the eye, and words for the ear. */
export function waitedClock(seconds: number): TemplateResult {
  return html`<span class="waited number"
    ><span aria-hidden="true">${clock(seconds)}</span
    ><span class="visually-hidden">${t("waiting.since", { time: waitedWords(seconds) })}</span></span
  >`;
}
