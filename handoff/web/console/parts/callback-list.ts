import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CallbackItem } from "../../shared/protocol";
import { byDue } from "../state/callback-due";
import styleText from "../styles/rows.css";
import { topicWords } from "../names";
import { counted, deskName, languageName, t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";
import { dueBadge } from "./due";
import { excerpt } from "./reading-text";

/** Who is to be called back, what is due first. */
@customElement("loket-callback-list")
export class CallbackList extends ConsoleElement {
  static override styles = styled(styleText);

  constructor() {
    super();
    new Ticking(this);
  }

  protected override render(): TemplateResult {
    const items = [...this.place.session.overview.callbacks].sort(byDue(Date.now()));
    return html`<section aria-labelledby="title">
      <h2 id="title">${t("callbacks.title")}</h2>
      ${
        items.length === 0
          ? html`<p class="empty">${t("callbacks.empty")}</p>`
          : html`<ul>
              ${repeat(
                items,
                (item) => item.id,
                (item) => this.row(item),
              )}
            </ul>`
      }
    </section>`;
  }

  private row(item: CallbackItem): TemplateResult {
    const { session, screen } = this.place;
    const open = session.selection?.kind === "callback" && session.selection.id === item.id;
    return html`<li class="row">
      <button
        class="open"
        aria-current=${open}
        @click=${() => {
          session.select({ kind: "callback", id: item.id });
          screen.set({ view: "middle" });
        }}
      >
        <span class="first"><span class="topic">${topicWords(item.topic_title)}</span></span>
        <span class="preview" lang=${item.summary ? item.language : nothing}
          >${item.summary ? excerpt(item.summary) : t("preview.none")}</span
        >
        <span class="facts">
          ${dueBadge(item)}
          ${
            item.taken_by_me
              ? html`<span class="badge">${t("callback.mine")}</span>`
              : item.taken_by
                ? html`<span class="badge">${t("callback.taken-by", { name: item.taken_by })}</span>`
                : ""
          }
          ${item.attempts ? html`<span>${counted("callback.attempts", item.attempts)}</span>` : ""}
          <span>${deskName(item.desk)}</span>
          ${item.language === "nl" ? "" : html`<span>${languageName(item.language)}</span>`}
        </span>
      </button>
    </li>`;
  }
}
