import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { actionCalled } from "../actions/action";
import type { DialogName } from "../session/screen";
import { servedDesks } from "../state/board";
import { PALETTE_KEYS } from "../state/shortcuts";
import { stateNow, wrapUpLeft } from "../state/target";
import { clock } from "../state/waiting-time";
import languageText from "../styles/language-choice.css";
import styleText from "../styles/top-bar.css";
import { counted, t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";
import "./duty-panel";
import { icon, type IconName } from "./icons";
import { languageChoice } from "./language-choice";

/** Who is logged in, the connection, duty, the language, and the way out. */
@customElement("loket-top-bar")
export class TopBar extends ConsoleElement {
  static override styles = styled(languageText, styleText);

  private retrying = false;

  constructor() {
    super();
    new Ticking(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.pressed);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("pointerdown", this.pressed);
    super.disconnectedCallback();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.retrying = this.renderRoot.querySelector(".lost button")?.matches(":focus") ?? false;
  }

  /** With the connection the button to try it goes: the focus that it had stays in the bar. */
  protected override updated(_changed: PropertyValues): void {
    if (this.retrying && !this.place.session.outage.lasts) this.renderRoot.querySelector<HTMLElement>("#duty")?.focus();
  }

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    const served = servedDesks(session.overview).length;
    return html`<header>
      <h1 class="brand">
        Loket <span title=${session.profile?.organisation ?? ""}>${session.profile?.organisation ?? ""}</span>
      </h1>
      ${this.connection()}
      <div class="duty" @keydown=${this.dutyKey}>
        <button
          id="duty"
          class="utrecht-button utrecht-button--secondary-action ${served ? stateNow(session.overview.me, Date.now()) : ""}"
          aria-expanded=${screen.dutyOpen}
          aria-controls="duty-panel"
          @click=${() => screen.set({ dutyOpen: !screen.dutyOpen })}
        >
          <span class="dot" aria-hidden="true"></span>
          ${served ? this.duty(served) : t("duty.off")}
        </button>
        <loket-duty-panel
          id="duty-panel"
          .place=${this.place}
          ?hidden=${!screen.dutyOpen}
          @focusout=${this.dutyLeft}
        ></loket-duty-panel>
      </div>
      ${
        session.profile?.role === "supervisor"
          ? html`<button
              class="utrecht-button utrecht-button--subtle supervisor"
              aria-pressed=${screen.room === "supervisor"}
              aria-label=${t("supervisor.open")}
              title=${t("supervisor.open")}
              aria-keyshortcuts="3"
              @click=${() => actionCalled("supervisor", this.place)?.run(this.place)}
            >
              ${icon("supervisor")}<span class="supervisor-words">${t("supervisor.open")}</span>
            </button>`
          : ""
      }
      <button
        class="utrecht-button utrecht-button--subtle palette"
        aria-keyshortcuts="Control+K Meta+K"
        @click=${() => screen.set({ dialog: "palette" })}
      >
        ${icon("search")}<span class="palette-words">${t("palette.button")}</span>
        <kbd aria-hidden="true">${PALETTE_KEYS}</kbd>
      </button>
      ${languageChoice((code) => session.chooseLanguage(code))}
      ${this.opens("keyboard", "shortcuts", t("shortcuts.title"))}
      ${this.opens("settings", "settings", t("settings.title"))}
      <div class="me">
        <span class="name" title=${session.profile?.name ?? ""}>${session.profile?.name ?? ""}</span>
        <button
          class="utrecht-button utrecht-button--subtle"
          aria-label=${t("log-out.do")}
          title=${t("log-out.do")}
          @click=${() => actionCalled("log-out", this.place)?.run(this.place)}
        >
          ${icon("log-out")}<span class="log-out-words">${t("log-out.do")}</span>
        </button>
      </div>
    </header>`;
  }

  private opens(drawing: IconName, dialog: DialogName, words: string): TemplateResult {
    return html`<button
      class="utrecht-button utrecht-button--subtle button-icon ${dialog}"
      aria-label=${words}
      title=${words}
      @click=${() => this.place.screen.set({ dialog })}
    >
      ${icon(drawing)}
    </button>`;
  }

  private duty(served: number): TemplateResult | string {
    const { me } = this.place.session.overview;
    const left = wrapUpLeft(me, Date.now());
    if (left > 0) return `${t("state.wrap_up")} ${clock(left)}`;
    if (me.state === "pause") return t("state.pause");
    const room = t("state.has", { has: me.has, capacity: me.capacity });
    return html`${counted("duty.on", served)}<span class="room"> · ${room}</span>`;
  }

  private connection(): TemplateResult {
    const { session } = this.place;
    // What is said of it is said by the session, once; each try shown or said would be a page that never stands still.
    if (!session.outage.lasts) {
      const open = session.connection === "open";
      return html`<p class="connection ${open ? "" : "busy"}">
        <span class="dot" aria-hidden="true"></span>
        <span class="words">${t(open ? "connection.open" : "connection.connecting")}</span>
      </p>`;
    }
    return html`<p class="connection lost">
      <span class="dot" aria-hidden="true"></span><span>${t("connection.lost")}</span>
      <button class="utrecht-button utrecht-button--secondary-action button-small" @click=${() => session.reconnect()}>
        ${t("connection.retry")}
      </button>
    </p>`;
  }

  private dutyKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.place.screen.dutyOpen) return;
    this.place.screen.set({ dutyOpen: false });
    this.renderRoot.querySelector<HTMLElement>("#duty")?.focus();
  }

  private dutyLeft(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node) this.closeUnless(event.relatedTarget);
  }

  private readonly pressed = (event: PointerEvent): void => {
    const target = event.composedPath()[0];
    if (target instanceof Node) this.closeUnless(target);
  };

  private closeUnless(inside: Node): void {
    const { screen } = this.place;
    if (!screen.dutyOpen) return;
    const duty = this.renderRoot.querySelector(".duty");
    let node: Node | null = inside;
    while (node && node !== duty) node = node instanceof ShadowRoot ? node.host : node.parentNode;
    if (!node) screen.set({ dutyOpen: false });
  }
}
