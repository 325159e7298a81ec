import { html, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { LANGUAGES, type Language } from "../../shared/languages";
import { AnswersDoor } from "../door/answers-door";
import { Lookup } from "../session/lookup";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import searchText from "../styles/search-dialog.css";
import { counted, ownName, t } from "../words";
import { CaseDialog } from "./case-dialog";
import { comboBox, comboList, comboOption, showChosen } from "./combobox";
import { styled } from "./console-element";

/**
 * A dialog in which something is looked up: a combobox, and beside its list what is chosen as it will be, in the language
 * of the citizen or another.
 */
export abstract class SearchDialog<Item> extends CaseDialog {
  static override styles = styled(formText, modalText, searchText);

  /** The language in which the citizen will read it. */
  @state() protected written: Language = "nl";
  @state() private at = 0;
  protected typed = "";
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
        ${comboBox({
          label: this.label(),
          count: items.length,
          at: chosen ? this.at : -1,
          type: (words) => {
            this.typed = words;
            this.lookup.look(words);
          },
          choose: (at) => this.choose(at),
          take: () => chosen && this.take(chosen),
        })}
        ${this.languages()}
      </div>
      <p class="visually-hidden" role="status">${this.lookup.answer ? counted("answers.found", items.length) : ""}</p>
      ${this.lookup.problem ? html`<p class="problem" role="alert">${this.lookup.problem}</p>` : ""}
      <div class="both">
        ${comboList(
          this.heading(),
          items.map((item, at) => this.row(item, at)),
        )}
        <div class="beside">${chosen ? this.beside(chosen) : html`<p class="quiet">${this.emptyWords()}</p>`}</div>
      </div>
      ${this.below()}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    showChosen(this.renderRoot);
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

  private row(item: Item, at: number): TemplateResult {
    const press = (): void => this.choose(at);
    return comboOption({ at, chosen: at === this.at, press, pressTwice: () => this.take(item) }, this.option(item));
  }

  private choose(at: number): void {
    this.at = at;
    this.chose();
  }
}
