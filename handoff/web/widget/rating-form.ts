import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Texts } from "./texts";
import { warningIcon } from "./views/icons";

const REMARK_LIMIT = 1000;

/** How it was, from 1 to 5, and a line in the citizen's own words. */
@customElement("loket-rating")
export class LoketRating extends LitElement {
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) onRate!: (score: number, remark: string) => void;
  @state() private missing = false;
  @query("textarea") private remark!: HTMLTextAreaElement;
  private score = 0;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { texts } = this;
    const words = [texts.rate1, texts.rate2, texts.rate3, texts.rate4, texts.rate5];
    return html`<form class="form" novalidate @submit=${this.submit}>
      <fieldset class="field rating" aria-describedby=${this.missing ? "loket-rate-error" : nothing}>
        <legend class="utrecht-form-label">${texts.rateTitle}</legend>
        ${
          this.missing
            ? html`<p class="error" id="loket-rate-error" role="alert">${warningIcon} ${texts.rateEmpty}</p>`
            : nothing
        }
        <div class="scores">
          ${words.map(
            (word, index) =>
              html`<label class="score">
                <input type="radio" name="loket-score" @change=${() => this.choose(index + 1)} />
                <span class="score-number">${index + 1}</span>
                <span class="score-word">${word}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label class="utrecht-form-label" for="loket-remark">${texts.rateRemark}</label>
        <textarea id="loket-remark" class="utrecht-textarea" rows="2" dir="auto" maxlength=${REMARK_LIMIT}></textarea>
      </div>
      <div class="buttons">
        <button type="submit" class="utrecht-button utrecht-button--primary-action">${texts.rateSend}</button>
      </div>
    </form>`;
  }

  private choose(score: number): void {
    this.score = score;
    this.missing = false;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.score) this.onRate(this.score, this.remark.value.trim());
    else {
      this.missing = true;
      this.querySelector<HTMLElement>("input")?.focus();
    }
  };
}
