import { html, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";

/** Back to the bot, with a note of what was agreed. */
@customElement("loket-hand-back-dialog")
export class HandBackDialog extends CaseDialog {
  @query("#note") private readonly note!: HTMLTextAreaElement;

  protected heading(): string {
    return t("hand-back.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit}>
      <p class="quiet">${t("hand-back.explain")}</p>
      <div class="field inner">
        <label class="utrecht-form-label" for="note">${t("hand-back.note")}</label>
        <textarea dir="auto" id="note" class="utrecht-textarea utrecht-textarea--html-textarea" rows="3"></textarea>
      </div>
      ${this.problemLine()} ${this.buttons(t("hand-back.send"))}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.busy) void this.carryOut(this.place.work.handBack(this.conversation, this.note.value.trim()));
  }
}
