// Why a person was asked for, what about, and how sure the bot was, in the column beside the conversation.
import { html, type TemplateResult } from "lit";
import { timeOfDay } from "../../shared/languages";
import type { Candidate } from "../../shared/protocol";
import type { Facts, Handover } from "../state/facts";
import { called, topicWords } from "../names";
import { language, t } from "../words";
import { icon } from "./icons";
import { readable } from "./reading-text";

/** The last reason with its summary, and what was asked for a person before that, with the summary of then. */
export function whySection({ handovers, summary, urgent, language: lang }: Facts): TemplateResult {
  const last = handovers.at(-1);
  const earlier = handovers.slice(0, -1);
  return html`<section aria-labelledby="why">
    <h3 id="why">${t("about.why")}</h3>
    ${
      last
        ? html`<p class="strong">
            ${urgent ? html`<span class="badge badge-urgent">${icon("urgent")}${t("urgent")}</span>` : ""}
            ${t(`reason.${last.reason}`)}
          </p>`
        : html`<p class="quiet">${t("about.no-handover")}</p>`
    }
    ${summary ? html`<p class="summary" lang=${lang} dir="auto">${readable(summary)}</p>` : ""}
    ${earlier.map((each) => need(each, summary, lang))}
  </section>`;
}

/** What a conversation is about, with the figures of the words that it was found by, or that the page said it. */
export function topicSection({ topicTitle, ranking, topicFromPage }: Facts): TemplateResult {
  return html`<section aria-labelledby="topic">
    <h3 id="topic">${t("about.topic")}</h3>
    <p class="strong">${topicWords(topicTitle)}</p>
    ${topicFromPage ? html`<p class="quiet small">${t("about.topic-from-page")}</p>` : ""}
    ${ranking.length === 0 ? "" : figures(ranking)}
  </section>`;
}

function need({ at, reason, topicTitle, summary }: Handover, shown: string, lang: string): TemplateResult {
  const words = t("about.earlier", { time: timeOfDay(new Date(at), language()), reason: t(`reason.${reason}`) });
  if (!summary || summary === shown) return html`<p class="quiet small">${words}</p>`;
  return html`<details class="small">
    <summary class="quiet">${words}</summary>
    ${topicTitle ? html`<p class="strong">${called(topicTitle)}</p>` : ""}
    <p class="summary" lang=${lang} dir="auto">${readable(summary)}</p>
  </details>`;
}

/** What the bot thought of; what it all but ruled out is not worth reading. */
function figures(ranking: readonly Candidate[]): TemplateResult {
  const thought = ranking.filter(({ confidence }) => confidence >= 0.005).slice(0, 5);
  return html`<h4 class="quiet small">${t("about.ranking")}</h4>
    <ul class="ranking">
      ${thought.map(({ title, confidence }) => {
        const percent = Math.round(confidence * 100);
        return html`<li>
          <span>${called(title)}</span><span class="number">${percent} %</span>
          <svg class="bar" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 1">
            <rect width=${percent} height="1" />
          </svg>
        </li>`;
      })}
    </ul>`;
}
