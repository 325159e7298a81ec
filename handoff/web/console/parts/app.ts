import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import "../actions";
import { possibleActions } from "../actions/action";
import { newWorkplace } from "../session/workplace";
import { asksPalette, shortcutOf } from "../state/shortcuts";
import styleText from "../styles/app.css";
import { t, tongue } from "../words";
import "./about";
import "./board";
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

/** The console: the log-in, or the three columns. */
@customElement("loket-console")
export class ConsoleApp extends ConsoleElement {
  static override styles = styled(styleText);

  override place = newWorkplace();
  @query("loket-conversation, loket-supervisor") private readonly middle!: HTMLElement | null;
  private hadDialog = false;
  private hadLogIn = false;

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
    const { session, screen } = this.place;
    if (session.profile === undefined) return html`<p class="start" role="status">${t("starting")}</p>`;
    if (session.profile === null) return html`<loket-log-in .place=${this.place}></loket-log-in>`;
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
        screen.room === "supervisor" && session.profile.role === "supervisor"
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

  protected override updated(_changed: PropertyValues): void {
    const { session, preferences, screen } = this.place;
    document.documentElement.lang = tongue().code;
    document.documentElement.dir = tongue().direction;
    preferences.apply();
    this.dialogIs(screen.dialog !== null);
    // What had the focus is gone with the log-in.
    if (this.hadLogIn && session.profile) this.middle?.focus();
    this.hadLogIn = session.profile === null;
    const unread = session.overview.mine
      .filter((item) => item.conversation !== session.openConversation)
      .reduce((sum, item) => sum + session.book.unread(item.conversation, item.last_seq), 0);
    showFigure(unread + session.overview.waiting.length);
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
    if (!session.profile || screen.dialog !== null || event.defaultPrevented) return;
    if (asksPalette(event)) {
      event.preventDefault();
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
