import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Colleague } from "../../shared/protocol";
import { targetsOf, type Target } from "../state/transfer-targets";
import { counted, deskName, t, type TextKey } from "../words";
import { CaseDialog } from "./case-dialog";
import { colleagueChoice } from "./colleague-choice";
import { queueFigures } from "./desk-figures";

/** To another desk or a colleague: which, why (the citizen reads it), a note (only the receiver reads it), a summary. */
@customElement("loket-transfer-dialog")
export class TransferDialog extends CaseDialog {
  @state() private target = "";
  @state() private typed = "";
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
      ${this.field("why", t("transfer.why"), t("transfer.why-hint"), true)}
      ${this.field("note", t("transfer.note"), t("transfer.note-hint"))}
      ${this.asksConsent ? this.field("summary", t("transfer.summary"), t("transfer.summary-hint")) : ""}
      ${this.problemLine()} ${this.buttons(t("transfer.send"))}
    </form>`;
  }

  private targets(typed: string) {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    return targetsOf(session.overview.desks, this.colleagues, here, typed, this.target);
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
      ${targets.map((target) => this.choice(target))}`;
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

  private choice({ id, to, asks }: Target): TemplateResult {
    // That the citizen is asked before it goes there, in words.
    const consent = asks === null ? "" : t("transfer.organisation", { organisation: asks });
    const choose = (): void => void (this.target = id);
    if (!("desk" in to)) return colleagueChoice(to, this.target === id, consent, choose);
    return html`<label class="choice">
      <input
        type="radio"
        name="target"
        value=${id}
        .checked=${this.target === id}
        aria-labelledby="desk-${id}"
        aria-describedby="figures-${id}"
        @change=${choose}
      />
      <span id="desk-${id}">${deskName(to.desk)}</span>
      <span id="figures-${id}" class="small ${to.open ? "quiet" : "closed"}"
        >${[queueFigures(to), consent].filter(Boolean).join(" · ")}</span
      >
    </label>`;
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
      void this.carryOut(this.place.work.transfer(this.conversation, to.to, words));
    }
  }
}
