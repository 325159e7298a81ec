import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import { givesWay } from "../gives-way";
import type { Session } from "../session";
import { personWords } from "../system-lines";
import { type Texts, type Tongue, TONGUES } from "../texts";
import { type MenuContext, menuView } from "./conversation-menu";
import { closeIcon, moreIcon } from "./icons";

/** As many buttons for languages fit beside the title; more of them go into a list. */
const BUTTONS = 2;

export interface HeaderContext extends MenuContext {
  readonly session: Session;
  readonly menuOpen: boolean;
  readonly toggleMenu: () => void;
  readonly close: () => void;
}

/** The top of the window: who answers, the language, and what can be done with the conversation as a whole. */
export function headerView(context: HeaderContext): TemplateResult {
  const { session, texts, menuOpen, toggleMenu, close } = context;
  const { owner, reference } = session.conversation;
  return html`<div class="header ${owner === "bot" && !reference ? "" : "long"}">
    <h2 id="loket-title">${texts.title}</h2>
    <div class="who">
      <p>${whoAnswers(session, texts)}</p>
      ${reference ? html`<p>${fill(texts.reference, { reference })}</p>` : nothing}
    </div>
    ${TONGUES.length > BUTTONS ? languageList(session, texts) : languageButtons(session, texts)}
    <button
      type="button"
      class="round more"
      aria-label=${texts.more}
      aria-expanded=${menuOpen}
      aria-controls="loket-menu"
      @click=${toggleMenu}
    >
      ${moreIcon}
    </button>
    ${givesWay(menuOpen ? html`<div id="loket-menu" class="menu">${menuView(context)}</div>` : nothing)}
    <button type="button" class="round" aria-label=${texts.close} @click=${close}>${closeIcon}</button>
  </div>`;
}

function languageButtons(session: Session, texts: Texts): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${texts.language}>
    ${TONGUES.map(
      (tongue) =>
        html`<button
          type="button"
          lang=${tongue.code}
          aria-pressed=${tongue.code === session.tongue.code}
          @click=${() => session.chooseLanguage(tongue)}
        >
          ${tongue.code.toUpperCase()}<span class="hidden"> ${tongue.name}</span>
        </button>`,
    )}
  </div>`;
}

function languageList(session: Session, texts: Texts): TemplateResult {
  const choose = (event: Event): void => {
    const code = (event.target as HTMLSelectElement).value;
    const chosen: Tongue | undefined = TONGUES.find((tongue) => tongue.code === code);
    if (chosen) session.chooseLanguage(chosen);
  };
  return html`<select class="language-list" aria-label=${texts.language} @change=${choose}>
    ${TONGUES.map(
      ({ code, name }) =>
        html`<option value=${code} lang=${code} .selected=${code === session.tongue.code}>${name}</option>`,
    )}
  </select>`;
}

function whoAnswers(session: Session, texts: Texts): string {
  const { owner, caseworker, colleagues } = session.conversation;
  if (owner === "queue") return texts.waitingTitle;
  if (owner === "closed") return texts.closedTitle;
  if (owner !== "caseworker") return texts.subtitle;
  const [colleague] = colleagues;
  if (!colleague) return fill(texts.withCaseworker, { name: personWords(caseworker ?? {}, texts) });
  // Of which organisation each is stands above what they say.
  const name = caseworker?.name ?? texts.caseworker;
  return colleagues.length === 1
    ? fill(texts.withTwo, { name, colleague: colleague.name ?? texts.caseworker })
    : fill(texts.withMore, { name, count: colleagues.length });
}
