import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { aloudFirstView, aloudView } from "../../shared/aloud-view";
import type { Message } from "../session/news";
import styleText from "../styles/messages.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** News goes away by itself after this; a problem stays until it is dismissed. Milliseconds. */
const NEWS_MS = 6_000;

/** What just happened or went wrong, at the top of the screen. */
@customElement("loket-messages")
export class Messages extends ConsoleElement {
  static override styles = styled(styleText);

  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  protected override render(): TemplateResult {
    const { messages, aloud, aloudFirst } = this.place.session.news;
    // Of words that come with a button beside them Orca says nothing: what is seen is no live region.
    return html`${aloudView(aloud.lines, "visually-hidden")} ${aloudFirstView(aloudFirst.lines, "visually-hidden")}
    ${messages.length ? this.list(messages) : ""}`;
  }

  protected override updated(): void {
    const { session } = this.place;
    for (const { id, kind } of session.news.messages) {
      if (kind === "problem" || this.timers.has(id)) continue;
      this.timers.set(
        id,
        setTimeout(() => this.goes(id), NEWS_MS),
      );
    }
  }

  override disconnectedCallback(): void {
    for (const id of [...this.timers.keys()]) this.goes(id);
    super.disconnectedCallback();
  }

  private goes(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.place.session.news.dismiss(id);
  }

  private list(messages: readonly Message[]): TemplateResult {
    return html`<section aria-label=${t("messages.title")}>
      ${repeat(
        messages,
        ({ id }) => id,
        ({ id, kind, text }) =>
          html`<div class="message ${kind}">
            <p>${text}</p>
            <button
              class="utrecht-button utrecht-button--subtle button-icon button-small"
              aria-label=${t("dismiss")}
              @click=${() => this.goes(id)}
            >
              ${icon("close")}
            </button>
          </div>`,
      )}
    </section>`;
  }
}
