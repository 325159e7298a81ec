import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { MineItem } from "../../shared/protocol";
import styleText from "../styles/rows.css";
import { topicWords } from "../names";
import { presenceWords } from "../state/looking";
import { counted, deskName, languageName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import { excerpt } from "./reading-text";

/** The conversations of this caseworker, with what was not read. */
@customElement("loket-mine-list")
export class MineList extends ConsoleElement {
  static override styles = styled(styleText);

  protected override render(): TemplateResult {
    const { mine } = this.place.session.overview;
    return html`<section aria-labelledby="title">
      <div class="section-head">
        <h2 id="title">${t("mine.title")}</h2>
        <button
          class="utrecht-button utrecht-button--subtle button-small"
          aria-label=${t("search.title")}
          title=${`${t("search.title")} (/)`}
          aria-keyshortcuts="/"
          @click=${() => this.place.screen.set({ dialog: "search" })}
        >
          ${icon("search")} ${t("search.short")}
        </button>
      </div>
      ${
        mine.length === 0
          ? html`<p class="empty">${t("mine.empty")}</p>`
          : html`<ul>
              ${repeat(
                mine,
                (item) => item.conversation,
                (item) => this.row(item),
              )}
            </ul>`
      }
    </section>`;
  }

  private row(item: MineItem): TemplateResult {
    const { session, screen } = this.place;
    const id = item.conversation;
    const open = session.openConversation === id;
    const room = session.book.room(id);
    const unread = open ? 0 : session.book.unread(id, item.last_seq);
    const failed = session.sending.outbox(id).some((outgoing) => outgoing.state === "failed");
    const part = partWords(item);
    const draft = session.sending.draft(id, "message") !== "";
    const note = session.sending.draft(id, "note") !== "";
    return html`<li class="row ${unread ? "unread" : ""}">
      <button
        class="open"
        aria-current=${open}
        @click=${() => {
          session.select({ kind: "conversation", id });
          screen.set({ view: "middle" });
        }}
      >
        <span class="first">
          <span class="topic">${topicWords(item.topic_title)}</span>
          ${
            unread
              ? html`<span class="badge badge-count"
                  >${unread}<span class="visually-hidden"> ${counted("mine.unread", unread)}</span></span
                >`
              : ""
          }
        </span>
        <span
          class="preview ${room.citizenTypes ? "types" : ""}"
          lang=${item.preview && !room.citizenTypes ? item.language : nothing}
          >${room.citizenTypes ? t("timeline.citizen-types") : item.preview ? excerpt(item.preview) : t("preview.none")}</span
        >
        <span class="facts">
          ${failed ? html`<span class="badge badge-urgent">${t("mine.failed")}</span>` : ""}
          ${draft || note ? html`<span class="badge badge-draft">${t(draft ? "mine.draft" : "mine.draft-note")}</span>` : ""}
          ${part ? html`<span class="badge">${part}</span>` : ""}
          ${item.hold_passed ? html`<span class="badge badge-urgent">${t("casework.overdue")}</span>` : ""}
          ${room.facts.askedTransferTo ? html`<span class="badge">${t("mine.asked")}</span>` : ""}
          <span class="presence ${item.citizen_here && !session.knownUntil ? "here" : ""}"
            >${presenceWords(item.citizen_here, session.knownUntil)}</span
          >
          ${item.came_back ? html`<span class="badge badge-now">${t("came-back")}</span>` : ""}
          <span>${deskName(item.desk)}</span>
          ${item.language === "nl" ? "" : html`<span>${languageName(item.language)}</span>`}
        </span>
      </button>
    </li>`;
  }
}

/** How this caseworker is in a conversation that is not theirs, or that rests. */
function partWords(item: MineItem): string {
  if (item.part === "asked") return t("join.asked", { name: item.asked_by ?? "" });
  if (item.part === "giving") return t("part.giving");
  if (item.part === "joined") return t("part.joined");
  return item.hold_until ? t("hold.do") : "";
}
