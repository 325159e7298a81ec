import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fill } from "../shared/languages";
import type { DayPart } from "../shared/protocol";
import type { CallbackWish } from "./callback-wish";
import type { Session } from "./session";
import { dayPartWords } from "./system-lines";
import type { Texts } from "./texts";
import { warningIcon } from "./views/icons";

const DAY_PARTS: readonly DayPart[] = ["any", "morning", "afternoon"];

/** Asks for a number, has it checked, reads it back, and only then asks to be called. */
@customElement("loket-callback")
export class LoketCallback extends LitElement {
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) wish: CallbackWish | null = null;
  @property({ attribute: false }) onCancel!: () => void;
  @state() private error = "";
  @query("input[type=tel]") private number!: HTMLInputElement | null;
  private typed = "";
  private dayPart: DayPart = "any";

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { wish } = this;
    return wish?.stage === "read_back" || wish?.stage === "confirming" ? this.readBack(wish) : this.form();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("wish") || !this.wish) return;
    this.typed = this.wish.number;
    this.dayPart = this.wish.dayPart;
    this.error = this.wish.problem?.detail ?? "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("wish")) return;
    const before = changed.get("wish");
    if (this.wish?.stage === "read_back") this.querySelector<HTMLElement>("[data-first]")?.focus();
    if (this.wish?.stage === "refused" || (before && !this.wish)) this.number?.focus();
  }

  private form(): TemplateResult {
    const { texts } = this;
    const checking = this.wish?.stage === "checking";
    return html`<form class="form" novalidate @submit=${this.check} aria-label=${texts.callbackTitle}>
      <div class="field">
        <label class="utrecht-form-label" for="loket-number">${texts.callbackNumber}</label>
        <p class="hint" id="loket-number-hint">${texts.callbackNumberHint}</p>
        ${
          this.error
            ? html`<p class="error" id="loket-number-error" role="alert">${warningIcon} ${this.error}</p>`
            : nothing
        }
        <input
          id="loket-number"
          class="utrecht-textbox ${this.error ? "utrecht-textbox--invalid" : ""}"
          type="tel"
          autocomplete="tel"
          maxlength="40"
          aria-describedby="loket-number-hint ${this.error ? "loket-number-error" : ""}"
          aria-invalid=${this.error ? "true" : nothing}
          .value=${this.typed}
          @input=${() => (this.typed = this.number?.value ?? "")}
        />
      </div>
      <fieldset class="field">
        <legend class="utrecht-form-label">${texts.callbackWhen}</legend>
        ${DAY_PARTS.map(
          (part) =>
            html`<label class="radio">
              <input
                type="radio"
                name="loket-day-part"
                .checked=${part === this.dayPart}
                @change=${() => (this.dayPart = part)}
              />
              <span>${{ any: texts.any, morning: texts.morning, afternoon: texts.afternoon }[part]}</span>
            </label>`,
        )}
      </fieldset>
      <p role="status" class="hint">${checking ? texts.callbackChecking : ""}</p>
      <div class="buttons">
        <button type="submit" class="utrecht-button utrecht-button--primary-action" aria-disabled=${checking}>
          ${texts.callbackCheck}
        </button>
        <button type="button" class="utrecht-button utrecht-button--subtle" @click=${() => this.onCancel()}>
          ${texts.cancel}
        </button>
      </div>
    </form>`;
  }

  private readBack(wish: CallbackWish): TemplateResult {
    const { texts } = this;
    const words = fill(texts.callbackReadBack, {
      number: wish.readBack ?? wish.number,
      dayPart: dayPartWords(wish.dayPart, texts),
    });
    const busy = wish.stage === "confirming";
    return html`<div class="form" role="group" aria-label=${texts.callbackTitle}>
      <p class="read-back" tabindex="-1" data-first>${words}</p>
      <div class="buttons">
        <button
          type="button"
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${busy}
          @click=${() => this.session.confirmCallback()}
        >
          ${texts.callbackYes}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          @click=${() => this.session.editCallback()}
        >
          ${texts.callbackNo}
        </button>
      </div>
    </div>`;
  }

  private readonly check = (event: Event): void => {
    event.preventDefault();
    if (this.wish?.stage === "checking") return;
    const number = this.typed.trim();
    if (number) {
      this.error = "";
      this.session.checkCallback(number, this.dayPart);
    } else {
      this.error = this.texts.callbackEmpty;
      this.number?.focus();
    }
  };
}
