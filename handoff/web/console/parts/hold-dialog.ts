import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";

const MINUTES = [5, 15, 30, 60] as const;

/** Finds something out: what (the citizen reads it), and for how long. */
@customElement("loket-hold-dialog")
export class HoldDialog extends CaseDialog {
  @state() private minutes: number = MINUTES[1];
  @query("#reason") private readonly reason!: HTMLTextAreaElement;

  protected heading(): string {
    return t("hold.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("hold.explain")}</p>
      <div class="field">
        <label class="utrecht-form-label" for="reason">${t("hold.reason")}</label>
        <textarea
          dir="auto"
          id="reason"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="2"
          aria-required="true"
        ></textarea>
      </div>
      <fieldset>
        <legend>${t("hold.minutes")}</legend>
        <div class="choices two">
          ${MINUTES.map(
            (minutes) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="minutes"
                  .checked=${this.minutes === minutes}
                  @change=${() => (this.minutes = minutes)}
                />
                <span>${t("hold.minute", { n: minutes })}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${this.problemLine()} ${this.buttons(t("hold.send"))}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const reason = this.reason.value.trim();
    if (!reason) {
      this.problem = t("hold.say-why");
      this.reason.focus();
    } else {
      void this.carryOut(this.place.work.hold(this.conversation, reason, this.minutes));
    }
  }
}
