import { html, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators.js";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** A dialog with a heading. It is open as long as it exists; Escape and the cross end it. */
export abstract class ConsoleDialog extends ConsoleElement {
  static override styles = styled(formText, modalText);

  @query("dialog") private readonly dialog!: HTMLDialogElement;
  private opener: HTMLElement | null = null;

  protected abstract heading(): string;
  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @cancel=${this.cancel} @keydown=${this.escape}>
      <div class="head">
        <h2 id="heading">${this.heading()}</h2>
        <button
          class="utrecht-button utrecht-button--subtle button-icon"
          aria-label=${t("dialog.leave")}
          @click=${this.leave}
        >
          ${icon("close")}
        </button>
      </div>
      ${this.content()}
    </dialog>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.opener = focused();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>("input, textarea")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Back to what opened it, unless that went away with what the dialog did.
    if (this.opener?.isConnected) this.opener.focus();
  }

  protected leave(): void {
    this.place.screen.set({ dialog: null });
  }

  /** In a box to search in, a browser would take the first Escape to empty the box: what was looked for would be gone. */
  private escape(event: KeyboardEvent): void {
    const box = event.composedPath()[0];
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (!(box instanceof HTMLInputElement) || box.type !== "search") return;
    event.preventDefault();
    this.leave();
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.leave();
  }
}

/** What has the focus, also inside shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
