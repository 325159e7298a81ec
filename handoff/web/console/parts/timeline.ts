import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { calendarDay, dayInWords } from "../../shared/languages";
import type { Event as LogEvent } from "../../shared/protocol";
import type { Outgoing } from "../state/outbox";
import { spokenIn } from "../state/spoken-in";
import styleText from "../styles/timeline.css";
import { language, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import { outgoingWords } from "./outgoing-words";
import { TimelineAloud } from "./timeline-aloud";
import { entry } from "./timeline-entry";

/** The last line counts as seen when it is at most this far below the edge; pixels. */
const NEAR_END = 80;

/** Everything that happened in a conversation, and what was sent and did not arrive yet. */
@customElement("loket-timeline")
export class Timeline extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";
  @state() private newBelow = false;
  @query(".log") private readonly log!: HTMLElement;
  /** The end stays in sight until the caseworker scrolls away from it. */
  private atEnd = true;
  private keptAt = 0;
  private shownSeq = 0;
  private shownOutgoing = 0;
  private aloud: TimelineAloud | null = null;
  private readonly resized = new ResizeObserver(() => this.keepEnd());

  protected override firstUpdated(_changed: PropertyValues): void {
    this.resized.observe(this.log);
  }

  override disconnectedCallback(): void {
    this.resized.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { session } = this.place;
    const { log, facts, citizenTypes } = session.book.room(this.conversation);
    const spoken = spokenIn(log.events, facts.language);
    const outbox = session.sending.outbox(this.conversation);
    return html`<div
        class="log"
        role="log"
        aria-live="off"
        aria-label=${t("timeline.title")}
        tabindex="0"
        @scroll=${this.scrolled}
      >
        <ol>
          ${repeat(
            log.events,
            (event) => event.seq,
            (event, index) =>
              html`${this.day(event, log.events[index - 1])}${entry(event, log.events, spoken.get(event.seq) ?? facts.language)}`,
          )}
          ${repeat(
            outbox,
            (item) => item.clientId,
            (item) => this.outgoing(item, facts.language),
          )}
        </ol>
        ${citizenTypes ? html`<p class="types"><i></i><i></i><i></i> ${t("timeline.citizen-types")}</p>` : ""}
      </div>
      ${
        this.newBelow
          ? html`<button class="utrecht-button utrecht-button--primary-action button-small below" @click=${this.toEnd}>
              ${t("timeline.new-below")}
            </button>`
          : ""
      }`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { session } = this.place;
    const { lastSeq } = session.book.room(this.conversation).log;
    const outgoing = session.sending.outbox(this.conversation).length;
    if (outgoing > this.shownOutgoing) this.atEnd = true;
    if (!this.atEnd && lastSeq > this.shownSeq) this.newBelow = true;
    this.showFound();
    this.keepEnd();
    this.shownSeq = lastSeq;
    this.shownOutgoing = outgoing;
    this.sayNews();
  }

  /** With a new connection all is sent by itself. */
  private get connected(): boolean {
    return this.place.session.connection === "open";
  }

  private sayNews(): void {
    const { book, sending, news, profile } = this.place.session;
    const { log, facts } = book.room(this.conversation);
    this.aloud ??= new TimelineAloud(log.lastSeq);
    const fresh = this.aloud.fresh(
      log.events,
      sending.outbox(this.conversation),
      profile?.id,
      facts.language,
      this.connected,
    );
    for (const { words, lang } of fresh) news.announce(words, lang);
  }

  /** Shows the event `seq`, as for an answer chosen in the column beside it. */
  showEvent(seq: number): void {
    const line = this.renderRoot.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
    line?.scrollIntoView({ block: "center" });
    line?.focus();
  }

  /** Once, after a search: the place where the words stand. */
  private showFound(): void {
    const { screen } = this.place;
    if (screen.showAt?.conversation !== this.conversation) return;
    const { seq } = screen.showAt;
    screen.showAt = null;
    this.atEnd = false;
    this.showEvent(seq);
  }

  private keepEnd(): void {
    if (!this.atEnd) return;
    this.log.scrollTop = this.log.scrollHeight;
    this.keptAt = this.log.scrollTop;
  }

  private readonly toEnd = (): void => {
    this.atEnd = true;
    this.newBelow = false;
    this.keepEnd();
    this.log.focus();
  };

  private readonly scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    // Told late, after the box below grew: only who goes up leaves the end.
    const stayed = this.atEnd && scrollTop >= this.keptAt - 1;
    this.atEnd = stayed || scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) this.newBelow = false;
  };

  private day(event: LogEvent, before: LogEvent | undefined): TemplateResult | "" {
    const moment = new Date(event.created_at);
    if (before && calendarDay(new Date(before.created_at)) === calendarDay(moment)) return "";
    return html`<li class="day"><span>${dayInWords(moment, language())}</span></li>`;
  }

  private outgoing(item: Outgoing, lang: string): TemplateResult {
    const { sending } = this.place.session;
    const words = outgoingWords(sending.outbox(this.conversation), item, this.connected);
    return html`<li class="${item.kind === "note" ? "note" : "line own"} ${item.state}">
      ${item.kind === "note" ? html`<p class="who">${icon("lock")} ${t("note.title")}</p>` : ""}
      <div class="bubble">
        <p class="text" lang=${item.kind === "note" ? nothing : lang} dir="auto">${item.text}</p>
        ${item.shown ? html`<p class="quiet">${t("directory.shown", { title: item.shown.title })}</p>` : ""}
        <p class="time">${words}</p>
        ${
          item.state === "failed"
            ? html`<div class="buttons">
                <button
                  class="utrecht-button utrecht-button--secondary-action button-small"
                  @click=${() => sending.retry(this.conversation)}
                >
                  ${t("try-again")}
                </button>
                <button
                  class="utrecht-button utrecht-button--subtle button-small"
                  @click=${() => this.takeBack(item.clientId)}
                >
                  ${t("sending.take-back")}
                </button>
              </div>`
            : ""
        }
      </div>
    </li>`;
  }

  private takeBack(clientId: string): void {
    const { session, screen } = this.place;
    const kind = session.sending.outbox(this.conversation).find((item) => item.clientId === clientId)?.kind;
    session.sending.takeBack(this.conversation, clientId);
    screen.set({ writing: kind ?? "message" });
  }
}
