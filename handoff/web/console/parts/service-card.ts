import { html, type TemplateResult } from "lit";
import { dateInWords } from "../../shared/languages";
import { momentOf } from "../../shared/plan";
import type { Card, Channel } from "../../shared/protocol";
import { wholeNumbers } from "../../shared/whole-numbers";
import { language, t } from "../words";

/** A service as the citizen got it, in the language `lang` (ISO 639-1): the essence, and the rest on demand. */
export function serviceCard(card: Card, lang: string): TemplateResult {
  return html`<div class="card" lang=${lang}>
    ${essence(card)}
    <details>
      <summary lang=${language()}>${t("card.more")}</summary>
      ${facts(card)}
    </details>
  </div>`;
}

/** A service with all that is known of it, where it comes from and when that was checked. */
export function wholeCard(card: Card): TemplateResult {
  return html`<div class="card">${essence(card)} ${facts(card)} ${origin(card)}</div>`;
}

function essence(card: Card): TemplateResult {
  return html`<p class="card-title">${card.title}</p>
    <p class="card-by">${card.organisation_name}</p>
    <p>${wholeNumbers(card.first_step)}</p>`;
}

function facts(card: Card): TemplateResult {
  const more: [string, string | null | undefined][] = [
    [t("card.at-hand"), card.at_hand?.join(", ")],
    [t("card.payment"), card.payment],
    [t("card.term"), card.term],
    [t("card.cost"), card.cost],
  ];
  return html`<dl>
    ${card.channels.map(
      (channel) =>
        html`<dt lang=${language()}>${t(`channel.${channel.kind}`)}</dt>
          <dd>${way(channel)}</dd>`,
    )}
    ${more.map(([name, value]) =>
      value
        ? html`<dt lang=${language()}>${name}</dt>
            <dd>${value}</dd>`
        : "",
    )}
  </dl>`;
}

/** Where a card comes from, and when that was checked; that no source confirmed it. */
function origin({ source, checked_on, verified }: Card): TemplateResult {
  const day = momentOf(checked_on);
  return html`<p class="quiet small origin" lang=${language()}>
    ${verified === false ? html`<span class="strong">${t("about.service-unconfirmed")}</span>` : ""}
    ${
      source && /^https?:/.test(source)
        ? html`<a href=${source} target="_blank" rel="noopener noreferrer">${t("about.service-source")}</a> ·`
        : ""
    }
    ${day ? t(verified === false ? "about.service-looked-at" : "about.service-checked", { day: dateInWords(day, language()) }) : ""}
  </p>`;
}

/** A way to reach it. */
export function way(channel: Channel): TemplateResult {
  const hours = channel.hours ? html`<span class="quiet"> ${channel.hours}</span>` : "";
  const doubt =
    channel.verified === false ? html`<span class="quiet" lang=${language()}> (${t("card.unverified")})</span>` : "";
  if (channel.kind === "desk") return html`${channel.value}${hours}${doubt}`;
  if (channel.kind === "telephone")
    return html`<a href="tel:${channel.value}">${wholeNumbers(channel.label)}</a>${hours}${doubt}`;
  // Only the web: an address of another kind is shown as words.
  if (!/^https?:/.test(channel.value)) return html`${channel.label}${doubt}`;
  return html`<a href=${channel.value} target="_blank" rel="noopener noreferrer">${channel.label}</a>${doubt}`;
}
