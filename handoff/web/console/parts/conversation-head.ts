import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { alsoLookingWords } from "../state/looking";
import styleText from "../styles/conversation-head.css";
import { topicWords } from "../names";
import { languageName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import { ownerWords } from "./owner-words";
import "./toolbar";

/** Above the open conversation: what it is about, whose it is, and what can be done with it. */
@customElement("loket-conversation-head")
export class ConversationHead extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    const { facts, looking } = session.book.room(this.conversation);
    const title = topicWords(facts.topicTitle);
    return html`<div class="head">
      <button
        class="utrecht-button utrecht-button--subtle button-icon back"
        aria-label=${t("conversation.back")}
        @click=${() => screen.set({ view: "list" })}
      >
        ${icon("back")}
      </button>
      <div class="title">
        <h2 title=${title}>${title}</h2>
        <p class="quiet small">
          ${facts.urgent ? html`<span class="badge badge-urgent">${icon("urgent")}${t("urgent")}</span>` : ""}
          ${ownerWords(facts, session.profile?.id)} · ${languageName(facts.language)}
        </p>
        <p class="small looking" role="status">
          ${
            looking.length > 0
              ? html`${icon("eye")}
                ${alsoLookingWords(
                  looking.map(({ name }) => name),
                  session.knownUntil,
                )}`
              : ""
          }
        </p>
      </div>
      ${session.openIsMine ? html`<loket-toolbar .place=${this.place}></loket-toolbar>` : ""}
      <button
        class="utrecht-button utrecht-button--subtle button-icon"
        aria-label=${t("about.title")}
        title=${`${t("about.title")} (i)`}
        aria-pressed=${screen.aboutShown}
        aria-keyshortcuts="i"
        @click=${() => screen.showAbout(!screen.aboutShown)}
      >
        ${icon("about")}
      </button>
    </div>`;
  }
}
