import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import roomText from "../../styles/supervisor/room.css";
import { t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { icon } from "../icons";
import "./desks";
import "./labels";
import "./now";
import "./people";

const TABS = ["now", "desks", "people", "labels"] as const;
type Tab = (typeof TABS)[number];

/** What supervisors see to: how it goes now, the desks, the people, the labels. */
@customElement("loket-supervisor")
export class SupervisorRoom extends ConsoleElement {
  static override styles = styled(roomText);

  @state() private tab: Tab = "now";

  protected override render(): TemplateResult {
    return html`<main id="main" tabindex="-1" aria-labelledby="title">
      <div class="top">
        <h2 id="title">${t("supervisor.title")}</h2>
        <div role="tablist" aria-labelledby="title" @keydown=${this.tabKey}>
          ${TABS.map(
            (tab) =>
              html`<button
                id="tab-${tab}"
                role="tab"
                aria-selected=${this.tab === tab}
                aria-controls="panel"
                tabindex=${this.tab === tab ? 0 : -1}
                @click=${() => (this.tab = tab)}
              >
                ${t(`supervisor.tab.${tab}`)}
              </button>`,
          )}
        </div>
        <div class="ways">
          <button
            class="utrecht-button utrecht-button--subtle button-small"
            aria-label=${t("supervisor.canned")}
            title=${t("supervisor.canned")}
            @click=${() => this.place.screen.set({ dialog: "canned-manage" })}
          >
            ${icon("canned")}<span>${t("supervisor.canned")}</span>
          </button>
          <button
            class="utrecht-button utrecht-button--secondary-action button-small"
            aria-label=${t("supervisor.leave")}
            title=${t("supervisor.leave")}
            @click=${() => this.place.screen.set({ room: "work" })}
          >
            ${icon("back")}<span>${t("supervisor.leave")}</span>
          </button>
        </div>
      </div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}" tabindex="-1">${this.panel()}</div>
    </main>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#main")?.focus();
  }

  private panel(): TemplateResult {
    switch (this.tab) {
      case "now":
        return html`<loket-supervisor-now .place=${this.place}></loket-supervisor-now>`;
      case "desks":
        return html`<loket-supervisor-desks .place=${this.place}></loket-supervisor-desks>`;
      case "people":
        return html`<loket-supervisor-people .place=${this.place}></loket-supervisor-people>`;
      case "labels":
        return html`<loket-supervisor-labels .place=${this.place}></loket-supervisor-labels>`;
    }
  }

  private tabKey(event: KeyboardEvent): void {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    this.tab = TABS[(TABS.indexOf(this.tab) + by + TABS.length) % TABS.length] ?? "now";
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus();
  }
}
