import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { calendarDay, dayBeside, dayInWords, type Language, timeOfDay } from "../../shared/languages";
import { isolatedView } from "../../shared/isolated";
import type { Button, Event, Message, Plan, Sender } from "../../shared/protocol";
import { type Delivery, deliveryOf } from "../delivery";
import type { Entry } from "../fold";
import { givesWay } from "../gives-way";
import { type Labels, labels } from "../labels";
import { markedLine } from "../system-lines";
import { TEXTS, type Texts } from "../texts";
import { cardView } from "./card";
import { checkIcon, warningIcon } from "./icons";
import type { Line, LogContext } from "./log-context";
import { pendingLines } from "./pending";
import { planView } from "./plan";
import { richText } from "./rich-text";
import { urgentCalls, urgentWords } from "./urgent";

/** The conversation so far, and under it what is still on its way. */
export function logView(context: LogContext): TemplateResult {
  const lines = [...eventLines(context), ...pendingLines(context)];
  return html`${repeat(
    lines,
    (line) => line.key,
    (line) => line.view,
  )}`;
}

function eventLines(context: LogContext): Line[] {
  const { session, texts, language } = context;
  const lines: Line[] = [];
  const delivery = deliveryOf(session.conversation);
  let day = "";
  let speaker = "";
  let urgent = false;
  const label = labels();
  const { entries } = session.conversation;
  for (const [place, entry] of entries.entries()) {
    const { event } = entry;
    const moment = new Date(event.created_at);
    const told = event.body.kind === "message" ? null : markedLine(event, texts, language);
    if (event.body.kind !== "message" && told === null) continue;
    const eventDay = calendarDay(moment);
    if (eventDay !== day) {
      day = eventDay;
      speaker = "";
      lines.push({ key: `day ${day}`, view: html`<p class="day">${dayWords(moment, texts, language)}</p>` });
    }
    if (event.body.kind === "message") {
      const next = `${event.sender.role} ${event.sender.name ?? ""}`;
      // The key is the client_id where there is one: a message that arrives takes the place of the one that was sent.
      const key = event.client_id ?? `seq ${event.seq}`;
      const among = {
        sameSpeaker: next === speaker,
        goesOn: goesOn(entry, entries[place + 1]),
        urgentBefore: urgent,
        label,
      };
      lines.push({ key, view: messageView(entry, event.body, among, delivery, context) });
      speaker = next;
      urgent = Boolean(event.body.urgent);
    } else {
      lines.push({ key: `seq ${event.seq}`, view: systemView(event, told ?? "", language) });
      speaker = "";
      urgent = false;
    }
  }
  return lines;
}

function systemView(event: Event, told: string, language: string): TemplateResult {
  return html`<p class="system ${event.body.kind}" data-seq=${event.seq}>
    <span>${isolatedView(told, richText)}</span> ${timeView(new Date(event.created_at), language)}
  </p>`;
}

/** How a message stands among those around it. */
interface Among {
  readonly sameSpeaker: boolean;
  /** The same speaker goes on within the minute: the time stands once, under the last. */
  readonly goesOn: boolean;
  /** What cannot wait was said just before: it is not said as loudly again. */
  readonly urgentBefore: boolean;
  /** A name for what stands in it, which nothing before it has. */
  readonly label: Labels;
}

function goesOn({ event }: Entry, next: Entry | undefined): boolean {
  if (next?.event.body.kind !== "message") return false;
  const { sender, created_at: at } = next.event;
  const minute = (moment: string): string => moment.slice(0, "YYYY-MM-DDTHH:MM".length);
  return (
    sender.role === event.sender.role && sender.name === event.sender.name && minute(at) === minute(event.created_at)
  );
}

function messageView(
  entry: Entry,
  message: Message,
  { sameSpeaker, goesOn, urgentBefore, label }: Among,
  delivery: Delivery | null,
  context: LogContext,
): TemplateResult {
  const { event } = entry;
  const { texts, language } = context;
  const own = event.sender.role === "citizen";
  const told = delivery?.seq === event.seq;
  const loud = message.urgent && !urgentBefore;
  const words = own ? texts : TEXTS[entry.language];
  const side = [event.sender.role, message.urgent && "urgent", loud && "loud", message.plan && "with-plan"]
    .filter(Boolean)
    .join(" ");
  return html`<article class="message ${side}" data-seq=${event.seq}>
    <p class="speaker ${sameSpeaker ? "hidden" : ""}">${speakerView(event.sender, texts)}</p>
    <div class="bubble" lang=${own ? nothing : entry.language}>
      ${loud ? html`<p class="urgent-mark">${warningIcon} ${words.urgent}</p>` : nothing}
      <p class="words" dir="auto">${message.urgent ? urgentWords(message.text, !loud) : richText(message.text)}</p>
      ${loud ? urgentCalls(message.text, words) : nothing}
      ${message.card ? cardView(message.card, label(TEXTS[entry.language].service, message.card.title), TEXTS[entry.language], entry.language) : nothing}
      ${message.plan ? planOf(message.plan, label(TEXTS[entry.language].plan, message.plan.title), entry, context) : nothing}
    </div>
    ${givesWay(choicesView(event.seq, message.buttons ?? [], entry.language, context))}
    <p class="moment ${goesOn && !told ? "hidden" : ""}">
      ${timeView(new Date(event.created_at), language)}
      ${told && delivery ? html`· ${checkIcon} ${texts[delivery.state]}` : nothing}
    </p>
  </article>`;
}

function planOf(
  plan: Plan,
  label: string,
  { event, language }: Entry,
  { session, takePlan }: LogContext,
): TemplateResult {
  const of = event.seq;
  return planView(plan, {
    texts: TEXTS[language],
    language,
    label,
    of,
    done: session.done(of, plan),
    tick: (step, done) => session.commands.tickStep(of, step, done),
    print: () => takePlan("print", of),
    save: () => takePlan("save", of),
    pdf: () => takePlan("pdf", of),
    calendar: () => takePlan("calendar", of),
  });
}

function speakerView(sender: Sender, texts: Texts): TemplateResult {
  switch (sender.role) {
    case "citizen":
      return html`${texts.you}`;
    case "bot":
      return html`${texts.bot} <span class="role">${texts.botRole}</span>`;
    case "caseworker":
      return html`<bdi>${sender.name ?? texts.caseworker}</bdi>
        <span class="role"><bdi>${sender.organisation ?? texts.caseworkerRole}</bdi></span>`;
    case "system":
      return html`${texts.system}`;
  }
}

function choicesView(of: number, buttons: Button[], language: Language, context: LogContext): unknown {
  const { session, texts } = context;
  if (!buttons.length) return nothing;
  // What was chosen stands under them, as the citizen's own words.
  const onTheWay = session.pending.some(({ command }) => command.type === "choose" && command.of === of);
  if (onTheWay || session.conversation.pressed.has(of)) return nothing;
  if (session.conversation.offer?.of !== of || session.pending.some(({ command }) => command.type === "say")) {
    return nothing;
  }
  return html`<div class="choices" role="group" aria-label=${texts.choices}>
    ${buttons.map(
      ({ title, payload }) =>
        html`<button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          lang=${language}
          dir="auto"
          @click=${() => session.commands.choose(of, payload)}
        >
          ${title}
        </button>`,
    )}
  </div>`;
}

function timeView(moment: Date, language: string): TemplateResult {
  return html`<time datetime=${moment.toISOString()}>${timeOfDay(moment, language)}</time>`;
}

function dayWords(moment: Date, texts: Texts, language: string): string {
  const now = new Date();
  const day = calendarDay(moment);
  if (day === calendarDay(now)) return texts.today;
  if (day === dayBeside(now, -1)) return texts.yesterday;
  return dayInWords(moment, language, now);
}
