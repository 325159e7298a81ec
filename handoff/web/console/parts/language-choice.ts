// The choice of the language in which the console is read.
import { html, type TemplateResult } from "lit";
import { language, t, TONGUES } from "../words";

/** As many buttons fit beside other things; more languages go into a list. */
const BUTTONS = 2;

/** A button for each language, or a list of them; `choose` gets the code. */
export function languageChoice(choose: (code: string) => void): TemplateResult {
  return TONGUES.length > BUTTONS ? list(choose) : buttons(choose);
}

function buttons(choose: (code: string) => void): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${t("language")}>
    ${TONGUES.map(
      ({ code, name }) =>
        html`<button
          type="button"
          class="utrecht-button utrecht-button--subtle button-small"
          lang=${code}
          aria-pressed=${language() === code}
          @click=${() => choose(code)}
        >
          <span>${code.toUpperCase()}<span class="visually-hidden"> ${name}</span></span>
        </button>`,
    )}
  </div>`;
}

function list(choose: (code: string) => void): TemplateResult {
  return html`<select
    class="utrecht-textbox language-list"
    aria-label=${t("language")}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    ${TONGUES.map(
      ({ code, name }) => html`<option value=${code} lang=${code} .selected=${code === language()}>${name}</option>`,
    )}
  </select>`;
}
