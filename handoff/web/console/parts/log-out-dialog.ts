import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted, t } from "../words";
import { CaseDialog } from "./case-dialog";

/** Logging out gives away the conversations that one still has: only then is it asked. */
@customElement("loket-log-out-dialog")
export class LogOutDialog extends CaseDialog {
  protected override render(): TemplateResult {
    return html`<loket-modal heading=${t("log-out.title")} @leave=${this.leave}>
      <form @submit=${this.submit}>
        <p>${counted("log-out.explain", this.place.session.overview.mine.length)}</p>
        ${this.buttons(t("log-out.do"))}
      </form>
    </loket-modal>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.leave();
    void this.place.session.logOut();
  }
}
