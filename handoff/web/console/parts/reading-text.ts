// Words of a conversation: addresses can be followed, and what was masked stands out and is said aloud as such.
import { html, type TemplateResult } from "lit";
import { wholeNumbers } from "../../shared/whole-numbers";
import { inLanguage, language, t } from "../words";
import { linked } from "./linked";

/** What the server puts in the place of personal data (`loket/personal_data.py`). */
const MARK = /(▮+)/g;

type Shown = readonly (TemplateResult | string)[];

/** `text` as a caseworker reads it. */
export function readable(text: string): Shown {
  return shown(text, linked);
}

/** A few words out of it, as they stand in a button: nothing in them is a link. */
export function excerpt(text: string): Shown {
  return shown(text, wholeNumbers);
}

/** `text` for the ear, in `lang` (ISO 639-1). */
export function inSpeech(text: string, lang: string): string {
  return text.replace(MARK, `(${inLanguage(lang, "reading.masked")})`);
}

/** Where something was masked, that; all else as `unmasked` shows it. */
function shown(text: string, unmasked: (words: string) => Shown): Shown {
  return text.split(MARK).flatMap((part) => (part.startsWith("▮") ? [masked(part)] : part ? unmasked(part) : []));
}

function masked(mark: string): TemplateResult {
  return html`<span class="masked-value" lang=${language()} title=${t("reading.masked")}
    ><span aria-hidden="true">${mark}</span><span class="visually-hidden">(${t("reading.masked")})</span></span
  >`;
}
