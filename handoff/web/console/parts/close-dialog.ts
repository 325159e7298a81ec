import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Outcome } from "../../shared/protocol";
import { isSignal, OUTCOMES, SIGNALS } from "../state/closing";
import { withLabels } from "../state/labels";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";
import "./label-picker";
import type { LabelChange, LabelPicker } from "./label-picker";

/** The end of a conversation: how it went, and what went wrong on the way, as a signal for the organisations. */
@customElement("loket-close-dialog")
export class CloseDialog extends CaseDialog {
  @state() private outcome: Outcome | null = null;
  /** The labels of the organisation's own that it will have. */
  @state() private own: readonly string[] = [];
  private had: readonly string[] = [];
  @query("loket-label-picker") private readonly picker!: LabelPicker;

  override connectedCallback(): void {
    super.connectedCallback();
    this.had = this.place.session.book.room(this.conversation).facts.labels;
    this.own = this.had.filter((label) => !isSignal(label));
  }

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
                ><input type="checkbox" value=${signal} ?checked=${this.had.includes(signal)} />
                <span>${t(`signal.${signal}`)}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${t("labels.own")}</legend>
        <loket-label-picker
          .place=${this.place}
          .labels=${this.own}
          .desk=${this.place.session.book.room(this.conversation).facts.desk?.id ?? ""}
          @change-labels=${this.relabel}
        ></loket-label-picker>
      </fieldset>
      ${this.problemLine()} ${this.buttons(t("close.send"))}
    </form>`;
  }

  private relabel({ detail }: CustomEvent<LabelChange>): void {
    const signals = detail.add.filter(isSignal);
    this.own = withLabels(this.own, detail.add, [...detail.remove, ...signals]).filter((label) => !isSignal(label));
    for (const signal of signals) {
      const box = this.renderRoot.querySelector<HTMLInputElement>(`input[value="${signal}"]`);
      if (box) box.checked = true;
    }
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
    if (!this.picker.takeTyped()) return;
    const labels = [...[...chosen].map((box) => box.value), ...this.own];
    void this.carryOut(this.place.work.close(this.conversation, this.outcome, labels));
  }
}
