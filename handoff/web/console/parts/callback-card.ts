import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { dayInWords, timeOfDay } from "../../shared/languages";
import type { CallbackItem, CallbackResult } from "../../shared/protocol";
import { canGoOn } from "../state/after-call";
import { callbackDue } from "../state/callback-due";
import styleText from "../styles/callback-card.css";
import { counted, deskName, language, languageName, t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";
import { beginsWords, dueBadge } from "./due";
import { icon } from "./icons";
import { readable } from "./reading-text";

/** A call-back to make: the number, take it, and how it went. */
@customElement("loket-callback-card")
export class CallbackCard extends ConsoleElement {
  static override styles = styled(styleText);

  @property() callback = "";
  @state() private problem = "";
  @query("#note") private readonly noteBox!: HTMLTextAreaElement;
  @query("section") private readonly card!: HTMLElement | null;
  private wasMine = false;

  constructor() {
    super();
    new Ticking(this);
  }

  protected override render(): TemplateResult {
    const { session } = this.place;
    const item = session.overview.callbacks.find(({ id }) => id === this.callback);
    if (!item) return html``;
    const asked = new Date(item.created_at);
    return html`<section tabindex="-1" aria-labelledby="title">
      <div class="top">
        <h3 id="title">${icon("phone")} ${t("callback.title")}</h3>
        ${dueBadge(item)}
      </div>
      <p class="number"><a href="tel:${item.number}">${item.number_shown}</a></p>
      <p class="quiet small">
        ${t("callback.asked", { day: dayInWords(asked, language()), time: timeOfDay(asked, language()) })} ·
        ${deskName(item.desk)} ·
        ${languageName(item.language)}${item.attempts ? ` · ${counted("callback.attempts", item.attempts)}` : ""}${item.first ? ` · ${t("callback.first")}` : ""}
      </p>
      ${item.summary ? html`<p lang=${item.language} dir="auto">${readable(item.summary)}</p>` : ""}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""} ${this.next(item)}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const mine = this.place.session.overview.callbacks.some(
      ({ id, taken_by_me }) => id === this.callback && taken_by_me,
    );
    // What was pressed gave way to what can be done next; the focus must not be lost.
    if (mine !== this.wasMine && document.activeElement === document.body) this.card?.focus();
    this.wasMine = mine;
  }

  private next(item: CallbackItem): TemplateResult {
    const { work } = this.place;
    const busy = work.isBusy(`callback:${item.id}`);
    if (item.taken_by && !item.taken_by_me) {
      return html`<p class="badge">${t("callback.taken-by", { name: item.taken_by })}</p>`;
    }
    if (!item.taken_by_me && callbackDue(item, Date.now()).state === "later") {
      return html`<p>${beginsWords(item)}</p>`;
    }
    if (!item.taken_by_me) {
      return html`<div class="buttons">
        <button
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${busy}
          @click=${() => this.carryOut(work.takeCallback(item.id))}
        >
          ${busy ? t("busy") : t("callback.take")}
        </button>
      </div>`;
    }
    return html`<div class="field">
        <label class="utrecht-form-label" for="note">${t("callback.note")}</label>
        <textarea dir="auto" id="note" class="utrecht-textarea utrecht-textarea--html-textarea" rows="2"></textarea>
      </div>
      <div class="buttons">
        <button
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${busy}
          @click=${() => this.finish(item, { result: "reached" })}
        >
          ${t("callback.reached")}
        </button>
        ${this.goesOn(item) ? this.reachedAnd(item, busy) : ""}
        <button
          class="utrecht-button utrecht-button--secondary-action"
          aria-disabled=${busy}
          @click=${() => this.finish(item, { result: "not_reached" })}
        >
          ${t("callback.not-reached")}
        </button>
        <button
          class="utrecht-button utrecht-button--subtle"
          aria-disabled=${busy}
          @click=${() => this.carryOut(work.giveCallbackBack(item.id))}
        >
          ${t("callback.give-back")}
        </button>
      </div>`;
  }

  /** A conversation that is over, or that a colleague has, stays as it is. */
  private goesOn({ conversation }: CallbackItem): boolean {
    const { session } = this.place;
    return canGoOn(session.book.room(conversation).facts, session.profile?.id);
  }

  private reachedAnd(item: CallbackItem, busy: boolean): TemplateResult {
    return html`<button
        class="utrecht-button utrecht-button--secondary-action"
        aria-disabled=${busy}
        @click=${() => this.finish(item, { result: "reached", then: "open" })}
      >
        ${t("callback.reached-open")}
      </button>
      <button
        class="utrecht-button utrecht-button--secondary-action"
        aria-disabled=${busy}
        @click=${() => this.finish(item, { result: "reached", then: "close", outcome: "answered" })}
      >
        ${t("callback.reached-close")}
      </button>`;
  }

  private finish(item: CallbackItem, how: Omit<CallbackResult, "note">): Promise<void> {
    const result = { ...how, note: this.noteBox.value.trim() };
    return this.carryOut(this.place.work.finishCallback(item, result));
  }

  private async carryOut(work: Promise<string | null>): Promise<void> {
    this.problem = (await work) ?? "";
  }
}
