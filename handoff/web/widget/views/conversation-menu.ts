import { html, nothing, type TemplateResult } from "lit";
import type { Preference } from "../preferences";
import type { TakeTranscript } from "../take-along";
import type { Texts } from "../texts";
import { button } from "./button";

/** What is asked once more before it is done. */
export type Confirming = "end" | "anew" | "forget" | "delete";

export interface MenuContext {
  readonly texts: Texts;
  /** There is a conversation to do something with. */
  readonly begun: boolean;
  /** It can still be ended. */
  readonly running: boolean;
  readonly prefers: (preference: Preference) => boolean;
  readonly toggle: (preference: Preference) => void;
  readonly transcript: (how: TakeTranscript) => void;
  readonly ask: (confirming: Confirming) => void;
}

/** What the citizen can do with the conversation as a whole, and how it is shown. */
export function menuView(context: MenuContext): TemplateResult {
  const { texts, begun } = context;
  return html`
    <div role="group" aria-label=${texts.menuView}>
      ${switchView("large", texts.menuLarge, context)} ${switchView("sound", texts.menuSound, context)}
    </div>
    ${begun ? conversationView(context) : nothing}
  `;
}

function conversationView({ texts, running, transcript, ask }: MenuContext): TemplateResult {
  return html`
    <div role="group" aria-label=${texts.menuKeep}>
      <button type="button" @click=${() => transcript("save")}>${texts.menuPage}</button>
      <button type="button" @click=${() => transcript("pdf")}>${texts.menuPdf}</button>
      <button type="button" @click=${() => transcript("print")}>${texts.menuPrint}</button>
      <button type="button" @click=${() => transcript("text")}>${texts.menuTranscript}</button>
    </div>
    <div role="group" aria-label=${texts.log}>
      <button type="button" @click=${() => ask("anew")}>${texts.startOver}</button>
      ${running ? html`<button type="button" @click=${() => ask("end")}>${texts.menuEnd}</button>` : nothing}
      <button type="button" @click=${() => ask("forget")}>${texts.forget}</button>
      <button type="button" @click=${() => ask("delete")}>${texts.menuDelete}</button>
    </div>
  `;
}

function switchView(preference: Preference, words: string, { prefers, toggle, texts }: MenuContext): TemplateResult {
  const on = prefers(preference);
  return html`<button type="button" role="switch" aria-checked=${on} @click=${() => toggle(preference)}>
    <span>${words}</span> <span class="switch" aria-hidden="true">${on ? texts.switchOn : texts.switchOff}</span>
  </button>`;
}

interface ConfirmActions {
  readonly yes: (wish: Confirming) => void;
  readonly no: () => void;
}

/** Asks whether the citizen is sure; beginning anew, also whether this device is to forget what was. What it means describes the button: Orca does not say what describes a group. */
export function confirmView(confirming: Confirming, texts: Texts, { yes, no }: ConfirmActions): TemplateResult {
  const words = {
    delete: { title: texts.deleteTitle, explain: texts.deleteExplain, yes: texts.deleteYes, no: texts.deleteNo },
    end: { title: texts.endTitle, explain: texts.endExplain, yes: texts.endYes, no: texts.endNo },
    anew: { title: texts.anewTitle, explain: texts.anewExplain, yes: texts.anewYes, no: texts.endNo },
    forget: { title: texts.forgetTitle, explain: texts.forgetExplain, yes: texts.forgetYes, no: texts.deleteNo },
  }[confirming];
  return html`<section class="confirm action" role="group" aria-labelledby="loket-confirm">
    <h3 id="loket-confirm">${words.title}</h3>
    <p id="loket-sure">${words.explain}</p>
    <div class="buttons">
      <button
        type="button"
        class="utrecht-button utrecht-button--primary-action ${confirming === "delete" ? "destroys" : ""}"
        aria-describedby="loket-sure"
        @click=${() => yes(confirming)}
      >
        ${words.yes}
      </button>
      ${confirming === "anew" ? button(texts.anewForget, "secondary-action", () => yes("forget")) : nothing}
      <button type="button" class="utrecht-button utrecht-button--secondary-action" @click=${no}>${words.no}</button>
    </div>
  </section>`;
}
