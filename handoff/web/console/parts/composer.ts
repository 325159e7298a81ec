import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { charactersLeft } from "../../shared/text-length";
import { gapsIn, opensList } from "../state/canned-text";
import type { OutgoingKind } from "../state/outbox";
import { addSendCheck, warningBefore } from "../state/send-checks";
import styleText from "../styles/composer.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import "./reading-check";

/** Without a key for this long one is not typing any more; milliseconds. While typing, it is said again as often. */
const TYPING_MS = 4_000;
/** From so few characters left they are shown. */
const NEARLY_FULL = 400;

addSendCheck((text, kind) => {
  const gaps = kind === "message" ? gapsIn(text) : [];
  const [first] = gaps;
  if (!first) return null;
  const names = gaps.map(({ name }) => name).join(", ");
  return { words: t("gap.warning", { names }), start: first.start, end: first.end };
});

const KINDS: readonly OutgoingKind[] = ["message", "note"];

/** Where a caseworker writes: to the citizen, or a note for colleagues. Each keeps a draft of its own. */
@customElement("loket-composer")
export class Composer extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";
  @state() private tooLong = false;
  /** What was said before these words were sent: the words, and what is to be looked at. */
  @state() private warned: { readonly text: string; readonly words: string } | null = null;
  @query("textarea") private readonly box!: HTMLTextAreaElement;
  private saidTypingAt = 0;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.screen.caret = null;
  }

  override disconnectedCallback(): void {
    this.stopTyping();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    const kind = screen.writing;
    const text = session.sending.draft(this.conversation, kind);
    const left = charactersLeft(text);
    return html`<form class=${kind} @submit=${this.submit}>
      <div class="top">
        <div class="kinds" role="group" aria-label=${t("composer.kind")}>
          ${KINDS.map(
            (choice) =>
              html`<button
                type="button"
                class="kind"
                aria-pressed=${kind === choice}
                @click=${() => screen.startWriting(choice)}
              >
                ${choice === "note" ? icon("lock") : ""} ${t(`composer.${choice}`)}
              </button>`,
          )}
        </div>
        <div class="tools" role="group" aria-label=${t("answers.tools")}>
          ${this.tool("canned", "c")} ${this.tool("directory", "f")}
        </div>
      </div>
      <label class="visually-hidden" for="text">${t(`composer.${kind}-label`)}</label>
      <textarea
        id="text"
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows="2"
        dir=${text ? "auto" : nothing}
        aria-describedby="hint"
        aria-invalid=${this.tooLong && left < 0}
        placeholder=${t(`composer.${kind}-label`)}
        .value=${live(text)}
        @input=${this.input}
        @keydown=${this.key}
        @blur=${this.left}
      ></textarea>
      <div role="alert">${this.warned && this.warned.text === text ? this.warning(this.warned.words) : ""}</div>
      <div class="under">
        <p id="hint" class="quiet small" role=${left < 0 ? "alert" : "note"}>
          ${
            left < 0
              ? t("composer.too-long", { n: -left })
              : left < NEARLY_FULL
                ? t("composer.left", { n: left })
                : t(`composer.${kind}-hint`)
          }
        </p>
        <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${text.trim() === "" || left < 0}>
          ${icon(kind === "note" ? "note" : "send")} ${t(`composer.${kind}-send`)}
        </button>
      </div>
    </form>`;
  }

  protected override updated(_changed: PropertyValues): void {
    // As high as the words, up to the limit in the style sheet; for browsers without field-sizing.
    this.box.style.blockSize = "auto";
    this.box.style.blockSize = `${this.box.scrollHeight + 2}px`;
    if (!this.place.screen.focusText) return;
    this.place.screen.focusText = false;
    this.box.focus();
    const { caret } = this.place.screen;
    if (caret) this.box.setSelectionRange(caret.start, caret.end);
  }

  private tool(name: "canned" | "directory", key: string): TemplateResult {
    return html`<button
      type="button"
      class="kind"
      aria-haspopup="dialog"
      aria-keyshortcuts=${key}
      title=${`${t(`shortcut.${name}`)} (${name === "canned" ? "/" : key})`}
      @click=${() => this.place.screen.set({ dialog: name })}
    >
      ${icon(name === "canned" ? "canned" : "directory")} ${t(`${name}.do`)}
    </button>`;
  }

  /** The cursor is remembered: what a dialog puts into the text goes where it was. */
  private left(): void {
    this.place.screen.caret = { start: this.box.selectionStart, end: this.box.selectionEnd };
    this.stopTyping();
  }

  private input(): void {
    const { session, screen } = this.place;
    session.sending.keepDraft(this.conversation, screen.writing, this.box.value);
    this.tooLong = charactersLeft(this.box.value) < 0;
    this.requestUpdate();
    if (screen.writing === "note") return;
    if (this.box.value === "") {
      this.stopTyping();
      return;
    }
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), TYPING_MS);
    if (Date.now() - this.saidTypingAt < TYPING_MS) return;
    this.saidTypingAt = Date.now();
    session.typing(true, this.conversation);
  }

  private stopTyping(): void {
    clearTimeout(this.typingTimer);
    if (this.saidTypingAt === 0) return;
    this.saidTypingAt = 0;
    this.place.session.typing(false, this.conversation);
  }

  private key(event: KeyboardEvent): void {
    // To the middle: with the focus nowhere, a screen reader would be at the top of the page.
    if (event.key === "Escape") this.dispatchEvent(new CustomEvent("focus-middle"));
    if (event.key === "/" && !event.isComposing && opensList(this.box.value, this.box.selectionStart)) {
      event.preventDefault();
      this.place.screen.set({ dialog: "canned" });
      return;
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.send();
  }

  private warning(words: string): TemplateResult {
    const note = this.place.screen.writing === "note";
    return html`<div class="warning">
      <p>${words}</p>
      <div class="buttons">
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action button-small"
          @click=${() => this.change()}
        >
          ${t("reading.change")}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action button-small"
          @click=${() => this.send(true)}
        >
          ${t(note ? "reading.keep" : "reading.send")}
        </button>
      </div>
    </div>`;
  }

  /** Back to the words that the warning is about. */
  private change(): void {
    const about = warningBefore(this.box.value, this.place.screen.writing);
    this.warned = null;
    this.box.focus();
    if (about) this.box.setSelectionRange(about.start, about.end);
  }

  /** `insisted`: the caseworker read the warning and wants these words to go. */
  private send(insisted = false): void {
    const { session, screen } = this.place;
    const kind = screen.writing;
    const text = session.sending.draft(this.conversation, kind).trim();
    if (!text || charactersLeft(text) < 0) return;
    const warning = warningBefore(this.box.value, kind);
    if (warning && !insisted && (warning.insist || this.warned?.text !== this.box.value)) {
      this.warned = { text: this.box.value, words: warning.words };
      this.box.focus();
      this.box.setSelectionRange(warning.start, warning.end);
      return;
    }
    this.warned = null;
    screen.caret = null;
    session.sending.keepDraft(this.conversation, kind, "");
    session.sending.post(this.conversation, kind, text);
    this.stopTyping();
    this.box.focus();
    // A note is an aside: the next words are for the citizen again.
    if (kind === "note") screen.set({ writing: "message" });
  }
}
