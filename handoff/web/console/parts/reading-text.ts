// Words of a conversation: addresses can be followed, and what was masked stands out and is said aloud as such.
import { html, type TemplateResult } from "lit";
import { t } from "../words";
import { linked } from "./linked";

/** What the server puts in the place of personal data (`loket/personal_data.py`). */
const MARK = /(▮+)/;

/** `text` as a caseworker reads it. */
export function readable(text: string): (TemplateResult | string)[] {
  return text.split(MARK).flatMap((part) => (part.startsWith("▮") ? [masked(part)] : part ? linked(part) : []));
}

function masked(mark: string): TemplateResult {
  return html`<span class="masked-value" title=${t("reading.masked")}
    ><span aria-hidden="true">${mark}</span><span class="visually-hidden">(${t("reading.masked")})</span></span
  >`;
}
