import { html, type TemplateResult } from "lit";
import { query } from "lit/decorators.js";
import { CaseDialog } from "./case-dialog";

/** A dialog that asks for a few words which are needed, and does something with them. */
export abstract class WordsDialog extends CaseDialog {
  @query("#words") private readonly words!: HTMLTextAreaElement;

  /** What happens, before one writes. */
  protected abstract explain(): string;
  protected abstract label(): string;
  /** What the button does. */
  protected abstract action(): string;
  /** What is said when nothing was written. */
  protected abstract missing(): string;
  /** Does it; the problem in words, or none. */
  protected abstract send(words: string): Promise<string | null>;

  protected content(): TemplateResult {
    return html`<form @submit=${this.submit} novalidate>
      <p id="explain" class="quiet">${this.explain()}</p>
      <div class="field">
        <label class="utrecht-form-label" for="words">${this.label()}</label>
        <textarea
          dir="auto"
          id="words"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="3"
          aria-required="true"
        ></textarea>
      </div>
      ${this.problemLine()} ${this.buttons(this.action())}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const words = this.words.value.trim();
    if (words) {
      void this.carryOut(this.send(words));
      return;
    }
    this.problem = this.missing();
    this.words.focus();
  }
}
