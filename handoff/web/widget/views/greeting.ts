import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import { givesWay } from "../gives-way";
import type { Session } from "../session";
import type { Texts } from "../texts";
import { button } from "./button";
import { personIcon } from "./icons";

/**
 * The first words, shown before there is a conversation, with a few beginnings to choose from. Nothing where there is no
 * conversation any more: nobody is asked something where nothing can be answered. `direct`: the site leads to a person,
 * and that comes first.
 */
export function greetingView(session: Session, texts: Texts, direct: boolean): TemplateResult | typeof nothing {
  if (session.gone) return nothing;
  return html`<div class="greeting message bot">
    <p class="speaker">${texts.bot} <span class="role">${texts.botRole}</span></p>
    <div class="bubble">
      <p class="words" id="loket-greeting">${texts.greeting}</p>
      <p class="words hint">${texts.greetingPrivacy}</p>
    </div>
    ${givesWay(session.begun ? nothing : beginningsView(session, texts, direct))}
  </div>`;
}

/** What the page is about comes first, when the site says so. */
function beginningsView(session: Session, texts: Texts, direct: boolean): TemplateResult {
  const { topic } = session;
  const title = topic?.title[session.tongue.conversation];
  return html`${
      direct
        ? html`<div class="choices">
            ${button(html`${personIcon} ${texts.askPerson}`, "primary-action", () => session.commands.askPerson())}
          </div>`
        : nothing
    }
    ${
      topic && title
        ? html`<div class="choices" role="group" aria-label=${texts.aboutThisPage}>
            ${button(fill(texts.aboutTopic, { topic: title }), "primary-action", () => session.commands.choose(1, topic.payload))}
          </div>`
        : nothing
    }
    <div class="choices" role="group" aria-label=${texts.examples}>
      ${[texts.example1, texts.example2, texts.example3].map((example) =>
        button(example, "secondary-action", () => session.commands.say(example)),
      )}
    </div>`;
}
