import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../texts";

/** What is asked once more before it is done. */
export type Confirming = "end" | "delete";

interface MenuActions {
  readonly transcript: () => void;
  readonly ask: (confirming: Confirming) => void;
}

/** What the citizen can do with the conversation as a whole. */
export function menuView(texts: Texts, closed: boolean, { transcript, ask }: MenuActions): TemplateResult {
  return html`
    <button type="button" @click=${transcript}>${texts.menuTranscript}</button>
    ${closed ? nothing : html`<button type="button" @click=${() => ask("end")}>${texts.menuEnd}</button>`}
    <button type="button" @click=${() => ask("delete")}>${texts.menuDelete}</button>
  `;
}

interface ConfirmActions {
  readonly yes: () => void;
  readonly no: () => void;
}

/** Asks whether the citizen is sure. */
export function confirmView(confirming: Confirming, texts: Texts, { yes, no }: ConfirmActions): TemplateResult {
  const words =
    confirming === "delete"
      ? { title: texts.deleteTitle, explain: texts.deleteExplain, yes: texts.deleteYes, no: texts.deleteNo }
      : { title: texts.endTitle, explain: texts.endExplain, yes: texts.endYes, no: texts.endNo };
  return html`<section class="confirm action" aria-labelledby="loket-confirm">
    <h3 id="loket-confirm">${words.title}</h3>
    <p>${words.explain}</p>
    <div class="buttons">
      <button type="button" class="utrecht-button utrecht-button--primary-action" @click=${yes}>${words.yes}</button>
      <button type="button" class="utrecht-button utrecht-button--secondary-action" @click=${no}>${words.no}</button>
    </div>
  </section>`;
}
