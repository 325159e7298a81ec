import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Colleague } from "../../shared/protocol";
import { deskOf, otherOrganisation } from "../state/other-organisation";
import { t } from "../words";
import { CaseDialog } from "./case-dialog";
import { colleagueChoice } from "./colleague-choice";

/** Brings a colleague in: who, why (the citizen of another organisation reads it), and a note. */
@customElement("loket-colleague-dialog")
export class ColleagueDialog extends CaseDialog {
  @state() private chosen: Colleague | null = null;
  @state() private colleagues: readonly Colleague[] | null = null;
  @query("#why") private readonly why!: HTMLTextAreaElement | null;
  @query("#note") private readonly note!: HTMLTextAreaElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.session.door.colleagues().then(
      (found) => (this.colleagues = found),
      () => (this.colleagues = []),
    );
  }

  protected heading(): string {
    return t("colleague.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("colleague.explain")}</p>
      <fieldset>
        <legend>${t("colleague.who")}</legend>
        ${this.colleagues?.length === 0 ? html`<p class="quiet">${t("colleague.nobody")}</p>` : ""}
        <div class="choices tall">
          ${(this.colleagues ?? []).map((colleague) => {
            const organisation = this.otherOrganisation(colleague);
            const aside = organisation === null ? "" : t("transfer.organisation", { organisation });
            return colleagueChoice(colleague, this.chosen === colleague, aside, () => (this.chosen = colleague));
          })}
        </div>
      </fieldset>
      ${this.chosen && this.otherOrganisation(this.chosen) !== null ? this.field("why", t("colleague.why")) : ""}
      ${this.field("note", t("colleague.note"))} ${this.problemLine()} ${this.buttons(t("colleague.send"))}
    </form>`;
  }

  private otherOrganisation(colleague: Colleague): string | null {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    return otherOrganisation(session.overview.desks, here, deskOf(colleague, here));
  }

  private field(id: string, label: string): TemplateResult {
    return html`<div class="field ${id === "note" ? "inner" : ""}">
      <label class="utrecht-form-label" for=${id}>${label}</label>
      <textarea id=${id} class="utrecht-textarea utrecht-textarea--html-textarea" rows="2"></textarea>
    </div>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const why = this.why?.value.trim() ?? "";
    if (!this.chosen) {
      this.problem = t("colleague.choose");
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
    } else if (this.why && !why) {
      this.problem = t("transfer.say-why");
      this.why.focus();
    } else {
      const body = { to: this.chosen.id, why, note: this.note.value.trim() };
      const told = t("colleague.asked", { name: this.chosen.name });
      void this.carryOut(this.place.work.act(this.conversation, "colleagues", body, told));
    }
  }
}
