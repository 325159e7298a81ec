// One event of a conversation as a caseworker sees it: words of somebody, a note, or a line about what happened.
import { html, nothing, type TemplateResult } from "lit";
import { isolated, isolatedView } from "../../shared/isolated";
import { timeOfDay } from "../../shared/languages";
import { doneIn, ticksIn } from "../../shared/plan";
import type { Event as LogEvent, Message } from "../../shared/protocol";
import { isFromPage } from "../state/topic-ranking";
import { called } from "../names";
import { language, t } from "../words";
import { icon } from "./icons";
import { linked } from "./linked";
import { planCard } from "./plan-card";
import { readable } from "./reading-text";
import { serviceCard } from "./service-card";
import { systemView } from "./system-words";

/**
 * The event as an item of the list; nothing for what is shown elsewhere. `all` are the events around it, `lang` the
 * language of its words (ISO 639-1).
 */
export function entry(event: LogEvent, all: readonly LogEvent[], lang: string): TemplateResult | typeof nothing {
  const { body } = event;
  // A tick stands in its plan.
  if (body.kind === "analysis" || body.kind === "started" || body.kind === "plan_ticked") return nothing;
  if (body.kind === "message") return words(event, body, all, lang);
  if (body.kind === "whispered") {
    return html`<li class="note whisper" data-seq=${event.seq} tabindex="-1">
      <p class="who">${icon("lock")} ${systemView(event, body)} · ${time(event)}</p>
      <p class="text" dir="auto">${linked(body.text)}</p>
    </li>`;
  }
  if (body.kind === "note") {
    return html`<li class="note" data-seq=${event.seq} tabindex="-1">
      <p class="who">
        ${icon("lock")} ${isolatedView(t("note.by", { name: isolated(event.sender.name ?? "") }))} · ${time(event)}
      </p>
      <p class="text" dir="auto">${linked(body.text)}</p>
    </li>`;
  }
  return html`<li class="system" data-seq=${event.seq} tabindex="-1">
    <p>${systemView(event, body)} <span class="time">${time(event)}</span></p>
    ${extraWords(event, lang)}
  </li>`;
}

function time(event: LogEvent): TemplateResult {
  return html`<time datetime=${event.created_at}>${timeOfDay(new Date(event.created_at), language())}</time>`;
}

function words(event: LogEvent, body: Message, all: readonly LogEvent[], lang: string): TemplateResult {
  const { role, name } = event.sender;
  const side = role === "citizen" ? "citizen" : role === "bot" ? "bot" : "own";
  const who = role === "citizen" ? t("who.citizen") : role === "bot" ? t("who.bot") : (name ?? t("who.caseworker"));
  return html`<li class="line ${side} ${body.urgent ? "urgent" : ""}" data-seq=${event.seq} tabindex="-1">
    <p class="who">${role === "bot" ? icon("bot") : ""} <bdi>${who}</bdi> · ${time(event)}</p>
    <div class="bubble">
      ${body.choice ? html`<p class="chosen">${t("timeline.chosen")}</p>` : ""}
      <p class="text" lang=${lang} dir="auto">${readable(body.text)}</p>
      ${body.card ? serviceCard(body.card, lang) : ""}
      ${body.plan ? planCard(body.plan, doneIn(ticksIn(all), body.plan), lang) : ""}
      ${
        body.buttons?.length
          ? html`<ul class="offered" aria-label=${t("timeline.offered")}>
              ${body.buttons.map((button) => html`<li lang=${lang} dir="auto">${button.title}</li>`)}
            </ul>`
          : ""
      }
      ${body.masked?.length ? html`<p class="masked">${icon("lock")} ${t("timeline.masked")}</p>` : ""}
    </div>
    ${role === "citizen" && !body.choice ? understood(event, all) : ""}
  </li>`;
}

/** What the bot took typed words for, under the words. */
function understood(event: LogEvent, all: readonly LogEvent[]): TemplateResult | "" {
  for (const { body } of all) {
    if (body.kind !== "analysis" || body.of !== event.seq) continue;
    const best = body.understood.ranking?.[0];
    if (!best) return "";
    if (isFromPage(body, all)) {
      return html`<p class="understood">${t("timeline.from-page", { topic: called(best.title) })}</p>`;
    }
    const percent = Math.round(best.confidence * 100);
    return html`<p class="understood">${t("timeline.understood", { topic: called(best.title), percent })}</p>`;
  }
  return "";
}

/** What people wrote with the event: why (the citizen reads it too) and a note (staff only). */
function extraWords({ body, sender }: LogEvent, lang: string): TemplateResult | "" {
  // The citizen agreed to a transfer: the same words stand with the question.
  if (body.kind === "transferred" && sender.role === "citizen") return "";
  const why = "why" in body && (body.kind === "transfer_asked" || body.kind === "transferred") ? body.why : "";
  const note = "note" in body ? body.note : "";
  const said =
    body.kind === "transfer_returned" ? body.reason : body.kind === "escalation_answered" ? body.feedback : "";
  const inner = body.kind === "follow_up_planned" ? body.text : (note ?? "");
  const remark = body.kind === "rated" ? body.remark : "";
  if (!why && !inner && !remark && !said) return "";
  return html`${why ? html`<p class="why">${isolatedView(t("system.why", { why: isolated(why) }))}</p>` : ""}
  ${remark ? html`<p class="why" lang=${lang} dir="auto">“${remark}”</p>` : ""}
  ${said ? html`<p class="inner-note">${icon("lock")} ${isolatedView(t("system.reason", { reason: isolated(said) }))}</p>` : ""}
  ${inner ? html`<p class="inner-note">${icon("lock")} ${t("note.title")}: <bdi>${inner}</bdi></p>` : ""}`;
}
