import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import styleText from "../styles/modal.css";
import { t } from "../words";
import { styled } from "./console-element";
import { icon } from "./icons";

/** A dialog with a heading. It is open as long as it exists; Escape and the cross say `leave`. */
@customElement("loket-modal")
export class Modal extends LitElement {
  static override styles = styled(styleText);

  @property() heading = "";
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  private opener: HTMLElement | null = null;

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @cancel=${this.cancel}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button
          class="utrecht-button utrecht-button--subtle button-icon"
          aria-label=${t("dialog.leave")}
          @click=${this.leave}
        >
          ${icon("close")}
        </button>
      </div>
      <slot></slot>
    </dialog>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.opener = focused();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.querySelector<HTMLElement>("input, textarea")?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Back to the button that opened it; it may be gone with what the dialog did.
    if (this.opener?.isConnected) this.opener.focus();
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.leave();
  }

  private leave(): void {
    this.dispatchEvent(new Event("leave"));
  }
}

/** What has the focus, also inside shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
