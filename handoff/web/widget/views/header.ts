import { html, nothing, type TemplateResult } from "lit";
import { fill, type Language, LANGUAGES } from "../../shared/languages";
import type { Session } from "../session";
import type { Texts } from "../texts";
import { type Confirming, menuView } from "./conversation-menu";
import { closeIcon, moreIcon } from "./icons";

const NAMES: Record<Language, string> = { nl: "Nederlands", en: "English" };

export interface HeaderContext {
  readonly session: Session;
  readonly texts: Texts;
  readonly menuOpen: boolean;
  readonly toggleMenu: () => void;
  readonly close: () => void;
  readonly transcript: () => void;
  readonly ask: (confirming: Confirming) => void;
}

/** The top of the window: who answers, the language, and what can be done with the conversation as a whole. */
export function headerView({
  session,
  texts,
  menuOpen,
  toggleMenu,
  close,
  transcript,
  ask,
}: HeaderContext): TemplateResult {
  return html`<div class="header">
    <div class="heading">
      <h2 id="loket-title">${texts.title}</h2>
      <p class="who">${whoAnswers(session, texts)}</p>
      ${
        session.conversation.reference
          ? html`<p class="who">${fill(texts.reference, { reference: session.conversation.reference })}</p>`
          : nothing
      }
    </div>
    <div class="languages" role="group" aria-label=${texts.language}>
      ${LANGUAGES.map(
        (language) =>
          html`<button
            type="button"
            lang=${language}
            aria-pressed=${language === session.language}
            @click=${() => session.chooseLanguage(language)}
          >
            ${language.toUpperCase()}<span class="hidden"> ${NAMES[language]}</span>
          </button>`,
      )}
    </div>
    <button
      type="button"
      class="round"
      aria-label=${texts.more}
      aria-expanded=${menuOpen}
      aria-controls="loket-menu"
      ?hidden=${!session.begun || session.gone}
      @click=${toggleMenu}
    >
      ${moreIcon}
    </button>
    <button type="button" class="round" aria-label=${texts.close} @click=${close}>${closeIcon}</button>
    <div id="loket-menu" class="menu" ?hidden=${!menuOpen}>
      ${menuOpen ? menuView(texts, session.conversation.owner === "closed", { transcript, ask }) : nothing}
    </div>
  </div>`;
}

function whoAnswers(session: Session, texts: Texts): string {
  const { owner, caseworker } = session.conversation;
  if (owner === "queue") return texts.waitingTitle;
  if (owner === "closed") return texts.closedTitle;
  if (owner !== "caseworker") return texts.subtitle;
  const name = [caseworker?.name ?? texts.caseworker, caseworker?.organisation].filter(Boolean).join(", ");
  return fill(texts.withCaseworker, { name });
}
