import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { actionCalled } from "../actions/action";
import styleText from "../styles/toast.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** What was just done and can be undone, for a while; longer while it is pointed at or has the focus. */
@customElement("loket-toast")
export class Toast extends ConsoleElement {
  static override styles = styled(styleText);

  constructor() {
    super();
    this.addEventListener("pointerenter", () => this.place.undo.hold());
    this.addEventListener("focusin", () => this.place.undo.hold());
    this.addEventListener("pointerleave", () => this.goOn());
    this.addEventListener("focusout", () => setTimeout(() => this.goOn()));
  }

  protected override render(): TemplateResult {
    const { undo, screen } = this.place;
    // The region is always there: a screen reader reads what comes into it.
    return html`<div class="region" role="status">
        ${
          undo.offer
            ? html`<div>
                <p>${undo.offer.told}</p>
                <p class="visually-hidden">${t(screen.shortcuts ? "undo.how" : "undo.how-palette")}</p>
              </div>`
            : ""
        }
      </div>
      ${
        undo.offer
          ? html`<div class="buttons">
              <button
                class="utrecht-button utrecht-button--subtle button-small"
                aria-keyshortcuts="u"
                @click=${this.back}
              >
                ${t("undo.do")} ${screen.shortcuts ? html`<kbd aria-hidden="true">u</kbd>` : ""}
              </button>
              <button
                class="utrecht-button utrecht-button--subtle button-icon button-small"
                aria-label=${t("dismiss")}
                @click=${() => this.end(() => undo.end())}
              >
                ${icon("close")}
              </button>
            </div>`
          : ""
      }`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { undo, screen } = this.place;
    this.toggleAttribute("shown", undo.offer !== null);
    this.toggleAttribute("list-folded", screen.room === "work" && screen.listFolded);
  }

  private readonly back = (): void => {
    this.end(() => void actionCalled("undo", this.place)?.run(this.place));
  };

  /** Does what makes the toast go away; the focus that was in it goes to the conversation. */
  private end(work: () => void): void {
    work();
    this.dispatchEvent(new CustomEvent("focus-middle", { bubbles: true, composed: true }));
  }

  private goOn(): void {
    if (this.matches(":hover") || this.matches(":focus-within")) return;
    this.place.undo.go();
  }
}
