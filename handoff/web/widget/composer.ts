import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fill } from "../shared/languages";
import { charactersLeft } from "../shared/text-length";
import type { Texts } from "./texts";
import { sendIcon, warningIcon } from "./views/icons";

/** From this many characters left the citizen sees how many there are. */
const WARN_BELOW = 400;
/** After this pause somebody is not typing any more; milliseconds. */
const PAUSE_MS = 4000;

/** Where the keys of the box stand. Who listens would hear them at every Tab if they described the box itself. */
export const KEYS_ID = "loket-keys";

/** The box in which the citizen types. It keeps what cannot be sent, and says why. */
@customElement("loket-composer")
export class LoketComposer extends LitElement {
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) onSay!: (text: string) => void;
  @property({ attribute: false }) onTyping!: (on: boolean) => void;
  @state() private text = "";
  @query("textarea") private box!: HTMLTextAreaElement;
  private typing = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  /** Renders into the widget's own shadow root, so that one set of styles serves all of it. */
  override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopTyping();
  }

  override focus(options?: FocusOptions): void {
    if (this.box) this.box.focus(options);
    // The box has still to be made: the window opens and hands over the focus in one go.
    else void this.updateComplete.then(() => this.box?.focus(options));
  }

  /** Puts `text` into the box, after what stands there. */
  bringBack(text: string): void {
    this.text = [this.text, text].filter(Boolean).join("\n");
    void this.updateComplete.then(() => this.box.focus());
  }

  override render(): TemplateResult {
    const left = charactersLeft(this.text);
    const tooLong = left < 0;
    return html`<form class="composer" @submit=${this.submit}>
      <label class="hidden" for="loket-message">${this.texts.messageLabel}</label>
      <textarea
        id="loket-message"
        class="utrecht-textarea ${tooLong ? "utrecht-textarea--invalid" : ""}"
        rows="1"
        dir=${this.text ? "auto" : nothing}
        autocomplete="off"
        enterkeyhint="send"
        placeholder=${this.texts.messageHint}
        aria-describedby="loket-count"
        aria-invalid=${tooLong ? "true" : nothing}
        .value=${this.text}
        @input=${this.input}
        @keydown=${this.keydown}
      ></textarea>
      <button type="submit" class="utrecht-button utrecht-button--primary-action send" aria-label=${this.texts.send}>
        ${sendIcon}
      </button>
      <p id=${KEYS_ID} class="hidden">${this.texts.keysHint}</p>
      <p id="loket-count" class="count ${tooLong ? "error" : ""}" role="status">${this.countWords(left)}</p>
    </form>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Grows with what is typed; the sheet sets how far.
    this.box.rows = Math.min(6, Math.max(1, Math.ceil((this.text.length + 1) / 36), this.text.split("\n").length));
  }

  private countWords(left: number): TemplateResult | string {
    if (left < 0) return html`${warningIcon} ${fill(this.texts.tooLong, { count: -left })}`;
    return left < WARN_BELOW ? fill(this.texts.count, { count: left }) : "";
  }

  private readonly input = (): void => {
    this.text = this.box.value;
    clearTimeout(this.pause);
    if (!this.text) return this.stopTyping();
    if (!this.typing) this.onTyping(true);
    this.typing = true;
    this.pause = setTimeout(() => this.stopTyping(), PAUSE_MS);
  };

  private readonly keydown = (event: KeyboardEvent): void => {
    // While an input method composes a character, Enter chooses that character.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.send();
    this.box.focus();
  };

  private send(): void {
    const text = this.text.trim();
    if (!text || charactersLeft(this.text) < 0) return;
    this.text = "";
    this.stopTyping();
    this.onSay(text);
  }

  private stopTyping(): void {
    clearTimeout(this.pause);
    if (this.typing) this.onTyping(false);
    this.typing = false;
  }
}
