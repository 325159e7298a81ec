// A conversation that was found: when, about what, whose, how it ended, and where the words stand.
import { html, type TemplateResult } from "lit";
import { dayInWords, timeOfDay } from "../../shared/languages";
import type { SearchHit } from "../../shared/protocol";
import { labelWords } from "../state/labels";
import { topicWords } from "../names";
import { deskName, language, languageName, t } from "../words";
import { excerpt } from "./reading-text";

/** The conversation as an item of the list; `open` shows it. */
export function searchHit(hit: SearchHit, open: () => void): TemplateResult {
  const moment = new Date(hit.created_at);
  return html`<li>
    <button type="button" @click=${open}>
      <span class="first">
        <span class="strong">${topicWords(hit.topic_title)}</span>
        <span class="quiet small">${dayInWords(moment, language())}, ${timeOfDay(moment, language())}</span>
      </span>
      ${hit.snippet?.length ? snippet(hit) : ""}
      <span class="facts small">
        <span class="badge">${stateWords(hit)}</span>
        ${hit.desk ? html`<span class="quiet">${deskName(hit.desk)}</span>` : ""}
        ${hit.caseworker_name ? html`<span class="quiet">${hit.caseworker_name}</span>` : ""}
        ${hit.language === "nl" ? "" : html`<span class="quiet">${languageName(hit.language)}</span>`}
        ${(hit.labels ?? []).map((label) => html`<span class="badge label">${labelWords(label)}</span>`)}
      </span>
    </button>
  </li>`;
}

function snippet({ snippet: parts, by, language: lang }: SearchHit): TemplateResult {
  return html`<span class="snippet">
    ${by ? html`<span class="quiet">${t(`search.said-by.${by}`)}: </span>` : ""}<span lang=${lang}
      >${(parts ?? []).map(({ text, found }) => (found ? html`<mark>${excerpt(text)}</mark>` : excerpt(text)))}</span
    >
  </span>`;
}

function stateWords({ owner, outcome, desk }: SearchHit): string {
  if (outcome) return t(`outcome.${outcome}`);
  if (owner === "queue") return t("owner.queue", { desk: desk ? deskName(desk) : "" });
  return owner === "closed" ? t("owner.closed") : t(owner === "bot" ? "who.bot" : "who.caseworker");
}
