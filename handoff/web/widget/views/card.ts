import { html, nothing, type TemplateResult } from "lit";
import { dateInWords, fill, type Language } from "../../shared/languages";
import { momentOf } from "../../shared/plan";
import type { Card, Channel, Unavailable } from "../../shared/protocol";
import { wholeNumbers } from "../../shared/whole-numbers";
import { dial } from "../plain-links";
import { tongueOf, type Texts } from "../texts";
import { telephoneIcon, warningIcon } from "./icons";
import { link, richText } from "./rich-text";

/** A service: which organisation, what to do first, and how. `label`: what the card is called for who listens. */
export function cardView(card: Card, label: string, texts: Texts, language: Language): TemplateResult {
  return html`
    <section class="card" aria-label=${label} dir=${tongueOf(language).direction}>
      <h3 class="card-title">${card.title}</h3>
      ${card.verified === false ? notConfirmed(texts) : nothing}
      <dl class="facts">
        <div>
          <dt>${texts.organisation}</dt>
          <dd class="card-organisation">${card.organisation_name}</dd>
        </div>
        ${fact(texts.payment, card.payment)}
        <div>
          <dt>${texts.firstStep}</dt>
          <dd>${richText(card.first_step)}</dd>
        </div>
        ${channelsView(card.channels, texts)} ${listFact(texts.atHand, card.at_hand ?? [])}
        ${fact(texts.term, card.term)} ${fact(texts.cost, card.cost)}
      </dl>
      ${sourceView(card, texts, language)}
    </section>
  `;
}

/** The mark of what nobody could confirm; it says so in words, not by colour alone. */
export function notConfirmed(texts: Texts, why: string = texts.notConfirmedWhy): TemplateResult {
  return html`<p class="not-confirmed">
    <span class="utrecht-badge-status utrecht-badge-status--warning">${warningIcon} ${texts.notConfirmed}</span>
    <span>${why}</span>
  </p>`;
}

/** A number to call, big enough to touch, with its hours. */
function telephoneView(number: string, label: string, hours: string | null, texts: Texts): TemplateResult {
  return html`
    <a class="telephone" href=${dial(number)}>${telephoneIcon} <span>${wholeNumbers(label)}</span></a>
    ${hours ? html`<span class="hours">${texts.hours}: ${hours}</span>` : nothing}
  `;
}

/** The telephone of a desk with its hours, in `language` or that of the service that goes with it; if it has one. */
export function deskTelephone(
  desk: Pick<Unavailable, "telephone" | "telephone_shown" | "telephone_hours" | "telephone_verified">,
  texts: Texts,
  language: string,
): TemplateResult | typeof nothing {
  const { telephone, telephone_shown: shown, telephone_hours: hours } = desk;
  if (!telephone) return nothing;
  const when = hours?.[tongueOf(language).conversation] ?? hours?.["nl"] ?? null;
  return html`${telephoneView(telephone, fill(texts.call, { number: shown ?? telephone }), when, texts)}
  ${desk.telephone_verified === false ? notConfirmed(texts, texts.doorTelephoneNotConfirmed) : nothing}`;
}

/** The ways to reach it; nothing when there are none. */
export function channelsView(channels: readonly Channel[], texts: Texts): TemplateResult | typeof nothing {
  if (!channels.length) return nothing;
  return html`<div>
    <dt>${texts.channels}</dt>
    <dd>
      <ul class="channels">
        ${channels.map((channel) => html`<li>${channelView(channel, texts)}</li>`)}
      </ul>
    </dd>
  </div>`;
}

function channelView(channel: Channel, texts: Texts): TemplateResult {
  return html`
    <span class="channel-kind">${kindOf(channel, texts)}</span>
    ${wayOf(channel, texts)} ${channel.verified === false ? notConfirmed(texts) : nothing}
  `;
}

function wayOf(channel: Channel, texts: Texts): TemplateResult {
  if (channel.kind === "telephone") {
    return telephoneView(channel.value, fill(texts.call, { number: channel.label }), channel.hours ?? null, texts);
  }
  const way =
    channel.kind === "online"
      ? link(channel.value, channel.label, texts)
      : html`<span>${channel.label}</span>
          ${channel.value === channel.label ? nothing : html`<span>${channel.value}</span>`}`;
  return html`${way} ${channel.hours ? html`<span class="hours">${texts.hours}: ${channel.hours}</span>` : nothing}`;
}

function kindOf(channel: Channel, texts: Texts): string {
  return { online: texts.channelOnline, telephone: texts.channelTelephone, desk: texts.channelDesk }[channel.kind];
}

/** A list under its name; nothing when it is empty. */
export function listFact(name: string, items: readonly string[]): TemplateResult | typeof nothing {
  if (!items.length) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd>
      <ul class="bullets">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>
    </dd>
  </div>`;
}

/** A text under its name; nothing when there is none. */
export function fact(name: string, value: string | null | undefined): TemplateResult | typeof nothing {
  if (!value) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd>${richText(value)}</dd>
  </div>`;
}

/** Where it comes from, and when it was checked; of what the source does not confirm, when somebody looked. */
export function sourceView(
  { source, checked_on: checkedOn, verified }: Pick<Card, "source" | "checked_on" | "verified">,
  texts: Texts,
  language: Language,
): TemplateResult | typeof nothing {
  if (!source && !checkedOn) return nothing;
  const checked = momentOf(checkedOn);
  const date = checked ? dateInWords(checked, language) : "";
  const told = verified === false ? texts.lookedAtOn : texts.checkedOn;
  return html`<p class="source">
    ${source ? html`${texts.source}: ${link(source, hostOf(source), texts)}` : nothing}
    ${date ? html`<span>${fill(told, { date })}</span>` : nothing}
  </p>`;
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return address;
  }
}
