import { html, nothing, type TemplateResult } from "lit";
import { isolatedView } from "../../shared/isolated";
import type { WaitAsked } from "../../shared/protocol";
import { givesWay } from "../gives-way";
import { markedQuestion, placeWords } from "../wait-words";
import type { ActionsContext } from "./actions";
import { button } from "./button";
import { callbackFormView } from "./callback";
import { deskTelephone } from "./card";

/** Who waits: the place, what can be told about the time, and the other doors, with a question when it is due. */
export function waitingView(context: ActionsContext): TemplateResult {
  const { session, texts, openCallback } = context;
  const { waitAsked, callback } = session.conversation;
  return html`<section class="action" aria-labelledby="loket-waiting">
    <h3 id="loket-waiting">${texts.waitingTitle}</h3>
    <p>${placeWords(session.waiting, texts)}</p>
    <p class="hidden" role="status">${placeWords(session.placeTold.place, texts)}</p>
    ${waitAsked ? questionView(waitAsked, context) : html`<p class="hint">${texts.waitingStay}</p>`}
    ${givesWay(
      session.callback.open && !callback
        ? callbackFormView(context)
        : html`<div class="buttons">
            ${waitAsked ? button(texts.waitingOn, "primary-action", () => session.commands.wait()) : nothing}
            ${
              callback
                ? nothing
                : button(
                    waitAsked && waitAsked.why !== "long" ? texts.waitingCallbackFirst : texts.waitingCallback,
                    "secondary-action",
                    () => openCallback(true),
                  )
            }
            ${button(waitAsked ? texts.waitingBot : texts.backToBot, "secondary-action", () => session.commands.backToBot())}
          </div>`,
    )}
  </section>`;
}

function questionView(asked: WaitAsked, { texts, language }: ActionsContext): TemplateResult {
  return html`<div class="question">
    <p>${isolatedView(markedQuestion(asked, texts, language))} ${texts.askedChoose}</p>
    ${deskTelephone(asked, texts, language)}
  </div>`;
}
