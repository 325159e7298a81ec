// What the citizen said and the service has not taken yet: on its way, or why it did not get there.
import { html, nothing, type TemplateResult } from "lit";
import type { Pending } from "../outbox";
import { warningIcon } from "./icons";
import type { Line, LogContext } from "./log-context";
import { richText } from "./rich-text";

/** The lines under the conversation. */
export function pendingLines(context: LogContext): Line[] {
  const lines: Line[] = [];
  for (const pending of context.session.pending) {
    const text = pendingText(pending, context);
    if (text === null) continue;
    lines.push({
      key: pending.command.client_id,
      view: html`<article class="message citizen ${pending.state}">
        <p class="speaker hidden">${context.texts.you}</p>
        <div class="bubble"><p class="words" dir="auto">${richText(text)}</p></div>
        ${pendingState(pending, context)}
      </article>`,
    });
  }
  return lines;
}

function pendingText({ command }: Pending, { session }: LogContext): string | null {
  if (command.type === "say") return command.text;
  if (command.type !== "choose") return null;
  // Before the first message stands what the page is about.
  if (command.of === 1) return session.topic?.title[session.tongue.conversation] ?? null;
  const offered = session.conversation.entries.find(({ event }) => event.seq === command.of)?.event.body;
  const buttons = offered?.kind === "message" ? offered.buttons : undefined;
  return buttons?.find(({ payload }) => payload === command.payload)?.title ?? null;
}

function pendingState(pending: Pending, { session, texts, edit }: LogContext): TemplateResult {
  const code = pending.problem?.code;
  if (pending.state !== "failed") {
    const away = session.status === "offline" || code === "unavailable" || pending.late;
    return html`<p class="moment">${away ? texts.sendingOffline : texts.sending}</p>`;
  }
  const { client_id: clientId } = pending.command;
  const words = html`<p>${warningIcon} ${texts.failed} ${pending.problem?.detail ?? ""}</p>`;
  // Nothing can be said any more; what was not sent is taken along to the next conversation.
  if (session.gone || session.conversation.owner === "closed") {
    return html`<div class="failure" role="alert">${words}</div>`;
  }
  const hopeless = code === "text-too-long" || code === "empty-text";
  return html`<div class="failure" role="alert">
    ${words}
    ${
      hopeless
        ? nothing
        : html`<button
            type="button"
            class="utrecht-button utrecht-button--subtle"
            @click=${() => session.retry(clientId)}
          >
            ${texts.again}
          </button>`
    }
    <button
      type="button"
      class="utrecht-button utrecht-button--subtle"
      @click=${() => edit(session.takeBack(clientId))}
    >
      ${texts.edit}
    </button>
  </div>`;
}
