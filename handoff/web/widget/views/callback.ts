import { html, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import { readableNumber } from "../../shared/telephone";
import { wholeNumbers } from "../../shared/whole-numbers";
import { momentWords } from "../callback-words";
import type { Callback } from "../fold";
import { givesWay } from "../gives-way";
import type { ActionsContext } from "./actions";
import { button } from "./button";

/** The form that asks for a number and a time, or for another time. */
export function callbackFormView(context: ActionsContext, moves = false): TemplateResult {
  const { session, texts, language, openCallback } = context;
  return html`<loket-callback
    .texts=${texts}
    .language=${language}
    .session=${session}
    .wish=${session.callback.wish}
    ?moves=${moves}
    .onCancel=${() => openCallback(false)}
  ></loket-callback>`;
}

/** The call that is still to come: when, what was tried, and what can be changed about it. */
export function callbackStateView(callback: Callback, context: ActionsContext): TemplateResult {
  const { session, texts, language, openCallback } = context;
  const when = momentWords(callback.day, callback.part, texts, language);
  const number = readableNumber(callback.number);
  return html`<section class="action" aria-labelledby="loket-call">
    <h3 id="loket-call">${texts.callbackStateTitle}</h3>
    <p>
      ${wholeNumbers(
        callback.attempts
          ? fill(callback.attempts === 1 ? texts.callbackStateTriedOnce : texts.callbackStateTried, {
              count: callback.attempts,
              number,
              when,
            })
          : fill(texts.callbackStatePromised, { number, when }),
      )}
    </p>
    ${givesWay(
      session.callback.open
        ? callbackFormView(context, true)
        : html`<div class="buttons">
            ${button(texts.callbackOtherTime, "secondary-action", () => openCallback(true))}
            ${button(texts.callbackCancel, "secondary-action", () => session.commands.cancelCallback())}
          </div>`,
    )}
  </section>`;
}
