import { html, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { LANGUAGES, type Language } from "../../shared/languages";
import { AnswersDoor } from "../door/answers-door";
import { Lookup } from "../session/lookup";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import searchText from "../styles/search-dialog.css";
import { counted, ownName, t } from "../words";
import { CaseDialog } from "./case-dialog";
import { styled } from "./console-element";

/** As far as Page Up and Page Down go. */
const PAGE = 8;

/**
 * A dialog in which something is looked up: a combobox with its listbox (WAI-ARIA), and beside it what is chosen as it
 * will be, in the language of the citizen or another. Arrows choose, Enter takes; the focus stays in the box.
 */
export abstract class SearchDialog<Item> extends CaseDialog {
  static override styles = styled(formText, modalText, searchText);

  /** The language in which the citizen will read it. */
  @state() protected written: Language = "nl";
  @state() private at = 0;
  @query("#words") private readonly box!: HTMLInputElement;

  protected door!: AnswersDoor;
  private lookup!: Lookup<readonly Item[]>;

  protected abstract label(): string;
  protected abstract find(words: string): Promise<readonly Item[]>;
  protected abstract option(item: Item): TemplateResult;
  /** What is chosen, with what can be done with it. */
  protected abstract beside(item: Item): TemplateResult;
  /** Enter on it, or a press. */
  protected abstract take(item: Item): void;
  /** What is said when there is nothing; with or without words. */
  protected abstract nothing(words: string): string;
  protected below(): TemplateResult | "" {
    return "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { session } = this.place;
    this.written = session.book.room(this.conversation).facts.language === "nl" ? "nl" : "en";
    this.door = new AnswersDoor(session.door);
    this.lookup = new Lookup(
      (words) => this.find(words),
      () => {
        this.at = 0;
        this.chose();
        this.requestUpdate();
      },
    );
    this.lookup.look("", true);
  }

  override disconnectedCallback(): void {
    this.lookup.end();
    super.disconnectedCallback();
  }

  protected get items(): readonly Item[] {
    return this.lookup.answer ?? [];
  }

  protected get chosen(): Item | undefined {
    return this.items[this.at];
  }

  protected get typed(): string {
    return this.box?.value ?? "";
  }

  /** Asks again, as after something changed. */
  protected lookAgain(): void {
    this.lookup.look(this.typed, true);
  }

  /** Something else was chosen, or is to be shown in another language. */
  protected chose(): void {}

  protected content(): TemplateResult {
    const { items, chosen } = this;
    return html`<div class="search">
      <div class="asked">
        <input
          id="words"
          class="utrecht-textbox utrecht-textbox--html-input"
          type="text"
          role="combobox"
          aria-label=${this.label()}
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${chosen ? `option-${this.at}` : ""}
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.label()}
          @input=${() => this.lookup.look(this.box.value)}
          @keydown=${this.key}
        />
        ${this.languages()}
      </div>
      <p class="visually-hidden" role="status">${this.lookup.answer ? counted("answers.found", items.length) : ""}</p>
      ${this.lookup.problem ? html`<p class="problem" role="alert">${this.lookup.problem}</p>` : ""}
      <div class="both">
        <div id="list" role="listbox" aria-label=${this.heading()}>
          ${items.map((item, index) => this.row(item, index))}
        </div>
        <div class="beside">${chosen ? this.beside(chosen) : html`<p class="quiet">${this.emptyWords()}</p>`}</div>
      </div>
      ${this.below()}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  private emptyWords(): string {
    if (this.lookup.problem) return "";
    return this.lookup.answer ? this.nothing(this.typed) : t("answers.loading");
  }

  private languages(): TemplateResult {
    return html`<div class="languages" role="group" aria-label=${t("answers.language")}>
      ${LANGUAGES.map(
        (code) =>
          html`<button
            type="button"
            class="utrecht-button utrecht-button--subtle button-small"
            aria-pressed=${this.written === code}
            lang=${code}
            @click=${() => this.write(code)}
          >
            ${ownName(code)}
          </button>`,
      )}
    </div>`;
  }

  private write(code: Language): void {
    this.written = code;
    this.chose();
  }

  private row(item: Item, index: number): TemplateResult {
    return html`<div
      id="option-${index}"
      class="option"
      role="option"
      aria-selected=${index === this.at}
      @click=${() => this.choose(index)}
      @dblclick=${() => this.take(item)}
    >
      ${this.option(item)}
    </div>`;
  }

  private choose(index: number): void {
    this.at = index;
    this.chose();
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.items.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: this.at >= last ? 0 : this.at + 1,
      ArrowUp: this.at <= 0 ? last : this.at - 1,
      PageDown: Math.min(last, this.at + PAGE),
      PageUp: Math.max(0, this.at - PAGE),
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (last >= 0) this.choose(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.chosen) this.take(this.chosen);
    }
  }
}
