import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { aloudView } from "../shared/aloud-view";
import { Chime } from "../shared/chime";
import { Attempt } from "./attempt";
import "./callback-form";
import "./composer";
import { KEYS_ID, type LoketComposer } from "./composer";
import { deviceStorage } from "./device-storage";
import { givesWay, isLeaving } from "./gives-way";
import { LogScroll } from "./log-scroll";
import { keepOpen, wasOpen } from "./open-flag";
import { themeClasses } from "./page-theme";
import { PageTitle } from "./page-title";
import { ThemeScheme } from "./theme-scheme";
import { NewsAloud } from "./news-aloud";
import { Preferences } from "./preferences";
import "./rating-form";
import { Session } from "./session";
import { apply, optionsInside, siteOf } from "./site-options";
import { Standing } from "./standing";
import { styles } from "./styles";
import { takePlan, takeTranscript } from "./take-along";
import { type Texts, tongueOf } from "./texts";
import { unread } from "./unread";
import { actionsView } from "./views/actions";
import { connectionView, leftView, personButton, typingView } from "./views/banner";
import { confirmView, type Confirming } from "./views/conversation-menu";
import { greetingView } from "./views/greeting";
import { headerView } from "./views/header";
import { launcherView } from "./views/launcher";
import { logView } from "./views/log";

/** So long the button stays behind the window that it opened; milliseconds. */
const LAUNCHER_STAYS_MS = 250;

/**
 * `<loket-chat>`: the citizen's window on Loket. It keeps to its own shadow root; of the page it changes nothing but the
 * number of unread messages before its title.
 *
 * Its attributes are in docs/widget.md; the same can stand as JSON in it.
 */
export class LoketChat extends LitElement {
  static override styles = styles;
  /** The service that the script came from: the one to talk with where the site names no other. */
  static home = "";

  @property() server = "";
  @property() organisation: string | null = null;
  @property() municipality: string | null = null;
  /** Id of a service or a life event of the directory. */
  @property() topic: string | null = null;
  @property() language = "";
  @property() theme = "";
  @property() launcher = "";
  @property({ reflect: true }) side: "left" | "right" = "right";
  @property({ type: Boolean, reflect: true }) open = false;
  /**
   * Opening the window asks for a person at once. A window that opened by itself asks for nobody, or everybody who comes
   * to the page would stand in the queue: there the button to a person comes first.
   */
  @property({ type: Boolean }) direct = false;
  @property({ type: Boolean, attribute: "quiet-title" }) quietTitle = false;

  @state() private menuOpen = false;
  @state() private confirming: Confirming | null = null;
  /** The keys of the box are said with the window, until the box is left for the first time. */
  @state() private keysTold = false;
  /**
   * The button goes only after the focus has moved into the window. When what has the focus goes at that very moment,
   * Orca does not say that the dialog opened, and takes what is typed for its own commands.
   */
  @state() private launcherAway = false;

  @query("dialog") private dialog!: HTMLDialogElement;
  @query(".launcher") private launcherButton!: HTMLButtonElement;
  @query(".scroller") private scroller!: HTMLElement;
  @query("loket-composer") private composer!: LoketComposer | null;

  private session!: Session;
  private preferences!: Preferences;
  private readonly attempt = new Attempt(this);
  private readonly standing = new Standing(() => this.layOut());
  private readonly logScroll = new LogScroll();
  private readonly chime = new Chime();
  private readonly newsAloud = new NewsAloud(() => this.requestUpdate());
  private readonly pageTitle = new PageTitle(document);
  private readonly resizes = new ResizeObserver(() => {
    if (this.open) this.logScroll.resized(this.scroller);
  });
  private hadFocus = false;
  private readonly themeScheme = new ThemeScheme(this);
  /** Something is about to get the focus. */
  private leading = false;
  private quiet = false;

  override connectedCallback(): void {
    apply(this, optionsInside(this));
    super.connectedCallback();
    this.classList.add(...themeClasses(this.theme, document));
    this.themeScheme.begin();
    const server = (this.server || LoketChat.home || location.origin).replace(/\/+$/, "");
    const storage = deviceStorage(`loket:${server}:${this.organisation ?? ""}:`);
    const onChange = (): void => this.requestUpdate();
    const onNews = (): void => {
      if (this.preferences.has("sound")) this.chime.ring();
    };
    this.preferences = new Preferences(storage, onChange);
    const language = tongueOf(this.language || document.documentElement.lang).code;
    this.session = new Session({ server, site: siteOf(this), language, storage, onChange, onNews });
    this.session.resume();
    if (this.session.begun) this.newsAloud.resumes();
    this.standing.begin();
    document.addEventListener("visibilitychange", this.pageShown);
  }

  protected override firstUpdated(): void {
    // A window that was open before a reload, or is by its attribute, opens without taking the focus from the page.
    if (!this.open && !wasOpen()) return;
    void this.updateComplete.then(() => this.openQuietly());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.themeScheme.end();
    this.standing.end();
    document.removeEventListener("visibilitychange", this.pageShown);
    this.resizes.disconnect();
    this.pageTitle.show(0);
    this.newsAloud.end();
    this.session.pause();
    this.preferences.end();
  }

  override render(): TemplateResult {
    const { texts, session } = this;
    const { code, direction } = session.tongue;
    const looks = this.preferences.has("large") ? "loket large" : "loket";
    return html`<div class=${looks} lang=${code} dir=${direction}>
      ${launcherView({
        words: this.launcher || texts.launcher,
        away: this.open && this.launcherAway,
        count: unread(session),
        told: !this.open,
        texts,
        onOpen: () => (this.open = true),
      })}
      <dialog
        aria-labelledby="loket-title"
        aria-describedby=${this.keysTold ? "loket-greeting" : `loket-greeting ${KEYS_ID}`}
        @cancel=${this.cancel}
        @keydown=${this.keydown}
      >
        ${this.open ? this.windowView(texts) : nothing}
      </dialog>
    </div>`;
  }

  protected override willUpdate(): void {
    this.hadFocus = this.open && Boolean(this.shadowRoot?.activeElement);
    if (this.open && !document.hidden) this.session.markSeen();
    const { conversation, caughtUp, tongue } = this.session;
    this.newsAloud.follow(conversation, { listening: this.open, caughtUp }, tongue.texts, tongue.code);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.quietTitle) this.pageTitle.show(unread(this.session));
    if (changed.has("open") || changed.has("theme")) this.themeScheme.follow();
    if (changed.has("open") && changed.get("open") !== undefined) this.openOrClose();
    if (!this.open) return;
    this.logScroll.follow(this.scroller);
    // What had the focus may go with its part of the window: the next thing to do gets it.
    if (!this.leading) this.keepFocus();
  }

  private get texts(): Texts {
    return this.session.tongue.texts;
  }

  private windowView(texts: Texts): TemplateResult {
    const { session, preferences } = this;
    const { owner } = session.conversation;
    const over = owner === "closed" || session.gone;
    const told = this.attempt.told(texts);
    return html`
      ${headerView({
        session,
        texts,
        menuOpen: this.menuOpen,
        begun: session.begun && !session.gone,
        running: owner !== "closed",
        prefers: (preference) => preferences.has(preference),
        toggle: (preference) => {
          preferences.toggle(preference);
          if (preference === "sound" && preferences.has("sound")) this.chime.ring();
        },
        toggleMenu: () => (this.menuOpen = !this.menuOpen),
        close: () => (this.open = false),
        transcript: (how) => {
          this.leaveMenu();
          void this.attempt.at(() => takeTranscript(how, session, texts), how);
        },
        ask: (confirming) => this.ask(confirming),
      })}
      ${connectionView(session, texts)}
      ${givesWay(
        this.confirming
          ? confirmView(this.confirming, texts, {
              yes: (wish) => void this.confirmed(wish),
              no: () => this.leaveConfirm(),
            })
          : nothing,
      )}
      ${told ? html`<p class="problem" role="alert">${told}</p>` : nothing}
      <p class="making" role="status">${this.attempt.making ? texts.pdfMaking : nothing}</p>
      <div
        class="scroller"
        tabindex="0"
        role="group"
        aria-label=${texts.log}
        @scroll=${(event: Event) => this.logScroll.moved(event.currentTarget as HTMLElement)}
      >
        ${leftView(session, texts)} ${greetingView(session, texts, this.direct)}
        <div class="log" role="log" aria-label=${texts.log} aria-live="off">
          ${logView({
            session,
            texts,
            language: session.tongue.code,
            edit: (text) => this.composer?.bringBack(text),
            takePlan: (how, of) => void this.attempt.at(() => takePlan(how, of, session, texts), how),
          })}
        </div>
        ${aloudView(this.newsAloud.lines, "hidden")} ${typingView(session, texts)}
        ${session.problem ? html`<p class="problem" role="alert">${session.problem.detail}</p>` : nothing}
        ${actionsView({
          session,
          texts,
          language: session.tongue.code,
          openCallback: (open) => this.setCallback(open),
          startOver: () => this.startOver(),
          forget: () => this.ask("forget"),
        })}
      </div>
      ${over ? nothing : this.footerView(texts)}
    `;
  }

  private footerView(texts: Texts): TemplateResult {
    const first = this.direct && !this.session.begun;
    return html`<div class="footer">
      ${givesWay(first ? nothing : personButton(this.session, texts))}
      <loket-composer
        .texts=${texts}
        .onSay=${(text: string) => this.say(text)}
        .onTyping=${(on: boolean) => this.session.typingOn(on)}
        @focusout=${() => (this.keysTold = true)}
      ></loket-composer>
    </div>`;
  }

  private say(text: string): void {
    this.logScroll.toNewest();
    this.session.commands.say(text);
  }

  private setCallback(open: boolean): void {
    this.session.callback.show(open);
    const first = "#loket-number, loket-callback button";
    if (open) this.focusSoon(first);
  }

  private startOver(): void {
    this.goOn(this.session.startOver());
  }

  /** The next thing to do gets the focus: `unsent` words are to be sent after all. */
  private goOn(unsent = ""): void {
    void this.updateComplete.then(() => {
      if (unsent) this.composer?.bringBack(unsent);
      else this.focusMain();
    });
  }

  private ask(confirming: Confirming): void {
    this.menuOpen = false;
    this.confirming = confirming;
    this.focusSoon(".confirm button");
  }

  private leaveMenu(): void {
    this.menuOpen = false;
    this.focusSoon(".more");
  }

  private leaveConfirm(): void {
    this.confirming = null;
    this.focusSoon(".more");
  }

  private async confirmed(wish: Confirming): Promise<void> {
    const { session } = this;
    this.confirming = null;
    let unsent = "";
    if (wish === "end") {
      session.commands.end();
      // The box goes when the conversation is over, and with it the focus, as the words come that it is: Orca lost them.
      this.focusSoon(".scroller");
      return;
    }
    if (wish === "delete") await this.attempt.at(() => session.delete());
    else if (wish === "forget") await this.attempt.at(() => session.forgetHere());
    else await this.attempt.at(async () => void (unsent = await session.beginAnew()));
    this.goOn(unsent);
  }

  private openOrClose(): void {
    if (this.quiet) return;
    keepOpen(this.open);
    if (this.open) {
      setTimeout(() => (this.launcherAway = this.open), LAUNCHER_STAYS_MS);
      this.logScroll.toNewest();
      this.layOut();
      this.logScroll.follow(this.scroller);
      this.focusMain();
      void this.session.loadTopic();
      if (this.direct && !this.session.begun) this.session.commands.askPerson();
    } else {
      this.launcherAway = false;
      this.dialog.close();
      this.menuOpen = false;
      this.confirming = null;
      this.launcherButton.focus();
    }
  }

  private async openQuietly(): Promise<void> {
    this.quiet = true;
    this.open = this.launcherAway = true;
    await this.updateComplete;
    this.layOut();
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur();
    this.logScroll.toNewest();
    this.requestUpdate();
    this.quiet = false;
    void this.session.loadTopic();
  }

  private layOut(): void {
    if (!this.open) return;
    this.standing.show(this.dialog);
    this.resizes.observe(this.scroller);
  }

  private readonly pageShown = (): void => this.requestUpdate();

  private focusMain(): void {
    // On a touch screen the keyboard would cover the answer; there the conversation itself takes the focus.
    const main = matchMedia("(hover: none)").matches ? this.scroller : (this.composer ?? this.scroller);
    main?.focus({ preventScroll: true });
  }

  private keepFocus(): void {
    const focused = this.shadowRoot?.activeElement;
    if (isLeaving(focused) || (this.hadFocus && !focused)) this.focusMain();
  }

  private focusSoon(selector: string): void {
    // Straight there: who listens would be told of the box on the way, and left there.
    this.leading = true;
    void this.updateComplete.then(() => {
      this.leading = false;
      this.shadowRoot?.querySelector<HTMLElement>(`:is(${selector}):not(.leaving *)`)?.focus();
      this.keepFocus();
    });
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
    if (this.confirming) this.leaveConfirm();
    else if (this.menuOpen) this.leaveMenu();
    else this.open = false;
  }
}
