import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { BoardTab } from "../session/screen";
import styleText from "../styles/board.css";
import { t } from "../words";
import "./callback-list";
import "./casework-list";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import "./mine-list";
import "./waiting-list";

const TABS: readonly BoardTab[] = ["conversations", "callbacks"];

/** The left column: my conversations and who waits, or the call-backs. */
@customElement("loket-board")
export class Board extends ConsoleElement {
  static override styles = styled(styleText);

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    if (screen.listFolded) return this.rail();
    const figures: Record<BoardTab, number> = {
      conversations: session.overview.mine.length + session.overview.waiting.length,
      callbacks: session.overview.callbacks.length,
    };
    return html`<nav aria-label=${t("board.title")}>
      <div class="head">
        <div role="tablist" aria-label=${t("board.title")} @keydown=${this.tabKey}>
          ${TABS.map(
            (tab) =>
              html`<button
                id="tab-${tab}"
                role="tab"
                aria-selected=${screen.tab === tab}
                aria-controls="panel"
                tabindex=${screen.tab === tab ? 0 : -1}
                @click=${() => screen.set({ tab })}
              >
                ${t(`board.${tab}`)} <span class="badge number">${figures[tab]}</span>
              </button>`,
          )}
        </div>
        <button
          class="utrecht-button utrecht-button--subtle button-icon fold"
          aria-label=${t("board.fold")}
          title=${`${t("board.fold")} ([)`}
          aria-keyshortcuts="["
          @click=${() => screen.foldList(true)}
        >
          ${icon("fold")}
        </button>
      </div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${screen.tab}">
        ${
          session.boardKnown
            ? screen.tab === "callbacks"
              ? html`<loket-callback-list .place=${this.place}></loket-callback-list>`
              : html`<loket-mine-list .place=${this.place}></loket-mine-list>
                  <loket-casework-list .place=${this.place}></loket-casework-list>
                  <loket-waiting-list .place=${this.place}></loket-waiting-list>`
            : html`<p class="empty" role="status">${t("board.loading")}</p>`
        }
      </div>
    </nav>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { screen } = this.place;
    this.toggleAttribute("folded", screen.listFolded);
    if (screen.focusList !== "tab") return;
    screen.focusList = null;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${screen.tab}`)?.focus();
  }

  private rail(): TemplateResult {
    const { session, screen } = this.place;
    return html`<nav aria-label=${t("board.title")} class="rail">
      <button
        class="utrecht-button utrecht-button--subtle button-icon"
        aria-label=${t("board.unfold")}
        title=${`${t("board.unfold")} ([)`}
        aria-keyshortcuts="["
        @click=${() => screen.foldList(false)}
      >
        ${icon("fold")}
      </button>
      <p title=${t("waiting.title")}>
        ${icon("queue")}<span class="badge number"
          >${session.overview.waiting.length}<span class="visually-hidden"> ${t("waiting.title")}</span></span
        >
      </p>
    </nav>`;
  }

  private tabKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const { screen } = this.place;
    const tab = screen.tab === "conversations" ? "callbacks" : "conversations";
    screen.set({ tab });
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }
}
