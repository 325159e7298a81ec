import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { DeskState, WaitingItem } from "../../shared/protocol";
import { servedDesks, waitingPerDesk, type WaitingAtDesk } from "../state/board";
import { steadyRows, type Row } from "../state/steady-order";
import { nobodyNextWords } from "../state/nobody-next";
import { lookingWords } from "../state/looking";
import { isFull, targetOf } from "../state/target";
import { secondsSince } from "../state/waiting-time";
import styleText from "../styles/rows.css";
import { topicWords } from "../names";
import { deskName, languageName, t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";
import { deskFigures } from "./desk-figures";
import { icon } from "./icons";
import { excerpt } from "./reading-text";
import "./rounding-off";
import { SteadyPlace } from "./steady-place";
import { waitedClock } from "./waited";

/** Who waits, per desk. While somebody points at it, or is in it with the keyboard, nothing moves. */
@customElement("loket-waiting-list")
export class WaitingList extends ConsoleElement {
  static override styles = styled(styleText);

  @state() private pointed = false;
  @state() private focused = false;
  private readonly steady = new SteadyPlace(this);
  private rows = new Map<string, readonly Row<WaitingItem>[]>();

  constructor() {
    super();
    new Ticking(this);
    this.addEventListener("pointerenter", () => (this.pointed = true));
    this.addEventListener("pointermove", (event) => this.steady.hold(rowOf(event)));
    this.addEventListener("pointerleave", () => {
      this.pointed = false;
      this.letGo();
    });
    // A click leaves the focus behind; only who came with the keyboard is still there.
    this.addEventListener("focusin", (event) => {
      this.focused = event.composedPath().some((part) => part instanceof HTMLElement && part.matches(":focus-visible"));
      if (this.focused && !this.pointed) this.steady.hold(rowOf(event));
    });
    this.addEventListener("focusout", () => {
      this.focused = false;
      this.letGo();
    });
  }

  private letGo(): void {
    if (!this.pointed && !this.focused) this.steady.hold(null);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const desks = waitingPerDesk(this.place.session.overview);
    const held = this.pointed || this.focused;
    this.rows = new Map(
      desks.map(({ desk, items }) => [
        desk.desk.id,
        steadyRows(this.rows.get(desk.desk.id) ?? [], items, (item) => item.conversation, held),
      ]),
    );
  }

  protected override render(): TemplateResult {
    const { session, work } = this.place;
    const desks = waitingPerDesk(session.overview);
    const served = servedDesks(session.overview);
    const someone = session.overview.waiting.some((item) => served.includes(item.desk.id));
    const busy = work.isBusy("claim-next");
    return html`<section aria-labelledby="title">
      <div class="section-head">
        <h2 id="title">${t("waiting.title")}</h2>
        <button
          class="utrecht-button utrecht-button--primary-action button-small"
          aria-disabled=${busy || !someone || this.full()}
          aria-keyshortcuts="n"
          @click=${() => (this.full() ? this.tellFull() : someone ? this.claim(() => work.claimNext()) : this.tellNobody())}
        >
          ${icon("take")} ${busy ? t("claim.busy") : t("claim.next")}
        </button>
      </div>
      ${served.length === 0 ? this.offDuty() : html`<loket-rounding-off .place=${this.place}></loket-rounding-off>`}
      ${desks.map((atDesk) => (this.nobodyAt(atDesk) ? "" : this.desk(atDesk)))}
      ${this.nobody(desks.filter((atDesk) => this.nobodyAt(atDesk)))}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { screen } = this.place;
    if (screen.focusList === null || screen.focusList === "tab") return;
    const heading = this.renderRoot.querySelector<HTMLElement>(`[data-desk="${screen.focusList.desk}"]`);
    screen.focusList = null;
    heading?.scrollIntoView({ block: "start" });
    heading?.focus();
  }

  private offDuty(): TemplateResult {
    const { session, screen } = this.place;
    const lapsed = session.duty.lapsed;
    return html`<div class="empty">
      <p>${t(lapsed.length > 0 ? "duty.lapsed" : "waiting.off-duty")}</p>
      <button
        class="utrecht-button utrecht-button--secondary-action button-small"
        @click=${async () => {
          if (lapsed.length === 0) return screen.set({ dutyOpen: true });
          const problem = await session.duty.serve(lapsed);
          session.news.say(problem ? "problem" : "news", problem ?? t("duty.again"));
        }}
      >
        ${t(lapsed.length > 0 ? "duty.take-up" : "duty.choose")}
      </button>
    </div>`;
  }

  private full(): boolean {
    const { session } = this.place;
    return isFull(session.overview.me) && session.profile?.role !== "supervisor";
  }

  private tellFull(): void {
    this.place.session.news.say("news", t("problem.capacity-reached"));
  }

  private tellNobody(): void {
    const { session } = this.place;
    if (servedDesks(session.overview).length > 0) session.news.say("news", nobodyNextWords(session.overview));
  }

  private desk({ desk, items }: WaitingAtDesk): TemplateResult {
    const rows = this.rows.get(desk.desk.id) ?? [];
    const more = desk.waiting - items.length;
    return html`<h3 data-desk=${desk.desk.id} tabindex="-1">${deskName(desk.desk)}</h3>
      <p class="figures">${deskFigures(desk)}</p>
      ${this.notHere(desk)}
      ${
        rows.length === 0
          ? ""
          : html`<ul>
              ${repeat(
                rows,
                (row) => row.key,
                (row) => this.row(row),
              )}
            </ul>`
      }
      ${more > 0 ? html`<p class="empty">${t("waiting.more", { n: more })}</p>` : ""}`;
  }

  /** Rows of a desk where somebody is not on duty are not next for them: this says so, with the way to change it. */
  private notHere({ desk, serving, mine }: DeskState): TemplateResult | "" {
    const served = servedDesks(this.place.session.overview);
    if (serving || served.length === 0) return "";
    return html`<p class="figures not-here">
      ${t("waiting.not-here")}
      ${
        mine
          ? html`<button
              class="utrecht-button utrecht-button--subtle button-small"
              aria-label=${t("waiting.help-here-at", { desk: deskName(desk) })}
              @click=${() => void this.serve([...served, desk.id])}
            >
              ${t("waiting.help-here")}
            </button>`
          : ""
      }
    </p>`;
  }

  private async serve(desks: readonly string[]): Promise<void> {
    const { session } = this.place;
    const problem = await session.duty.serve(desks);
    if (problem) session.news.say("problem", problem);
  }

  /** Whether nobody waits there, and no row of somebody who just did is held in its place. */
  private nobodyAt({ desk }: WaitingAtDesk): boolean {
    return desk.waiting === 0 && (this.rows.get(desk.desk.id) ?? []).length === 0;
  }

  /** The desks where nobody waits come last, in a line each: who waits is what somebody looks for here. */
  private nobody(desks: readonly WaitingAtDesk[]): TemplateResult | "" {
    if (desks.length === 0) return "";
    return html`<p class="figures nobody">${t("waiting.empty")}</p>
      ${desks.map(
        ({ desk }) =>
          html`<div class="line">
            <h3 data-desk=${desk.desk.id} tabindex="-1">${deskName(desk.desk)}</h3>
            <p class="figures">${deskFigures(desk, true)}</p>
          </div>`,
      )}`;
  }

  private row({ item, gone }: Row<WaitingItem>): TemplateResult {
    const { session, work, screen } = this.place;
    const id = item.conversation;
    const topic = topicWords(item.topic_title);
    const busy = work.isBusy(`claim:${id}`);
    const target = targetOf(item, Date.now());
    const full = this.full();
    return html`<li class="row ${gone ? "gone" : ""} ${item.urgent ? "urgent" : ""}">
      <button
        class="open"
        aria-current=${session.openConversation === id}
        @click=${() => {
          session.select({ kind: "conversation", id });
          screen.set({ view: "middle" });
        }}
      >
        <span class="first">
          <span class="topic">${topic}</span>
          <span class="place">
            <span aria-hidden="true">${t("waiting.place", { n: item.position })}</span>
            <span class="visually-hidden">${t("waiting.position", { n: item.position })}</span>
            <span class="target ${target}">${waitedClock(secondsSince(item.since, Date.now()))}</span>
          </span>
        </span>
        <span class="preview" lang=${item.preview ? item.language : nothing}
          >${item.preview ? excerpt(item.preview) : t("preview.none")}</span
        >
        <span class="facts">
          ${item.urgent ? html`<span class="badge badge-urgent">${icon("urgent")}${t("urgent")}</span>` : ""}
          ${target === "in-time" ? "" : html`<span class="badge badge-${target}">${t(`target.${target}`)}</span>`}
          ${item.came_back && item.offered_to_me ? html`<span class="badge badge-now">${t("came-back")}</span>` : ""}
          <span class="badge">${t(`reason.${item.reason}`)}</span>
          ${item.fits ? "" : html`<span class="badge badge-near">${t("fits.not")}</span>`}
          ${item.language === "nl" ? "" : html`<span class="badge">${languageName(item.language)}</span>`}
          ${item.looking?.length ? html`<span class="badge badge-looking">${lookingWords(item.looking, session.knownUntil)}</span>` : ""}
          ${item.offered_to ? html`<span class="badge">${t("waiting.offered", { name: item.offered_to })}</span>` : ""}
          ${item.from_caseworker ? html`<span>${t("waiting.from", { name: item.from_caseworker })}</span>` : ""}
        </span>
      </button>
      <button
        class="act utrecht-button utrecht-button--secondary-action button-small"
        aria-label=${gone ? this.goneWords(id) : t("claim.topic", { topic })}
        aria-disabled=${busy || full || gone}
        @click=${() => (gone ? undefined : full ? this.tellFull() : this.claim(() => work.claim(id)))}
      >
        ${gone ? this.goneWords(id) : busy ? t("claim.busy") : t("claim.do")}
      </button>
    </li>`;
  }

  /** Why a row stands there that waits no longer: who took it, when somebody here did. */
  private goneWords(conversation: string): string {
    const taken = this.place.session.overview.taken?.find((item) => item.conversation === conversation);
    return taken ? t("waiting.taken", { name: taken.by }) : t("waiting.gone");
  }

  private async claim(work: () => Promise<string | null>): Promise<void> {
    const { session, screen } = this.place;
    const problem = await work();
    if (problem) session.news.say("problem", problem);
    else screen.startWriting("message");
  }
}

/** The row in which something happened, if it was in one. */
function rowOf(event: Event): HTMLElement | null {
  const found = event.composedPath().find((part) => part instanceof HTMLElement && part.matches("li.row"));
  return found instanceof HTMLElement ? found : null;
}
