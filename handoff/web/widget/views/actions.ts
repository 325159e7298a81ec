import { html, nothing, type TemplateResult } from "lit";
import { isolated, isolatedView } from "../../shared/isolated";
import { fill } from "../../shared/languages";
import type { TransferAsked, Unavailable } from "../../shared/protocol";
import type { Session } from "../session";
import { deskName } from "../desk-name";
import { givesWay } from "../gives-way";
import { markedPerson } from "../system-lines";
import type { Texts } from "../texts";
import { button } from "./button";
import { callbackFormView, callbackStateView } from "./callback";
import { deskTelephone } from "./card";
import { waitingView } from "./waiting";

export interface ActionsContext {
  readonly session: Session;
  readonly texts: Texts;
  readonly language: string;
  /** Opens or closes the form for a call-back. */
  readonly openCallback: (open: boolean) => void;
  readonly startOver: () => void;
  /** Asks whether nothing of the conversation is to stay on this device. */
  readonly forget: () => void;
}

/** What the citizen can do now, under the conversation: answer, wait, be called back, judge, begin anew. */
export function actionsView(context: ActionsContext): TemplateResult | typeof nothing {
  const { session } = context;
  const { conversation } = session;
  if (session.gone) return goneView(context);
  const { callback } = conversation;
  return html`${givesWay(callback ? callbackStateView(callback, context) : nothing)} ${givesWay(nextView(context))}`;
}

function nextView(context: ActionsContext): TemplateResult | typeof nothing {
  const { conversation } = context.session;
  if (conversation.owner === "closed") return closedView(context);
  if (conversation.transferAsked) return transferView(conversation.transferAsked, context);
  if (conversation.owner === "queue") return waitingView(context);
  if (conversation.doors) return doorsView(conversation.doors, context);
  return nothing;
}

function goneView({ texts, startOver }: ActionsContext): TemplateResult {
  return html`<section class="action" role="alert">
    <p>${texts.gone}</p>
    <div class="buttons">${button(texts.startOver, "secondary-action", startOver)}</div>
  </section>`;
}

function closedView({ session, texts, startOver, forget }: ActionsContext): TemplateResult {
  const rated =
    session.conversation.rated ||
    session.pending.some(({ command, state }) => command.type === "rate" && state !== "failed");
  return html`<section class="action" aria-label=${texts.closedTitle}>
    ${givesWay(
      rated
        ? nothing
        : html`<loket-rating
            .texts=${texts}
            .onRate=${(score: number, remark: string) => session.commands.rate(score, remark)}
          ></loket-rating>`,
    )}
    <div class="buttons">
      ${button(texts.startOver, "secondary-action", startOver)} ${button(texts.forget, "secondary-action", forget)}
    </div>
  </section>`;
}

function transferView(asked: TransferAsked, context: ActionsContext): TemplateResult {
  return asked.joins ? joinView(asked, context) : goAlongView(asked, context);
}

/** May a colleague of another organisation join? */
function joinView(asked: TransferAsked, { session, texts }: ActionsContext): TemplateResult {
  const who = markedPerson(asked.to ?? {}, texts);
  return html`<section class="action" aria-labelledby="loket-transfer">
    <h3 id="loket-transfer">${isolatedView(fill(texts.joinTitle, { who }))}</h3>
    <p>${reasonView(asked.why, texts)}</p>
    <p>${isolatedView(fill(texts.joinExplain, { name: isolated(asked.to?.name ?? texts.caseworker) }))}</p>
    <div class="buttons">
      ${button(texts.transferYes, "primary-action", () => session.commands.consent(true))}
      ${button(texts.transferNo, "secondary-action", () => session.commands.consent(false))}
    </div>
  </section>`;
}

/** To another organisation: why, and what may go along. The summary is shown before choosing. */
function goAlongView(asked: TransferAsked, { session, texts, language }: ActionsContext): TemplateResult {
  const desk = deskName(asked.desk, language);
  const { organisation } = asked;
  const whose =
    organisation && organisation !== desk
      ? fill(texts.transferOrganisation, { organisation: isolated(organisation) })
      : texts.transferOther;
  const within = (sentence: string) => isolatedView(fill(sentence, { desk: isolated(desk) }));
  return html`<section class="action" aria-labelledby="loket-transfer">
    <h3 id="loket-transfer">${within(texts.transferTitle)}</h3>
    <p>${isolatedView(whose)} ${reasonView(asked.why, texts)}</p>
    <p>${within(texts.transferExplain)}</p>
    ${
      asked.summary
        ? html`<p class="hint" id="loket-summary-title">${texts.transferSummary}</p>
            <blockquote aria-labelledby="loket-summary-title" dir="auto">${asked.summary}</blockquote>`
        : nothing
    }
    <div class="buttons">
      ${button(texts.transferYes, "primary-action", () => session.commands.consent(true))}
      ${
        asked.summary
          ? button(texts.transferOnlySummary, "secondary-action", () => session.commands.consent(true, true))
          : nothing
      }
      ${button(texts.transferNo, "secondary-action", () => session.commands.consent(false))}
    </div>
  </section>`;
}

/** A caseworker's own words within ours: each with its own direction. */
function reasonView(why: string, texts: Texts): TemplateResult {
  const [before, after] = texts.transferWhy.split("{why}");
  return html`${before}<bdi>${why}</bdi>${after}`;
}

function doorsView(doors: Unavailable, context: ActionsContext): TemplateResult {
  const { session, texts, language } = context;
  return html`<section class="action" aria-labelledby="loket-doors">
    <h3 id="loket-doors">${texts.doorsTitle}</h3>
    <ul class="doors">
      ${givesWay(session.conversation.callback ? nothing : html`<li>${givesWay(callbackDoor(context))}</li>`)}
      ${
        doors.telephone
          ? html`<li>
              <h4>${texts.doorTelephone}</h4>
              ${deskTelephone(doors, texts, language)}
            </li>`
          : nothing
      }
      <li>
        <h4>${texts.doorWait}</h4>
        <p class="hint">${texts.doorWaitHint}</p>
        ${button(texts.doorWaitButton, "secondary-action", () => session.commands.wait())}
      </li>
    </ul>
  </section>`;
}

function callbackDoor(context: ActionsContext): TemplateResult {
  const { session, texts, openCallback } = context;
  if (session.callback.open)
    return html`<h4>${texts.doorCallback}</h4>
      ${callbackFormView(context)}`;
  return button(texts.doorCallback, "primary-action", () => openCallback(true));
}
