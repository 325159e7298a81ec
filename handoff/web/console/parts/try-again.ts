import { html, type TemplateResult } from "lit";
import { t } from "../words";

/** What could not be read, and a button that reads it again. */
export function tryAgain(problem: string, again: () => void): TemplateResult {
  return html`<div class="problem" role="alert">
    <p>${problem}</p>
    <button class="utrecht-button utrecht-button--secondary-action button-small" @click=${again}>
      ${t("try-again")}
    </button>
  </div>`;
}
