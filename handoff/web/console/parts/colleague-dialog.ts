import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Colleague } from "../../shared/protocol";
import { deskOf, otherOrganisation } from "../state/other-organisation";
import { t } from "../words";
import { GiveDialog } from "./give-dialog";

/** Brings a colleague in: who, why (the citizen of another organisation reads it), and a note. */
@customElement("loket-colleague-dialog")
export class ColleagueDialog extends GiveDialog {
  protected heading(): string {
    return t("colleague.title");
  }

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p id="explain" class="quiet">${t("colleague.explain")}</p>
      <fieldset>
        <legend>${t("colleague.who")}</legend>
        ${this.colleagues?.length === 0 ? html`<p class="quiet">${t("colleague.nobody")}</p>` : ""}
        <div class="choices tall">
          ${(this.colleagues ?? []).map((each) => this.colleagueChoice(each, this.otherOrganisation(each)))}
        </div>
      </fieldset>
      ${this.chosen && this.otherOrganisation(this.chosen) !== null ? this.field("why", t("colleague.why")) : ""}
      ${this.field("note", t("colleague.note"))} ${this.problemLine()} ${this.buttons(t("colleague.send"))}
    </form>`;
  }

  /** Who may be asked comes first: a screen reader begins there. */
  protected override async ready(): Promise<void> {
    await this.asking;
    await this.updateComplete;
  }

  private get chosen(): Colleague | undefined {
    return this.colleagues?.find(({ id }) => id === this.target);
  }

  private otherOrganisation(colleague: Colleague): string | null {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    return otherOrganisation(session.overview.desks, here, deskOf(colleague, here));
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const { chosen } = this;
    const words = this.words(chosen, t("colleague.choose"));
    if (!chosen || !words) return;
    const told = t("colleague.asked", { name: chosen.name });
    void this.carryOut(this.place.work.act(this.conversation, "colleagues", { to: chosen.id, ...words }, told));
  }
}
