import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import type { WaitAsked } from "../../shared/protocol";
import { placeWords, questionWords } from "../wait-words";
import type { ActionsContext } from "./actions";
import { callbackFormView } from "./callback";
import { hoursIn, notConfirmed, telephoneView } from "./card";

/** Who waits: the place, what can be told about the time, and the other doors, with a question when it is due. */
export function waitingView(context: ActionsContext): TemplateResult {
  const { session, texts, callbackOpen, openCallback } = context;
  const { waitAsked, callback } = session.conversation;
  return html`<section class="action" aria-labelledby="loket-waiting">
    <h3 id="loket-waiting">${texts.waitingTitle}</h3>
    <p>${placeWords(session.waiting, texts)}</p>
    <p class="hidden" role="status">${placeWords(session.placeTold.place, texts)}</p>
    ${waitAsked ? questionView(waitAsked, context) : html`<p class="hint">${texts.waitingStay}</p>`}
    ${
      callbackOpen && !callback
        ? callbackFormView(context)
        : html`<div class="buttons">
            ${waitAsked ? button(texts.waitingOn, "primary", () => session.commands.wait()) : nothing}
            ${
              callback
                ? nothing
                : button(
                    waitAsked && waitAsked.why !== "long" ? texts.waitingCallbackFirst : texts.waitingCallback,
                    "secondary",
                    () => openCallback(true),
                  )
            }
            ${button(waitAsked ? texts.waitingBot : texts.backToBot, "secondary", () => session.commands.backToBot())}
          </div>`
    }
  </section>`;
}

function questionView(asked: WaitAsked, { texts, language }: ActionsContext): TemplateResult {
  const hours = hoursIn(asked.telephone_hours, language);
  return html`<div class="question">
    <p>${questionWords(asked, texts, language)} ${texts.askedChoose}</p>
    ${
      asked.telephone
        ? html`${telephoneView(
            asked.telephone,
            fill(texts.call, { number: asked.telephone_shown ?? asked.telephone }),
            hours,
            texts,
          )}
          ${asked.telephone_verified === false ? notConfirmed(texts, texts.doorTelephoneNotConfirmed) : nothing}`
        : nothing
    }
  </div>`;
}

function button(words: string, kind: "primary" | "secondary", press: () => void): TemplateResult {
  return html`<button type="button" class="utrecht-button utrecht-button--${kind}-action" @click=${press}>
    ${words}
  </button>`;
}
