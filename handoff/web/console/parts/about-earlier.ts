// What the same citizen had before, in the column beside the conversation.
import { html, type TemplateResult } from "lit";
import { dayInWords, timeOfDay } from "../../shared/languages";
import type { EarlierConversation } from "../../shared/protocol";
import { topicWords } from "../names";
import { language, t } from "../words";

/** The earlier conversations, each to open; `open` does that. */
export function earlierConversations(
  earlier: readonly EarlierConversation[],
  open: (conversation: string) => void,
): TemplateResult {
  return html`<section aria-labelledby="previous">
    <h3 id="previous">${t("about.previous-title")}</h3>
    ${
      earlier.length === 0
        ? html`<p class="quiet">${t("about.previous-none")}</p>`
        : html`<ul class="answers">
            ${earlier.map((each) => html`<li>${one(each, open)}</li>`)}
          </ul>`
    }
  </section>`;
}

function one(each: EarlierConversation, open: (conversation: string) => void): TemplateResult {
  const moment = new Date(each.created_at);
  const facts = [
    `${dayInWords(moment, language())}, ${timeOfDay(moment, language())}`,
    t(each.case ? "about.by-case" : "about.by-browser"),
    each.caseworker_name ? t("about.helped-by", { name: each.caseworker_name }) : "",
    each.outcome ? t(`outcome.${each.outcome}`) : "",
  ];
  return html`<button @click=${() => open(each.conversation)}>
    <span class="strong">${topicWords(each.topic_title)}</span>
    <span class="quiet small">${facts.filter(Boolean).join(" · ")}</span>
  </button>`;
}
