import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Outcome } from "../../shared/protocol";
import { OUTCOMES, SIGNALS } from "../state/closing";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";

/** The end of a conversation: how it went, and what went wrong on the way, as a signal for the organisations. */
@customElement("loket-close-dialog")
export class CloseDialog extends CaseDialog {
  @state() private outcome: Outcome | null = null;
  @query("#other") private readonly other!: HTMLInputElement;

  protected heading(): string {
    return t("close.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("close.explain")}</p>
      <fieldset>
        <legend>${t("close.outcome")}</legend>
        <div class="choices two">
          ${OUTCOMES.map(
            (outcome) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="outcome"
                  .checked=${this.outcome === outcome}
                  @change=${() => (this.outcome = outcome)}
                />
                <span>${t(`outcome.${outcome}`)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${t("close.labels")}</legend>
        <div class="choices two">
          ${SIGNALS.map(
            (signal) =>
              html`<label class="choice"
                ><input type="checkbox" value=${signal} /> <span>${t(`signal.${signal}`)}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label class="utrecht-form-label" for="other">${t("close.other")}</label>
        <input id="other" class="utrecht-textbox" maxlength="60" autocomplete="off" />
      </div>
      ${this.problemLine()} ${this.buttons(t("close.send"))}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    if (!this.outcome) {
      this.problem = t("close.choose-outcome");
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
      return;
    }
    const chosen = this.renderRoot.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked");
    const other = this.other.value.trim();
    const labels = [...[...chosen].map((box) => box.value), ...(other ? [other] : [])];
    void this.carryOut(this.place.work.close(this.conversation, this.outcome, labels));
  }
}
