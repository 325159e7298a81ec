import { html, type TemplateResult } from "lit";

type Look = "primary-action" | "secondary-action" | "subtle";

/** A button that says `words`. */
export function button(words: unknown, look: Look, press: () => void): TemplateResult {
  return html`<button type="button" class="utrecht-button utrecht-button--${look}" @click=${press}>${words}</button>`;
}
