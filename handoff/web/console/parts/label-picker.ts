import { html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { LabelItem } from "../../shared/protocol";
import { SIGNALS } from "../state/closing";
import { labelOf, labelWords } from "../state/labels";
import labelText from "../styles/labels.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** Characters of a label, as the server keeps it. */
const LIMIT = 60;

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The labels of a conversation, to take off and to add to. It tells what is wished; who uses it does it. */
@customElement("loket-label-picker")
export class LabelPicker extends ConsoleElement {
  static override styles = styled(labelText);

  @property({ attribute: false }) labels: readonly string[] = [];
  /** The id of the desk, whose organisation's list is offered. */
  @property() desk = "";
  /** Whether what goes wrong again and again is offered too. */
  @property({ type: Boolean }) signals = false;
  @state() private offered: readonly LabelItem[] = [];
  @state() private problem = "";
  @query("input") private readonly box!: HTMLInputElement;

  protected override render(): TemplateResult {
    return html`${
        this.labels.length === 0
          ? html`<p class="quiet">${t("labels.none")}</p>`
          : html`<ul class="labels" aria-label=${t("labels.title")}>
              ${repeat(
                this.labels,
                (label) => label,
                (label) => this.chip(label),
              )}
            </ul>`
      }
      <div class="add">
        <label class="visually-hidden" for="new">${t("labels.add")}</label>
        <input
          id="new"
          class="utrecht-textbox"
          list="known"
          maxlength=${LIMIT}
          autocomplete="off"
          placeholder=${t("labels.add")}
          title=${t("labels.add-hint")}
          @focus=${this.load}
          @keydown=${this.key}
          @input=${() => (this.problem = "")}
        />
        <datalist id="known">
          ${this.choices().map((label) => html`<option value=${labelWords(label)}></option>`)}
        </datalist>
        <button type="button" class="utrecht-button utrecht-button--secondary-action button-small" @click=${this.put}>
          ${t("labels.put")}
        </button>
      </div>
      ${this.problem ? html`<p class="problem small" role="alert">${this.problem}</p>` : ""}`;
  }

  private chip(label: string): TemplateResult {
    const words = labelWords(label);
    return html`<li class="badge">
      <span>${words}</span>
      <button
        type="button"
        aria-label=${t("labels.remove", { label: words })}
        title=${t("labels.remove", { label: words })}
        @click=${() => this.wish({ add: [], remove: [label] })}
      >
        ${icon("close")}
      </button>
    </li>`;
  }

  /** What can be chosen and is not there yet. */
  private choices(): readonly string[] {
    const { overview } = this.place.session;
    const owner = overview.desks.find(({ desk }) => desk.id === this.desk)?.organisation ?? this.desk;
    const own = this.offered.filter(({ organisation }) => organisation === owner).map(({ label }) => label);
    return [...(this.signals ? SIGNALS : []), ...own].filter((label) => !this.labels.includes(label));
  }

  private readonly load = async (): Promise<void> => {
    try {
      this.offered = await this.place.session.door.labels();
    } catch {
      // Without the list one can still type.
    }
  };

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.put();
  }

  private put(): void {
    this.takeTyped();
    this.box.focus();
  }

  /** Takes what was typed and not added yet; false when it cannot be a label, which is then said. */
  takeTyped(): boolean {
    const label = labelOf(this.box.value, [...SIGNALS, ...this.choices()]);
    if (label.length > LIMIT) {
      this.problem = t("labels.too-long", { n: LIMIT });
      return false;
    }
    this.box.value = "";
    if (label && !this.labels.includes(label)) this.wish({ add: [label], remove: [] });
    return true;
  }

  private wish(detail: LabelChange): void {
    if (detail.remove.length > 0) this.box.focus(); // the button that was pressed goes with its label
    this.dispatchEvent(new CustomEvent<LabelChange>("change-labels", { detail }));
  }
}
