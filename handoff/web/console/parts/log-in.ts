import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import languageText from "../styles/language-choice.css";
import styleText from "../styles/log-in.css";
import { t } from "../words";
import { STAYS_MS } from "./console-dialog";
import { ConsoleElement, styled } from "./console-element";
import { languageChoice } from "./language-choice";

/**
 * Name and password. A wrong one says so, and a locked-out name says for how long. Over the work of somebody whose log-in
 * ran out it is a dialog, which a screen reader says with why.
 */
@customElement("loket-log-in")
export class LogIn extends ConsoleElement {
  static override styles = styled(languageText, styleText);

  @state() private problem = "";
  @state() private busy = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;
  @query("#name") private readonly nameBox!: HTMLInputElement;
  @query("#password") private readonly passwordBox!: HTMLInputElement;
  @query("#own") private readonly ownBox!: HTMLInputElement | null;
  @query("#problem") private readonly problemText!: HTMLElement;

  protected override render(): TemplateResult {
    if (!this.place.session.entrance.ended) return html`<main>${this.content()}</main>`;
    return html`<dialog popover="manual" aria-modal="true" aria-labelledby="title" aria-describedby="remark">
      ${this.content()}
    </dialog>`;
  }

  private content(): TemplateResult {
    const { remark, ended } = this.place.session.entrance;
    return html`
      <form @submit=${this.submit} novalidate>
        <div class="top">
          <p class="brand" aria-hidden="true">Loket</p>
          ${languageChoice((code) => this.choose(code))}
        </div>
        <h1 id="title">${t("log-in.title")}</h1>
        ${
          remark && !this.problem
            ? html`<p class="remark" id="remark" role=${ended ? nothing : "status"}>${remark}</p>`
            : ""
        }
        <p id="problem" class="problem" role="alert" tabindex="-1" ?hidden=${!this.problem}>${this.problem}</p>
        <div class="field">
          <label class="utrecht-form-label" for="name">${t("log-in.name")}</label>
          <input
            id="name"
            class="utrecht-textbox"
            name="username"
            autocomplete="username"
            aria-describedby=${ended ? nothing : "remark"}
            autocapitalize="none"
            spellcheck="false"
          />
        </div>
        <div class="field">
          <label class="utrecht-form-label" for="password">${t("log-in.password")}</label>
          <input
            id="password"
            class="utrecht-textbox"
            name="password"
            type="password"
            autocomplete="current-password"
          />
        </div>
        ${
          this.place.session.entrance.oneTime
            ? html`<div class="field">
                <label class="utrecht-form-label" for="own">${t("log-in.own")}</label>
                <input
                  id="own"
                  class="utrecht-textbox"
                  name="new-password"
                  type="password"
                  autocomplete="new-password"
                  aria-describedby="own-hint"
                />
                <p id="own-hint" class="quiet small">${t("log-in.own-hint")}</p>
              </div>`
            : ""
        }
        <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.busy}>
          ${this.busy ? t("log-in.busy") : t(this.place.session.entrance.oneTime ? "log-in.own-do" : "log-in.do")}
        </button>
      </form>
    `;
  }

  protected override firstUpdated(): void {
    this.dialog?.showPopover();
    const { ended, remark } = this.place.session.entrance;
    if (ended || !remark) return this.nameBox.focus();
    // Who logged out: Orca says nothing of a focus that moves as what was pressed goes.
    setTimeout(() => this.shadowRoot?.activeElement ?? this.nameBox.focus(), STAYS_MS);
  }

  private choose(code: string): void {
    this.place.session.chooseLanguage(code);
    // What the service said was in the language of before; it is said anew at the next try.
    this.problem = "";
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const name = this.nameBox.value.trim();
    const password = this.passwordBox.value;
    if (!name || !password) {
      this.problem = t("log-in.both-needed");
      (name ? this.passwordBox : this.nameBox).focus();
      return;
    }
    this.busy = true;
    const { entrance } = this.place.session;
    const first = !entrance.oneTime;
    const problem = first
      ? await entrance.logIn(name, password)
      : await entrance.choosePassword(name, password, this.ownBox?.value ?? "");
    this.busy = false;
    this.problem = problem ?? "";
    if (!problem) return;
    await this.updateComplete;
    // What is to be done now is the next box; anything else is to be read first.
    if (first && entrance.oneTime) this.ownBox?.focus();
    else this.problemText.focus();
  }
}
