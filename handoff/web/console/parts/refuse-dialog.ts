import { html, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { deskName, t } from "../words";
import { CaseDialog } from "./case-dialog";

/** Refuses a transfer, with the reason for who gave the conversation away. */
@customElement("loket-refuse-dialog")
export class RefuseDialog extends CaseDialog {
  @query("#words") private readonly words!: HTMLTextAreaElement;

  protected heading(): string {
    return t("refuse.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("refuse.explain", { desk: this.desk })}</p>
      <div class="field">
        <label class="utrecht-form-label" for="words">${t("refuse.reason")}</label>
        <textarea
          id="words"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="3"
          aria-required="true"
        ></textarea>
      </div>
      ${this.problemLine()} ${this.buttons(t("refuse.do"))}
    </form>`;
  }

  /** The desk that it came from. */
  private get desk(): string {
    const desk = this.place.session.book.room(this.conversation).facts.giver?.desk ?? this.item?.from_desk;
    return desk ? deskName(desk) : "";
  }

  private get item() {
    return this.place.session.overview.waiting.find(({ conversation }) => conversation === this.conversation);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const words = this.words.value.trim();
    if (!words) {
      this.problem = t("refuse.say-why");
      this.words.focus();
    } else {
      const told = t("refuse.done", { desk: this.desk });
      void this.carryOut(this.place.work.act(this.conversation, "refuse", { reason: words }, told));
    }
  }
}
