import { html, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { deskName, t } from "../words";
import { CaseDialog } from "./case-dialog";

/** Asks the desk that this one escalates to. */
@customElement("loket-escalate-dialog")
export class EscalateDialog extends CaseDialog {
  @query("#words") private readonly words!: HTMLTextAreaElement;

  protected heading(): string {
    return t("escalate.title", { desk: this.desk });
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("escalate.explain", { desk: this.desk })}</p>
      <div class="field">
        <label class="utrecht-form-label" for="words">${t("escalate.note")}</label>
        <textarea
          id="words"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="3"
          aria-required="true"
        ></textarea>
      </div>
      ${this.problemLine()} ${this.buttons(t("escalate.send"))}
    </form>`;
  }

  /** The desk that is asked. */
  private get desk(): string {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    const there = session.overview.desks.find(({ desk }) => desk.id === here)?.escalates_to;
    return there ? deskName(there) : "";
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const words = this.words.value.trim();
    if (!words) {
      this.problem = t("escalate.say-what");
      this.words.focus();
    } else {
      const told = t("escalate.done", { desk: this.desk });
      void this.carryOut(this.place.work.act(this.conversation, "escalate", { note: words }, told));
    }
  }
}
