import { html, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import formText from "../styles/form.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import "./modal";

/** A dialog that does something with the open conversation: stays open with the problem, or closes when it is done. */
export abstract class CaseDialog extends ConsoleElement {
  static override styles = styled(formText);

  @state() protected problem = "";
  @state() protected busy = false;
  /** The conversation that was open when the dialog was. */
  protected conversation = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.conversation = this.place.session.openConversation ?? "";
  }

  protected leave(): void {
    this.place.screen.set({ dialog: null });
  }

  protected async carryOut(work: Promise<string | null>): Promise<void> {
    this.busy = true;
    this.problem = (await work) ?? "";
    this.busy = false;
    if (!this.problem) this.leave();
  }

  protected problemLine(): TemplateResult | "" {
    return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : "";
  }

  protected buttons(action: string): TemplateResult {
    return html`<div class="buttons end">
      <button type="button" class="utrecht-button utrecht-button--secondary-action" @click=${this.leave}>
        ${t("cancel")}
      </button>
      <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.busy}>
        ${this.busy ? t("busy") : action}
      </button>
    </div>`;
  }
}
