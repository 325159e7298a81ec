import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { DeskState } from "../../shared/protocol";
import { deskName, t } from "../words";
import { CaseDialog } from "./case-dialog";
import { deskFigures } from "./desk-figures";

/** To another desk: which, why (the citizen reads it) and a note (only the receiver reads it). */
@customElement("loket-transfer-dialog")
export class TransferDialog extends CaseDialog {
  @state() private desk = "";
  @query("#why") private readonly why!: HTMLTextAreaElement;
  @query("#note") private readonly note!: HTMLTextAreaElement;

  protected heading(): string {
    return t("transfer.title");
  }

  protected content(): TemplateResult {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    const desks = session.overview.desks.filter(({ desk }) => desk.id !== here);
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("transfer.consent")}</p>
      <fieldset>
        <legend>${t("transfer.to")}</legend>
        ${desks.length === 0 ? html`<p class="quiet">${t("transfer.no-desks")}</p>` : ""}
        <div class="choices tall">${desks.map((desk) => this.choice(desk))}</div>
      </fieldset>
      <div class="field">
        <label class="utrecht-form-label" for="why">${t("transfer.why")}</label>
        <p id="why-hint" class="quiet small">${t("transfer.why-hint")}</p>
        <textarea
          id="why"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="2"
          aria-required="true"
          aria-describedby="why-hint"
        ></textarea>
      </div>
      <div class="field inner">
        <label class="utrecht-form-label" for="note">${t("transfer.note")}</label>
        <p id="note-hint" class="quiet small">${t("transfer.note-hint")}</p>
        <textarea
          id="note"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="2"
          aria-describedby="note-hint"
        ></textarea>
      </div>
      ${this.problemLine()} ${this.buttons(t("transfer.send"))}
    </form>`;
  }

  private choice(desk: DeskState): TemplateResult {
    const { id } = desk.desk;
    return html`<label class="choice">
      <input
        type="radio"
        name="desk"
        value=${id}
        .checked=${this.desk === id}
        aria-labelledby="desk-${id}"
        aria-describedby="figures-${id}"
        @change=${() => (this.desk = id)}
      />
      <span id="desk-${id}">${deskName(desk.desk)}</span>
      <span id="figures-${id}" class="small ${desk.open ? "quiet" : "closed"}">${deskFigures(desk)}</span>
    </label>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const desk = this.place.session.overview.desks.find((state) => state.desk.id === this.desk);
    const why = this.why.value.trim();
    if (!desk) {
      this.problem = t("transfer.choose-desk");
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
    } else if (!why) {
      this.problem = t("transfer.say-why");
      this.why.focus();
    } else {
      void this.carryOut(this.place.work.transfer(this.conversation, desk, why, this.note.value.trim()));
    }
  }
}
