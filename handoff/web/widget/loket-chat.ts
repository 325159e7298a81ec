import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fill, type Language, languageOf } from "../shared/languages";
import "./callback-form";
import "./composer";
import type { LoketComposer } from "./composer";
import { deviceStorage } from "./device-storage";
import { LogScroll } from "./log-scroll";
import { saveAs } from "./own-data";
import { openPaper, printOn } from "./plan-paper";
import "./rating-form";
import { Session } from "./session";
import { styles } from "./styles";
import { TEXTS, type Texts } from "./texts";
import { actionsView } from "./views/actions";
import { confirmView, type Confirming } from "./views/conversation-menu";
import { greetingView } from "./views/greeting";
import { headerView } from "./views/header";
import { personIcon } from "./views/icons";
import { launcherView } from "./views/launcher";
import { logView, type TakePlan } from "./views/log";

/** Narrow or low (a phone, or a page zoomed in far): the window takes the whole screen. */
const WHOLE_SCREEN = "(max-width: 480px), (max-height: 480px)";

/**
 * `<loket-chat>`: the citizen's window on Loket. It keeps to its own shadow root and touches nothing of the page.
 *
 * Attributes: `server` (address of the service; the page's own when left out), `organisation` and `municipality` (whose
 * site this is), `language` (`nl` or `en`), `launcher` (the words on the button), `side` (`left` or `right`), `open`.
 */
@customElement("loket-chat")
export class LoketChat extends LitElement {
  static override styles = styles;

  @property() server = "";
  @property() organisation: string | null = null;
  @property() municipality: string | null = null;
  @property() language = "";
  @property() launcher = "";
  @property({ reflect: true }) side: "left" | "right" = "right";
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private menuOpen = false;
  @state() private confirming: Confirming | null = null;
  @state() private told = "";

  @query("dialog") private dialog!: HTMLDialogElement;
  @query(".launcher") private launcherButton!: HTMLButtonElement;
  @query(".scroller") private scroller!: HTMLElement;
  @query("loket-composer") private composer!: LoketComposer | null;

  private session!: Session;
  private readonly wholeScreen = matchMedia(WHOLE_SCREEN);
  private readonly logScroll = new LogScroll();
  private readonly openKey = "loket:open";
  private hadFocus = false;
  private quiet = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const server = (this.server || location.origin).replace(/\/+$/, "");
    this.session = new Session({
      server,
      site: {
        organisation: this.organisation,
        municipality: this.municipality,
        page: location.href.split(/[?#]/)[0] ?? null,
      },
      language: languageOf(this.language || document.documentElement.lang),
      storage: deviceStorage(`loket:${server}:${this.organisation ?? ""}:`),
      onChange: () => this.requestUpdate(),
    });
    this.session.resume();
    this.wholeScreen.addEventListener("change", this.layOut);
  }

  protected override firstUpdated(): void {
    // A window that was open before a reload, or is by its attribute, opens without taking the focus from the page.
    if (!this.open && !readFlag(this.openKey)) return;
    void this.updateComplete.then(() => this.openQuietly());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wholeScreen.removeEventListener("change", this.layOut);
    this.session.pause();
  }

  override render(): TemplateResult {
    const { texts } = this;
    return html`<div class="loket" lang=${this.spoken}>
      ${launcherView(this.launcher || texts.launcher, this.open, this.session, texts, () => (this.open = true))}
      <dialog
        aria-labelledby="loket-title"
        aria-describedby="loket-greeting"
        @cancel=${this.cancel}
        @keydown=${this.keydown}
      >
        ${this.open ? this.windowView(texts) : nothing}
      </dialog>
    </div>`;
  }

  protected override willUpdate(): void {
    this.hadFocus = this.open && Boolean(this.shadowRoot?.activeElement);
    if (this.open) this.session.markSeen();
    const { doors, owner, callback } = this.session.conversation;
    if (!doors && owner !== "queue" && !callback) this.session.callbackOpen = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && changed.get("open") !== undefined) this.openOrClose();
    if (!this.open) return;
    this.logScroll.follow(this.scroller);
    // What had the focus may be gone with its part of the window: the next thing to do gets it.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.focusMain();
  }

  private get texts(): Texts {
    return TEXTS[this.spoken];
  }

  private get spoken(): Language {
    return this.session.language;
  }

  private windowView(texts: Texts): TemplateResult {
    const { session } = this;
    const { conversation } = session;
    const over = conversation.owner === "closed" || session.gone;
    return html`
      ${headerView({
        session,
        texts,
        menuOpen: this.menuOpen,
        toggleMenu: () => (this.menuOpen = !this.menuOpen),
        close: () => (this.open = false),
        transcript: () => void this.download(),
        ask: (confirming) => this.ask(confirming),
      })}
      ${this.bannerView(texts)}
      <div
        class="scroller"
        tabindex="0"
        role="group"
        aria-label=${texts.log}
        @scroll=${() => this.logScroll.moved(this.scroller)}
      >
        ${greetingView(session, texts)}
        <div
          class="log"
          role="log"
          aria-label=${texts.log}
          aria-live="polite"
          aria-relevant="additions"
          aria-busy=${!session.caughtUp}
        >
          ${logView({
            session,
            texts,
            language: this.spoken,
            edit: (text) => this.composer?.bringBack(text),
            takePlan: (how, of) => void this.takePlan(how, of),
          })}
        </div>
        <p class="typing" role="status">${this.typingWords(texts)}</p>
        ${session.problem ? html`<p class="problem" role="alert">${session.problem.detail}</p>` : nothing}
        ${session.deleted ? html`<p class="system" role="status">${texts.deleted}</p>` : nothing}
        ${actionsView({
          session,
          texts,
          language: this.spoken,
          callbackOpen: this.session.callbackOpen,
          openCallback: (open) => this.setCallback(open),
          startOver: () => this.startOver(),
        })}
      </div>
      ${over ? nothing : this.footerView(texts)}
    `;
  }

  private bannerView(texts: Texts): TemplateResult {
    const offline = this.session.status === "offline" && !this.session.gone;
    return html`<div class="banner ${offline ? "offline" : ""}" role="status">
        ${
          offline
            ? html`<p>${texts.offline}</p>
                <button
                  type="button"
                  class="utrecht-button utrecht-button--subtle"
                  @click=${() => this.session.retryConnection()}
                >
                  ${texts.retryNow}
                </button>`
            : nothing
        }
      </div>
      ${
        this.confirming
          ? confirmView(this.confirming, texts, {
              yes: () => void this.confirmed(),
              no: () => (this.confirming = null),
            })
          : nothing
      }
      ${this.told ? html`<p class="problem" role="alert">${this.told}</p>` : nothing}`;
  }

  private footerView(texts: Texts): TemplateResult {
    const { owner } = this.session.conversation;
    return html`<div class="footer">
      ${
        owner === "bot"
          ? html`<button
              type="button"
              class="person utrecht-button utrecht-button--secondary-action"
              @click=${() => this.session.commands.askPerson()}
            >
              ${personIcon} ${texts.askPerson}
            </button>`
          : nothing
      }
      <loket-composer
        .texts=${texts}
        .onSay=${(text: string) => this.say(text)}
        .onTyping=${(on: boolean) => this.session.typingOn(on)}
      ></loket-composer>
    </div>`;
  }

  private typingWords(texts: Texts): TemplateResult | typeof nothing {
    const { conversation } = this.session;
    const typing = this.session.typing.role;
    if (!typing || typing === "citizen") return nothing;
    const name = typing === "bot" ? texts.bot : (conversation.caseworker?.name ?? texts.caseworker);
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${fill(texts.typing, { name })}`;
  }

  private say(text: string): void {
    this.logScroll.toNewest();
    this.session.commands.say(text);
  }

  private setCallback(open: boolean): void {
    this.session.openCallback(open);
    const first = "#loket-number, loket-callback button";
    if (open) void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>(first)?.focus());
  }

  private startOver(): void {
    const unsent = this.session.startOver();
    void this.updateComplete.then(() => {
      if (unsent) this.composer?.bringBack(unsent);
      else this.focusMain();
    });
  }

  private ask(confirming: Confirming): void {
    this.menuOpen = false;
    this.confirming = confirming;
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>(".confirm button")?.focus());
  }

  private async confirmed(): Promise<void> {
    const wish = this.confirming;
    this.confirming = null;
    this.told = "";
    if (wish === "end") return this.session.commands.end();
    try {
      await this.session.delete();
    } catch {
      this.told = this.texts.actionFailed;
    }
  }

  private async download(): Promise<void> {
    this.menuOpen = false;
    this.told = "";
    try {
      saveAs(this.texts.transcriptName, await this.session.transcript());
    } catch {
      this.told = this.texts.actionFailed;
    }
  }

  private async takePlan(how: TakePlan, of: number): Promise<void> {
    const { texts } = this;
    this.told = "";
    const paper = how === "print" ? openPaper() : null;
    try {
      if (how === "calendar") saveAs(texts.planCalendarName, await this.session.planCalendar(of), "text/calendar");
      else if (paper) printOn(paper, await this.session.planPage(of));
      else saveAs(texts.planPageName, await this.session.planPage(of), "text/html");
    } catch {
      paper?.close();
      this.told = this.texts.actionFailed;
    }
  }

  private openOrClose(): void {
    if (this.quiet) return;
    writeFlag(this.openKey, this.open);
    if (this.open) {
      this.logScroll.toNewest();
      this.layOut();
      this.logScroll.follow(this.scroller);
      this.focusMain();
    } else {
      this.dialog.close();
      this.menuOpen = false;
      this.launcherButton.focus();
    }
  }

  private async openQuietly(): Promise<void> {
    this.quiet = true;
    this.open = true;
    await this.updateComplete;
    this.layOut();
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur();
    this.logScroll.toNewest();
    this.requestUpdate();
    this.quiet = false;
  }

  /** Shows the window beside the page, or over the whole screen with the page out of reach behind it. */
  private readonly layOut = (): void => {
    if (!this.open) return;
    const focused = this.shadowRoot?.activeElement as HTMLElement | null | undefined;
    if (this.dialog.open) this.dialog.close();
    if (this.wholeScreen.matches) this.dialog.showModal();
    else this.dialog.show();
    focused?.focus();
  };

  private focusMain(): void {
    // On a touch screen the keyboard would cover the answer; there the conversation itself takes the focus.
    const main = matchMedia("(hover: none)").matches ? this.scroller : (this.composer ?? this.scroller);
    main?.focus({ preventScroll: true });
  }

  private readonly cancel = (event: Event): void => {
    event.preventDefault();
    this.escape();
  };

  private readonly keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.escape();
  };

  private escape(): void {
    if (this.confirming) this.confirming = null;
    else if (this.menuOpen) this.menuOpen = false;
    else this.open = false;
  }
}

/** Whether the window was open in this tab; a page that may not store anything begins closed. */
function readFlag(key: string): boolean {
  try {
    return sessionStorage.getItem(key) === "yes";
  } catch {
    return false;
  }
}

function writeFlag(key: string, on: boolean): void {
  try {
    if (on) sessionStorage.setItem(key, "yes");
    else sessionStorage.removeItem(key);
  } catch {
    // Without storage the window begins closed after a reload, no more than that.
  }
}
