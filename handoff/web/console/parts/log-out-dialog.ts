import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted, t } from "../words";
import { CaseDialog } from "./case-dialog";

/** Logging out gives away the conversations that one still has: only then is it asked. */
@customElement("loket-log-out-dialog")
export class LogOutDialog extends CaseDialog {
  protected heading(): string {
    return t("log-out.title");
  }

  protected content(): TemplateResult {
    const { has } = this.place.session;
    return html`<form @submit=${this.submit}>
      ${has === 0 ? "" : html`<p id="explain">${counted("log-out.explain", has)}</p>`} ${this.buttons(t("log-out.do"))}
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.leave();
    void this.place.session.entrance.logOut();
  }
}
