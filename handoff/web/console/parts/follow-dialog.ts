import { html, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";

/** What goes on after this conversation: a reference for the citizen, and what the caseworker will do on which day. */
@customElement("loket-follow-dialog")
export class FollowDialog extends CaseDialog {
  @query("#reference") private readonly reference!: HTMLInputElement | null;
  @query("#text") private readonly text!: HTMLTextAreaElement;
  @query("#on") private readonly on!: HTMLInputElement;

  protected heading(): string {
    return t("follow.title");
  }

  protected content(): TemplateResult {
    const known = this.place.session.book.room(this.conversation).facts.reference;
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${known ? t("system.case_opened", { reference: known }) : t("follow.explain")}</p>
      ${
        known
          ? ""
          : html`<div class="field">
              <label class="utrecht-form-label" for="reference">${t("follow.reference")}</label>
              <input id="reference" class="utrecht-textbox utrecht-textbox--html-input" autocomplete="off" />
            </div>`
      }
      <div class="field inner">
        <label class="utrecht-form-label" for="text">${t("follow.text")}</label>
        <textarea dir="auto" id="text" class="utrecht-textarea utrecht-textarea--html-textarea" rows="2"></textarea>
      </div>
      <div class="field">
        <label class="utrecht-form-label" for="on">${t("follow.on")}</label>
        <input id="on" type="date" class="utrecht-textbox utrecht-textbox--html-input" />
      </div>
      ${this.problemLine()} ${this.buttons(t("follow.send"))}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const text = this.text.value.trim();
    if (text && !this.on.value) {
      this.problem = t("follow.day-needed");
      this.on.focus();
    } else {
      void this.carryOut(this.record(this.reference?.value.trim() ?? "", text, this.on.value));
    }
  }

  /** First the case, then what is to be done in it; the problem in words, or none. */
  private async record(reference: string, text: string, on: string): Promise<string | null> {
    const { work, session } = this.place;
    const known = session.book.room(this.conversation).facts.reference;
    if (!known) {
      const problem = await work.act(this.conversation, "case", reference ? { reference } : {});
      if (problem) return problem;
    }
    const done = t("follow.done");
    if (text) return work.act(this.conversation, "follow-ups", { text, on }, done);
    session.news.say("news", done);
    return null;
  }
}
