import { html, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { t } from "../words";
import { ConsoleDialog } from "./console-dialog";
import { problemLine } from "./problem-line";

/** A dialog that does something with the open conversation: stays open with the problem, or closes when it is done. */
export abstract class CaseDialog extends ConsoleDialog {
  @state() protected problem = "";
  @state() protected busy = false;
  /** The conversation that was open when the dialog was. */
  protected conversation = "";

  constructor() {
    super();
    // What was wrong is being mended: it is said again when it is still so.
    this.addEventListener("input", () => (this.problem = ""));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.conversation = this.place.session.openConversation ?? "";
  }

  protected async carryOut(work: Promise<string | null>): Promise<void> {
    this.busy = true;
    this.problem = (await work) ?? "";
    this.busy = false;
    if (!this.problem) this.leave();
  }

  protected problemLine(): TemplateResult | "" {
    return problemLine(this.problem);
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
