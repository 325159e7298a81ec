import { html, type TemplateResult } from "lit";
import type { Card, Channel } from "../../shared/protocol";
import { t } from "../words";

/** A service as the citizen got it: the essence, and the rest on demand. */
export function serviceCard(card: Card): TemplateResult {
  return html`<div class="card">
    <p class="card-title">${card.title}</p>
    <p class="card-by">${card.organisation_name}</p>
    <p>${card.first_step}</p>
    <details>
      <summary>${t("card.more")}</summary>
      <dl>
        ${card.channels.map(
          (channel) =>
            html`<dt>${t(`channel.${channel.kind}`)}</dt>
              <dd>${way(channel)}</dd>`,
        )}
        ${
          card.at_hand?.length
            ? html`<dt>${t("card.at-hand")}</dt>
                <dd>${card.at_hand.join(", ")}</dd>`
            : ""
        }
        ${
          card.payment
            ? html`<dt>${t("card.payment")}</dt>
                <dd>${card.payment}</dd>`
            : ""
        }
        ${
          card.term
            ? html`<dt>${t("card.term")}</dt>
                <dd>${card.term}</dd>`
            : ""
        }
        ${
          card.cost
            ? html`<dt>${t("card.cost")}</dt>
                <dd>${card.cost}</dd>`
            : ""
        }
      </dl>
    </details>
  </div>`;
}

/** A way to reach it. */
export function way(channel: Channel): TemplateResult {
  const hours = channel.hours ? html`<span class="quiet"> ${channel.hours}</span>` : "";
  const doubt = channel.verified === false ? html`<span class="quiet"> (${t("card.unverified")})</span>` : "";
  if (channel.kind === "desk") return html`${channel.value}${hours}${doubt}`;
  if (channel.kind === "telephone") return html`<a href="tel:${channel.value}">${channel.label}</a>${hours}${doubt}`;
  // Only the web: an address of another kind is shown as words.
  if (!/^https?:/.test(channel.value)) return html`${channel.label}${doubt}`;
  return html`<a href=${channel.value} target="_blank" rel="noopener noreferrer">${channel.label}</a>${doubt}`;
}
