import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../session";
import type { Texts } from "../texts";

/** The first words, shown before there is a conversation, with a few beginnings to choose from. */
export function greetingView(session: Session, texts: Texts): TemplateResult {
  const examples = [texts.example1, texts.example2, texts.example3];
  return html`<div class="greeting message bot">
    <p class="speaker">${texts.bot} <span class="role">${texts.botRole}</span></p>
    <div class="bubble">
      <p class="words" id="loket-greeting">${texts.greeting}</p>
      <p class="words hint">${texts.greetingPrivacy}</p>
    </div>
    ${
      session.begun || session.gone
        ? nothing
        : html`<div class="choices" role="group" aria-label=${texts.examples}>
            ${examples.map(
              (example) =>
                html`<button
                  type="button"
                  class="utrecht-button utrecht-button--secondary-action"
                  @click=${() => session.commands.say(example)}
                >
                  ${example}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}
