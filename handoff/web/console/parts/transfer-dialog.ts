import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Colleague, DeskState } from "../../shared/protocol";
import { deskOf, otherOrganisation } from "../state/other-organisation";
import { deskName, t } from "../words";
import { CaseDialog } from "./case-dialog";
import { colleagueChoice } from "./colleague-choice";
import { deskFigures } from "./desk-figures";

/** To another desk or a colleague: which, why (the citizen reads it), a note (only the receiver reads it), a summary. */
@customElement("loket-transfer-dialog")
export class TransferDialog extends CaseDialog {
  @state() private target = "";
  @state() private colleagues: readonly Colleague[] = [];
  @query("#why") private readonly why!: HTMLTextAreaElement;
  @query("#note") private readonly note!: HTMLTextAreaElement;
  @query("#summary") private readonly summary!: HTMLTextAreaElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.session.door.colleagues().then(
      (found) => (this.colleagues = found),
      () => (this.colleagues = []), // the desks are there all the same
    );
  }

  protected heading(): string {
    return t("transfer.title");
  }

  protected content(): TemplateResult {
    const desks = this.desks.filter(({ desk }) => desk.id !== this.here);
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("transfer.consent")}</p>
      <fieldset>
        <legend>${t("transfer.to")}</legend>
        ${desks.length === 0 ? html`<p class="quiet">${t("transfer.no-desks")}</p>` : ""}
        <div class="choices tall">
          ${desks.map((desk) => this.choice(desk))}
          ${this.colleagues.length === 0 ? "" : html`<p class="quiet small">${t("transfer.colleagues")}</p>`}
          ${this.colleagues.map((colleague) =>
            colleagueChoice(
              colleague,
              this.target === colleague.id,
              this.asks(deskOf(colleague, this.here)),
              () => (this.target = colleague.id),
            ),
          )}
        </div>
      </fieldset>
      ${this.field("why", t("transfer.why"), t("transfer.why-hint"), true)}
      ${this.field("note", t("transfer.note"), t("transfer.note-hint"))}
      ${this.asksConsent ? this.field("summary", t("transfer.summary"), t("transfer.summary-hint")) : ""}
      ${this.problemLine()} ${this.buttons(t("transfer.send"))}
    </form>`;
  }

  private get desks(): readonly DeskState[] {
    return this.place.session.overview.desks;
  }

  private get here(): string | undefined {
    return this.place.session.book.room(this.conversation).facts.desk?.id;
  }

  private get chosen(): DeskState | Colleague | undefined {
    return (
      this.desks.find(({ desk }) => desk.id === this.target) ?? this.colleagues.find(({ id }) => id === this.target)
    );
  }

  private get asksConsent(): boolean {
    const to = this.chosen;
    if (!to) return false;
    return otherOrganisation(this.desks, this.here, "desk" in to ? to.desk.id : deskOf(to, this.here)) !== null;
  }

  /** That the citizen is asked before it goes to the desk `id`, in words; nothing when not. */
  private asks(id: string): string {
    const organisation = otherOrganisation(this.desks, this.here, id);
    return organisation === null ? "" : t("transfer.organisation", { organisation });
  }

  private field(id: string, label: string, hint: string, required = false): TemplateResult {
    return html`<div class="field ${id === "note" ? "inner" : ""}">
      <label class="utrecht-form-label" for=${id}>${label}</label>
      <p id="${id}-hint" class="quiet small">${hint}</p>
      <textarea
        id=${id}
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows="2"
        aria-required=${required}
        aria-describedby="${id}-hint"
      ></textarea>
    </div>`;
  }

  private choice(desk: DeskState): TemplateResult {
    const { id } = desk.desk;
    return html`<label class="choice">
      <input
        type="radio"
        name="target"
        value=${id}
        .checked=${this.target === id}
        aria-labelledby="desk-${id}"
        aria-describedby="figures-${id}"
        @change=${() => (this.target = id)}
      />
      <span id="desk-${id}">${deskName(desk.desk)}</span>
      <span id="figures-${id}" class="small ${desk.open ? "quiet" : "closed"}"
        >${[deskFigures(desk), this.asks(id)].filter(Boolean).join(" · ")}</span
      >
    </label>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const to = this.chosen;
    const why = this.why.value.trim();
    if (!to) {
      this.problem = t("transfer.choose-desk");
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
    } else if (!why) {
      this.problem = t("transfer.say-why");
      this.why.focus();
    } else {
      const words = { why, note: this.note.value.trim(), summary: this.summary?.value.trim() ?? "" };
      void this.carryOut(this.place.work.transfer(this.conversation, to, words));
    }
  }
}
