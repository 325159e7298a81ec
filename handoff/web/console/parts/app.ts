import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import type { DialogName } from "../session/screen";
import { newWorkplace } from "../session/workplace";
import { waitingPerDesk } from "../state/board";
import { shortcutOf, stepFrom, type ShortcutName } from "../state/shortcuts";
import styleText from "../styles/app.css";
import { language, t } from "../words";
import "./about";
import "./board";
import "./close-dialog";
import { ConsoleElement, styled } from "./console-element";
import "./conversation";
import "./colleague-dialog";
import "./escalate-dialog";
import "./follow-dialog";
import "./hand-back-dialog";
import "./hold-dialog";
import "./log-in";
import "./log-out-dialog";
import "./messages";
import "./refuse-dialog";
import "./shortcuts-dialog";
import type { Timeline } from "./timeline";
import "./top-bar";
import "./transfer-dialog";

/** The console: the log-in, or the three columns. */
@customElement("loket-console")
export class ConsoleApp extends ConsoleElement {
  static override styles = styled(styleText);

  override place = newWorkplace();
  @query("loket-conversation") private readonly middle!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.key);
    document.addEventListener("visibilitychange", this.back);
    window.addEventListener("focus", this.back);
    void this.place.session.start();
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
    return html`<button class="utrecht-button utrecht-button--primary-action skip" @click=${() => this.middle?.focus()}>
        ${t("skip")}
      </button>
      <loket-top-bar .place=${this.place}></loket-top-bar>
      <div
        class="columns ${screen.view} ${screen.listFolded ? "list-folded" : ""} ${screen.aboutShown ? "with-about" : ""}"
        @show-event=${this.showEvent}
      >
        <loket-board .place=${this.place}></loket-board>
        <loket-conversation .place=${this.place}></loket-conversation>
        ${screen.aboutShown ? html`<loket-about .place=${this.place}></loket-about>` : nothing}
      </div>
      ${this.dialog(screen.dialog)} <loket-messages .place=${this.place}></loket-messages>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { session } = this.place;
    document.documentElement.lang = language();
    const unread = session.overview.mine
      .filter((item) => item.conversation !== session.openConversation)
      .reduce((sum, item) => sum + session.book.unread(item.conversation, item.last_seq), 0);
    const figure = unread + session.overview.waiting.length;
    document.title = `${figure ? `(${figure}) ` : ""}${t("console.title")}`;
  }

  private dialog(name: DialogName | null): TemplateResult | typeof nothing {
    switch (name) {
      case "transfer":
        return html`<loket-transfer-dialog .place=${this.place}></loket-transfer-dialog>`;
      case "colleague":
        return html`<loket-colleague-dialog .place=${this.place}></loket-colleague-dialog>`;
      case "hold":
        return html`<loket-hold-dialog .place=${this.place}></loket-hold-dialog>`;
      case "follow":
        return html`<loket-follow-dialog .place=${this.place}></loket-follow-dialog>`;
      case "escalate":
        return html`<loket-escalate-dialog .place=${this.place}></loket-escalate-dialog>`;
      case "refuse":
        return html`<loket-refuse-dialog .place=${this.place}></loket-refuse-dialog>`;
      case "hand-back":
        return html`<loket-hand-back-dialog .place=${this.place}></loket-hand-back-dialog>`;
      case "close":
        return html`<loket-close-dialog .place=${this.place}></loket-close-dialog>`;
      case "log-out":
        return html`<loket-log-out-dialog .place=${this.place}></loket-log-out-dialog>`;
      case "shortcuts":
        return html`<loket-shortcuts-dialog .place=${this.place}></loket-shortcuts-dialog>`;
      case null:
        return nothing;
    }
  }

  private readonly back = (): void => {
    if (document.visibilityState !== "visible") return;
    this.place.session.reconnect();
    this.place.session.seen();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const { session, screen } = this.place;
    if (!session.profile || screen.dialog !== null || !screen.shortcuts || event.defaultPrevented) return;
    const name = shortcutOf(event, isWriting(event.composedPath()[0]));
    if (!name) return;
    event.preventDefault();
    void this.act(name);
  };

  private async act(name: ShortcutName): Promise<void> {
    const { session, screen, work } = this.place;
    const mine = session.openIsMine;
    switch (name) {
      case "overview":
        return screen.set({ dialog: "shortcuts" });
      case "claim-next":
        return this.claimed(await work.claimNext());
      case "next":
      case "previous":
        return this.step(name === "next" ? 1 : -1);
      case "reply":
      case "note":
        return mine ? screen.startWriting(name === "note" ? "note" : "message") : undefined;
      case "transfer":
      case "hand-back":
      case "close":
        return mine ? screen.set({ dialog: name }) : undefined;
      case "release":
        return mine ? this.release(session.openConversation ?? "") : undefined;
      case "conversations":
      case "callbacks":
        return screen.set({ tab: name });
      case "duty":
        return screen.set({ dutyOpen: !screen.dutyOpen });
      case "pause":
        return this.pause();
      case "about":
        return screen.showAbout(!screen.aboutShown);
    }
  }

  /** A pause, or back to work from whatever it was. */
  private async pause(): Promise<void> {
    const { session } = this.place;
    const wanted = session.overview.me.state === "working" ? "pause" : "working";
    const problem = await session.setState(wanted);
    session.news.say(
      problem ? "problem" : "news",
      problem ?? t(wanted === "pause" ? "state.pause-means" : "duty.again"),
    );
  }

  private async release(id: string): Promise<void> {
    const problem = await this.place.work.release(id);
    if (problem) this.place.session.news.say("problem", problem);
  }

  private claimed(problem: string | null): void {
    if (problem) this.place.session.news.say("problem", problem);
    else this.place.screen.startWriting("message");
  }

  private step(by: 1 | -1): void {
    const { session, screen } = this.place;
    if (screen.tab === "callbacks") {
      const ids = session.overview.callbacks.map(({ id }) => id);
      const id = stepFrom(ids, session.selection?.id ?? null, by);
      if (id) session.select({ kind: "callback", id });
      return;
    }
    const waiting = waitingPerDesk(session.overview).flatMap(({ items }) => items);
    const ids = [...session.overview.mine, ...waiting].map((item) => item.conversation);
    const id = stepFrom(ids, session.openConversation, by);
    if (id) session.select({ kind: "conversation", id });
  }

  private showEvent(event: CustomEvent<number>): void {
    this.middle?.shadowRoot?.querySelector<Timeline>("loket-timeline")?.showEvent(event.detail);
  }
}

/** True for a place where keys are words. */
function isWriting(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type))
  );
}
