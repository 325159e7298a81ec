import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fill } from "../shared/languages";
import type { CallbackTime } from "../shared/protocol";
import { wholeNumbers } from "../shared/whole-numbers";
import type { CallbackMoment, CallbackWish } from "./callback-wish";
import { momentWords } from "./callback-words";
import { givesWay } from "./gives-way";
import type { Session } from "./session";
import type { Texts } from "./texts";
import { button } from "./views/button";
import { warningIcon } from "./views/icons";

/** What takes less than this is not told of: it would be read aloud after the answer. Milliseconds. */
const SLOW_MS = 1_000;

/**
 * Asks for a number and a time, has the number checked, reads both back, and only then asks to be called. For a call
 * that was promised already (`moves`) it asks for another time alone.
 */
@customElement("loket-callback")
export class LoketCallback extends LitElement {
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) language!: string;
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) wish: CallbackWish | null = null;
  @property({ type: Boolean }) moves = false;
  @property({ attribute: false }) onCancel!: () => void;
  @state() private error = "";
  @state() private times: readonly CallbackTime[] | null = null;
  @state() private timesFailed = false;
  @state() private chosen: CallbackMoment | null = null;
  @state() private slow = false;
  /** The times are asked for, and take long. */
  @state() private loads = false;
  @query("input[type=tel]") private number!: HTMLInputElement | null;
  private typed = "";
  private loading = Promise.resolve();
  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  private loadsTimer: ReturnType<typeof setTimeout> | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.slowTimer);
    clearTimeout(this.loadsTimer);
  }

  override render(): TemplateResult {
    const { wish } = this;
    const read = wish?.stage === "read_back" || wish?.stage === "confirming";
    return html`${givesWay(read ? this.readBack(wish) : this.form())}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("wish")) return;
    clearTimeout(this.slowTimer);
    this.slow = false;
    if (this.wish?.stage === "checking") this.slowTimer = setTimeout(() => (this.slow = true), SLOW_MS);
    if (!this.wish) return;
    this.typed = this.wish.number;
    this.chosen = this.wish.moment;
    this.error = this.wish.problem?.detail ?? "";
    if (this.wish.problem?.code === "time-not-offered") this.load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("wish")) return;
    const before = changed.get("wish");
    if (this.wish?.stage === "read_back") this.querySelector<HTMLElement>(".read-back")?.focus();
    if (this.wish?.stage === "refused" || (before && !this.wish)) this.number?.focus();
  }

  private form(): TemplateResult {
    const { texts } = this;
    const checking = this.wish?.stage === "checking";
    return html`<form class="form" novalidate @submit=${this.submit} aria-label=${texts.callbackTitle}>
      ${this.moves ? nothing : this.numberField()}
      <p role="status" class="hint">${this.loads ? texts.callbackTimesLoading : ""}</p>
      ${this.timesField()}
      <p role="status" class="hint">${checking && this.slow ? texts.callbackChecking : ""}</p>
      <div class="buttons">
        <button
          type="submit"
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${checking || this.timesFailed || this.times?.length === 0}
        >
          ${this.moves ? texts.callbackMove : texts.callbackCheck}
        </button>
        ${button(texts.cancel, "subtle", () => this.onCancel())}
      </div>
    </form>`;
  }

  private numberField(): TemplateResult {
    const { texts } = this;
    return html`<div class="field">
      <label class="utrecht-form-label" for="loket-number">${texts.callbackNumber}</label>
      <p class="hint" id="loket-number-hint">${wholeNumbers(texts.callbackNumberHint)}</p>
      ${
        this.error
          ? html`<p class="error" id="loket-number-error" role="alert">${warningIcon} ${this.error}</p>`
          : nothing
      }
      <input
        id="loket-number"
        class="utrecht-textbox ${this.error ? "utrecht-textbox--invalid" : ""}"
        type="tel"
        autocomplete="tel"
        maxlength="40"
        aria-describedby="loket-number-hint ${this.error ? "loket-number-error" : ""}"
        aria-invalid=${this.error ? "true" : nothing}
        .value=${this.typed}
        @input=${() => (this.typed = this.number?.value ?? "")}
      />
    </div>`;
  }

  private timesField(): TemplateResult | typeof nothing {
    const { texts, times } = this;
    if (this.timesFailed) {
      return html`<p class="error" role="alert">${warningIcon} ${texts.callbackTimesFailed}</p>
        ${button(texts.retryNow, "secondary-action", () => this.load())}`;
    }
    if (!times) return nothing;
    if (times.length === 0) return html`<p class="hint">${texts.callbackNoTimes}</p>`;
    return html`<fieldset class="field">
      <legend class="utrecht-form-label">${texts.callbackWhen}</legend>
      ${times.map(
        ({ day, day_part: part }) =>
          html`<label class="radio">
            <input
              type="radio"
              name="loket-day-part"
              .checked=${day === this.chosen?.day && part === this.chosen.part}
              @change=${() => (this.chosen = { day, part })}
            />
            <span>${momentWords(day, part, texts, this.language)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private readBack(wish: CallbackWish): TemplateResult {
    const { texts } = this;
    const words = fill(texts.callbackReadBack, {
      number: wish.readBack ?? wish.number,
      when: momentWords(wish.moment.day, wish.moment.part, texts, this.language),
    });
    const busy = wish.stage === "confirming";
    // The words describe the group: of a paragraph that has the focus, Orca says no more than its first line.
    return html`<div
      class="form read-back"
      role="group"
      tabindex="-1"
      aria-label=${texts.callbackTitle}
      aria-describedby="loket-read-back"
    >
      <p id="loket-read-back">${wholeNumbers(words)}</p>
      <div class="buttons">
        <button
          type="button"
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${busy}
          @click=${() => this.session.callback.confirm()}
        >
          ${texts.callbackYes}
        </button>
        ${button(texts.callbackNo, "secondary-action", () => this.session.callback.edit())}
      </div>
    </div>`;
  }

  /** What can be promised now; what was chosen and is gone gives way to the first that is there. */
  private load(): void {
    this.loading = this.lookUp();
  }

  private async lookUp(): Promise<void> {
    this.timesFailed = false;
    clearTimeout(this.loadsTimer);
    this.loadsTimer = setTimeout(() => (this.loads = this.times === null), SLOW_MS);
    try {
      const { times } = await this.session.kept.callbackTimes();
      const still = times.some(({ day, day_part: part }) => day === this.chosen?.day && part === this.chosen.part);
      const first = times[0];
      if (!still) this.chosen = first ? { day: first.day, part: first.day_part } : null;
      this.times = times;
    } catch {
      this.timesFailed = true;
    } finally {
      clearTimeout(this.loadsTimer);
      this.loads = false;
    }
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.wish?.stage === "checking") return;
    const number = this.typed.trim();
    this.error = number || this.moves ? "" : this.texts.callbackEmpty;
    if (this.error) this.number?.focus();
    else void this.send(number);
  };

  /** Who is quicker than the times are there is not kept from going on. */
  private async send(number: string): Promise<void> {
    await this.loading;
    if (!this.chosen) return;
    if (this.moves) this.session.commands.moveCallback(this.chosen);
    else this.session.callback.check(number, this.chosen);
  }
}
