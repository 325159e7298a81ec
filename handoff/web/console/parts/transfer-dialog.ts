import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { targetsOf, type Target } from "../state/transfer-targets";
import { counted, t, type TextKey } from "../words";
import { GiveDialog } from "./give-dialog";

/** To another desk or a colleague: which, why (the citizen reads it), a note (only the receiver reads it), a summary. */
@customElement("loket-transfer-dialog")
export class TransferDialog extends GiveDialog {
  @state() private typed = "";
  @query("#summary") private readonly summary!: HTMLTextAreaElement | null;

  protected heading(): string {
    return t("transfer.title");
  }

  protected content(): TemplateResult {
    const { own, others, people } = this.targets(this.typed);
    const none = own.length + others.length + people.length === 0;
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("transfer.consent")}</p>
      <fieldset>
        <legend>${t("transfer.to")}</legend>
        <label class="visually-hidden" for="find">${t("transfer.find")}</label>
        <input
          id="find"
          class="utrecht-textbox find"
          type="search"
          autocomplete="off"
          placeholder=${t("transfer.find")}
          .value=${live(this.typed)}
          @input=${(event: InputEvent) => (this.typed = (event.target as HTMLInputElement).value)}
          @keydown=${this.findKey}
        />
        <p class="visually-hidden" role="status">
          ${this.typed ? counted("palette.found", own.length + others.length + people.length) : ""}
        </p>
        <div class="choices tall">
          ${none ? html`<p class="quiet">${t(this.typed ? "transfer.not-found" : "transfer.no-desks")}</p>` : ""}
          ${this.group("transfer.own", own)} ${this.group("transfer.others", others)}
          ${this.group("transfer.colleagues", people)}
        </div>
      </fieldset>
      ${this.field("why", t("transfer.why"), t("transfer.why-hint"))}
      ${this.field("note", t("transfer.note"), t("transfer.note-hint"))}
      ${this.asksConsent ? this.field("summary", t("transfer.summary"), t("transfer.summary-hint")) : ""}
      ${this.problemLine()} ${this.buttons(t("transfer.send"))}
    </form>`;
  }

  private targets(typed: string) {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    return targetsOf(session.overview.desks, this.colleagues ?? [], here, typed, this.target);
  }

  private get chosen(): Target | undefined {
    const { own, others, people } = this.targets("");
    return [...own, ...others, ...people].find(({ id }) => id === this.target);
  }

  private get asksConsent(): boolean {
    return (this.chosen?.asks ?? null) !== null;
  }

  private group(heading: TextKey, targets: readonly Target[]): TemplateResult | "" {
    if (targets.length === 0) return "";
    return html`<p class="group">${t(heading)}</p>
      ${targets.map((target) => this.choiceOf(target))}`;
  }

  private choiceOf({ to, asks }: Target): TemplateResult {
    return "desk" in to ? this.deskChoice(to, asks) : this.colleagueChoice(to, asks);
  }

  /** Down and Enter go from the words to what they found. */
  private findKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = this.renderRoot.querySelector<HTMLInputElement>("input[type=radio]");
    first?.focus();
    first?.click();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const to = this.chosen?.to;
    const words = this.words(to, t("transfer.choose-desk"));
    if (!to || !words) return;
    const summary = this.summary?.value.trim() ?? "";
    void this.carryOut(this.place.work.transfer(this.conversation, to, { ...words, summary }));
  }
}
