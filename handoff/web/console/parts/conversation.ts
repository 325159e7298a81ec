import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CallbackItem } from "../../shared/protocol";
import type { Room } from "../session/conversation-book";
import styleText from "../styles/conversation.css";
import { topicWords } from "../names";
import { deskName, t } from "../words";
import "./beside-bar";
import "./callback-card";
import "./composer";
import "./supervisor/listen-bar";
import { ConsoleElement, styled } from "./console-element";
import { actionButton } from "./action-button";
import "./conversation-head";
import { dueWords } from "./due";
import { icon } from "./icons";
import { ownerWords } from "./owner-words";
import "./reading-hint";
import "./timeline";

/** How much of the bottom of the screen is the text box and what belongs to it: the toast stands above it. */
const FOOT = "--loket-foot";

/** After this the focus is where an action brings it; milliseconds. */
const SETTLES_MS = 300;

/** The middle: the open conversation with everything that can be done with it. */
@customElement("loket-conversation")
export class ConversationView extends ConsoleElement {
  static override styles = styled(styleText);

  private wasMine = false;
  private hadCallback = false;
  private shown: string | null = null;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private readonly sizes = new ResizeObserver(() => this.tellFoot());

  protected override render(): TemplateResult {
    const { session } = this.place;
    const id = session.openConversation;
    const callback = session.selection?.kind === "callback" ? session.selection.id : null;
    return html`<main id="main" tabindex="-1" aria-label=${t("conversation.title")}>
      ${id === null ? this.nothingOpen() : this.conversation(id, callback)}
    </main>`;
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    clearTimeout(this.telling);
    document.documentElement.style.removeProperty(FOOT);
    super.disconnectedCallback();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#main")?.focus();
  }

  protected override updated(_changed: PropertyValues): void {
    const mine = this.place.session.openIsMine;
    const callback = this.openCallback !== undefined;
    // What was pressed to give the conversation away, or to end the call-back, is gone with it; the focus must not be lost.
    if ((this.wasMine && !mine) || (this.hadCallback && !callback))
      requestAnimationFrame(() => document.activeElement === document.body && this.focus());
    this.wasMine = mine;
    this.hadCallback = callback;
    this.tellOpened();
    for (const part of this.renderRoot.querySelectorAll("main, loket-timeline")) this.sizes.observe(part);
    this.tellFoot();
  }

  /** Whoever goes on somewhere else, as in the list, hears that it opened; whoever is led into it hears it from there. */
  private tellOpened(): void {
    const { session } = this.place;
    const id = session.openConversation;
    if (id === this.shown || (id !== null && !session.book.has(id))) return;
    this.shown = id;
    clearTimeout(this.telling);
    if (id === null) return;
    this.telling = setTimeout(() => {
      // What was pressed made place, as the list does on a narrow screen; Orca says nothing of a focus that follows.
      if (document.activeElement === document.body) this.focus();
      // To the text box or a button of it; whoever is at the middle itself went on from there, and is nowhere new.
      else if (this.matches(":focus-within") && !this.shadowRoot?.activeElement?.matches("#main")) return;
      const { facts } = session.book.room(id);
      const topic = topicWords(facts.topicTitle);
      const { openCallback } = this;
      session.news.announce(
        openCallback
          ? t("callback.opened", { topic, when: dueWords(openCallback) })
          : t("conversation.opened", { topic, owner: ownerWords(facts, session.profile?.id) }),
      );
    }, SETTLES_MS);
  }

  /** The call-back that is shown above the conversation, if one is. */
  private get openCallback(): CallbackItem | undefined {
    const { selection, overview } = this.place.session;
    if (selection?.kind !== "callback") return undefined;
    return overview.callbacks.find(({ id }) => id === selection.id);
  }

  private tellFoot(): void {
    const [main, timeline] = ["main", "loket-timeline"].map((part) =>
      this.renderRoot.querySelector(part)?.getBoundingClientRect(),
    );
    const foot = main && timeline ? main.bottom - timeline.bottom : 0;
    document.documentElement.style.setProperty(FOOT, `${foot}px`);
  }

  private nothingOpen(): TemplateResult {
    const gone = this.place.session.selection !== null;
    return html`<div class="nothing">
      <button
        class="utrecht-button utrecht-button--subtle button-icon back"
        aria-label=${t("conversation.back")}
        @click=${() => this.place.screen.set({ view: "list" })}
      >
        ${icon("back")}
      </button>
      <h2>${t(gone ? "callback.gone" : "conversation.none")}</h2>
      <p>${t(gone ? "callback.gone-hint" : "conversation.none-hint")}</p>
    </div>`;
  }

  private conversation(id: string, callback: string | null): TemplateResult {
    const { session } = this.place;
    const room = session.book.room(id);
    const known = session.book.has(id);
    return html`<loket-conversation-head .place=${this.place} .conversation=${id}></loket-conversation-head>
      ${callback ? html`<loket-callback-card .place=${this.place} .callback=${callback}></loket-callback-card>` : ""}
      ${session.openProblem ? this.problem(id, session.openProblem) : ""}
      ${
        known
          ? keyed(id, html`<loket-timeline .place=${this.place} .conversation=${id}></loket-timeline>`)
          : session.openProblem
            ? nothing
            : html`<p class="loading" role="status">${t("conversation.loading")}</p>`
      }
      ${
        known
          ? html`<loket-beside-bar
                .place=${this.place}
                .conversation=${id}
                @focus-middle=${() => this.focus()}
              ></loket-beside-bar>
              <loket-listen-bar .place=${this.place} .conversation=${id}></loket-listen-bar> ${this.foot(id, room)}`
          : nothing
      }`;
  }

  private problem(id: string, words: string): TemplateResult {
    return html`<div class="problem banner" role="alert">
      <p>${words}</p>
      <button
        class="utrecht-button utrecht-button--secondary-action button-small"
        @click=${() => this.place.session.read(id)}
      >
        ${t("try-again")}
      </button>
    </div>`;
  }

  private foot(id: string, { facts }: Room): TemplateResult {
    const { session } = this.place;
    const asked = facts.askedTransferTo;
    if (session.openIsMine || session.openIsShared) {
      return html`${
          asked
            ? html`<p class="banner asked">
                ${icon("transfer")}<span>${t("transfer.waiting", { desk: deskName(asked) })}</span>
              </p>`
            : ""
        }
        <loket-reading-hint .place=${this.place} .conversation=${id}></loket-reading-hint>
        ${keyed(
          id,
          html`<loket-composer
            .place=${this.place}
            .conversation=${id}
            @focus-middle=${() => this.focus()}
          ></loket-composer>`,
        )}`;
    }
    const waits = facts.owner === "queue";
    return html`<div class="banner foot">
      <p>${waits ? t("foot.waiting") : ownerWords(facts, session.profile?.id)}</p>
      ${actionButton(this.place, waits ? "claim" : "go:nowhere", waits ? "primary-action" : "secondary-action")}
    </div>`;
  }
}
