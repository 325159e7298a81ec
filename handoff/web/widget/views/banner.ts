import { html, nothing, type TemplateResult } from "lit";
import { isolated, isolatedView } from "../../shared/isolated";
import { fill } from "../../shared/languages";
import type { Session } from "../session";
import type { Texts } from "../texts";
import { checkIcon, personIcon } from "./icons";

/** That there is no connection, while there is none; and for a moment that it is back. */
export function connectionView(session: Session, texts: Texts): TemplateResult {
  const offline = session.status === "offline" && !session.gone;
  return html`<div class="banner ${offline ? "offline" : ""}" role="status">
    ${
      offline
        ? html`<p>${texts.offline}</p>
            <button
              type="button"
              class="utrecht-button utrecht-button--subtle"
              @click=${() => session.retryConnection()}
            >
              ${texts.retryNow}
            </button>`
        : session.reconnected
          ? html`<p class="hidden">${texts.online}</p>`
          : nothing
    }
  </div>`;
}

/**
 * That the conversation is deleted, or forgotten here. The region is always there: a screen reader says what comes into
 * one, not with it.
 */
export function leftView(session: Session, texts: Texts): TemplateResult {
  return html`<div role="status">
    ${session.left ? html`<p class="system left">${checkIcon} ${texts[session.left]}</p>` : nothing}
  </div>`;
}

/** Who is typing on the other side. Of the bot it is not said aloud: the answer comes before the words are over. */
export function typingView(session: Session, texts: Texts): TemplateResult {
  const { role } = session.typing;
  const name = role === "bot" ? texts.bot : (session.conversation.caseworker?.name ?? texts.caseworker);
  return html`<p class="typing" role="status" aria-hidden=${role === "bot" ? "true" : nothing}>
    ${
      role && role !== "citizen"
        ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
            ${isolatedView(fill(texts.typing, { name: isolated(name) }))}`
        : nothing
    }
  </p>`;
}

/** The way to a person, for as long as the bot answers. */
export function personButton(session: Session, texts: Texts): TemplateResult | typeof nothing {
  if (session.conversation.owner !== "bot") return nothing;
  return html`<button
    type="button"
    class="person utrecht-button utrecht-button--secondary-action"
    @click=${() => session.commands.askPerson()}
  >
    ${personIcon} ${texts.askPerson}
  </button>`;
}
