import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import "../actions";
import { possibleActions } from "../actions/action";
import { newWorkplace } from "../session/workplace";
import { asksPalette, shortcutOf } from "../state/shortcuts";
import styleText from "../styles/app.css";
import { t, tongue } from "../words";
import "./about";
import "./board";
import { focused } from "./console-dialog";
import { ConsoleElement, styled } from "./console-element";
import "./conversation";
import { dialogOf } from "./dialogs";
import "./log-in";
import "./messages";
import "./supervisor/room";
import { showFigure } from "./tab-sign";
import type { Timeline } from "./timeline";
import "./toast";
import "./top-bar";

/**
 * So long the page stays in reach behind a log-in screen that came over it; nobody sees it, so it may be long enough for a
 * slow screen reader, which says the screen and why it came only as long as what had the focus is there. Milliseconds.
 */
const STAYS_MS = 1_000;

/**
 * The console: the log-in, or the three columns. When a log-in ran out the screen for it lies over the columns, which stay
 * as they were, with all that was typed in them, out of sight and out of reach until the same caseworker comes back.
 */
@customElement("loket-console")
export class ConsoleApp extends ConsoleElement {
  static override styles = styled(styleText);

  override place = newWorkplace();
  @query("loket-conversation, loket-supervisor") private readonly middle!: ConsoleElement | null;
  private hadDialog = false;
  private hadLogIn = false;
  private hadEnded = false;
  /** What had the focus when the log-in ran out. */
  private wasAt: HTMLElement | null = null;
  private covering: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.key);
    document.addEventListener("visibilitychange", this.back);
    window.addEventListener("focus", this.back);
    void this.place.session.entrance.start();
  }

  override disconnectedCallback(): void {
    document.removeEventListener("keydown", this.key);
    document.removeEventListener("visibilitychange", this.back);
    window.removeEventListener("focus", this.back);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { profile, entrance } = this.place.session;
    if (profile === undefined) return html`<p class="start" role="status">${t("starting")}</p>`;
    const logIn = html`<loket-log-in .place=${this.place}></loket-log-in>`;
    if (profile === null) return logIn;
    return html`${keyed(profile.id, this.workplace())} ${entrance.ended ? logIn : nothing}`;
  }

  private workplace(): TemplateResult {
    const { session, screen } = this.place;
    // What is said goes on also behind a dialog; all else is out of reach.
    return html`<button
        class="utrecht-button utrecht-button--primary-action skip"
        ?inert=${screen.covered}
        @click=${() => this.middle?.focus()}
      >
        ${t("skip")}
      </button>
      <loket-top-bar .place=${this.place} ?inert=${screen.covered}></loket-top-bar>
      ${
        screen.room === "supervisor" && session.profile?.role === "supervisor"
          ? html`<loket-supervisor .place=${this.place} ?inert=${screen.covered}></loket-supervisor>`
          : this.columns()
      }
      ${dialogOf(this.place)} <loket-messages .place=${this.place}></loket-messages>
      <loket-toast
        .place=${this.place}
        ?inert=${screen.covered}
        @focus-middle=${() => this.middle?.focus()}
      ></loket-toast>`;
  }

  private columns(): TemplateResult {
    const { screen } = this.place;
    return html`<div
      class="columns ${screen.view} ${screen.listFolded ? "list-folded" : ""} ${screen.aboutShown ? "with-about" : ""}"
      ?inert=${screen.covered}
      @show-event=${this.showEvent}
    >
      <loket-board .place=${this.place}></loket-board>
      <loket-conversation .place=${this.place}></loket-conversation>
      ${screen.aboutShown ? html`<loket-about .place=${this.place}></loket-about>` : nothing}
    </div>`;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.place.session.entrance.ended && !this.hadEnded) this.wasAt = focused();
  }

  protected override updated(_changed: PropertyValues): void {
    const { session, preferences, screen } = this.place;
    document.documentElement.lang = tongue().code;
    document.documentElement.dir = tongue().direction;
    preferences.apply();
    this.dialogIs(screen.dialog !== null);
    this.logInIs(session.entrance.ended);
    // What had the focus is gone with the log-in.
    if (this.hadLogIn && session.profile) void this.toMiddle();
    this.hadLogIn = session.profile === null;
    if (session.entrance.ended) return showFigure(0);
    const unread = session.overview.mine
      .filter((item) => item.conversation !== session.openConversation)
      .reduce((sum, item) => sum + session.book.unread(item.conversation, item.last_seq), 0);
    showFigure(unread + session.overview.waiting.length);
  }

  private logInIs(over: boolean): void {
    if (over === this.hadEnded) return;
    this.hadEnded = over;
    clearTimeout(this.covering);
    if (over) this.covering = setTimeout(() => this.toggleAttribute("away", true), STAYS_MS);
    else this.removeAttribute("away");
    if (over) return;
    if (this.wasAt?.isConnected) this.wasAt.focus();
    if (!focused()) void this.toMiddle();
    this.wasAt = null;
  }

  /** To the middle, which may have come just now and have nothing in it yet. */
  private async toMiddle(): Promise<void> {
    await this.middle?.updateComplete;
    this.middle?.focus();
  }

  private dialogIs(open: boolean): void {
    this.toggleAttribute("behind", open);
    // It was opened by a key while nothing had the focus, as somebody does who reads the page with a screen reader.
    if (this.hadDialog && !open && document.activeElement === document.body) this.middle?.focus();
    this.hadDialog = open;
  }

  private readonly back = (): void => {
    if (document.visibilityState !== "visible") return;
    this.place.session.reconnect();
    this.place.session.seen();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const { session, screen } = this.place;
    if (!session.profile || event.defaultPrevented) return;
    const covered = session.entrance.ended || screen.dialog !== null;
    // Also over a dialog, where it does nothing: the browser would take it for its own, and lead out of the page.
    if (asksPalette(event)) event.preventDefault();
    if (covered) return;
    if (asksPalette(event)) {
      screen.set({ dialog: "palette" });
      return;
    }
    if (!screen.shortcuts) return;
    // Keys that do something with a conversation do it only where that can be seen.
    const here = possibleActions(this.place).filter(({ group }) => screen.room === "work" || group === "screen");
    const action = shortcutOf(event, isWriting(event.composedPath()[0]), here);
    if (!action) return;
    event.preventDefault();
    void action.run(this.place);
  };

  private showEvent(event: CustomEvent<number>): void {
    this.middle?.shadowRoot?.querySelector<Timeline>("loket-timeline")?.showEvent(event.detail);
  }
}

/** True for a place where keys are words. */
function isWriting(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type))
  );
}
