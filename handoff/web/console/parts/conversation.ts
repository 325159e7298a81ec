import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Room } from "../session/conversation-book";
import styleText from "../styles/conversation.css";
import { deskName, languageName, t } from "../words";
import "./beside-bar";
import "./callback-card";
import "./composer";
import { ConsoleElement, styled } from "./console-element";
import { icon, type IconName } from "./icons";
import "./timeline";

/** The middle: the open conversation with everything that can be done with it. */
@customElement("loket-conversation")
export class ConversationView extends ConsoleElement {
  static override styles = styled(styleText);

  private wasMine = false;

  protected override render(): TemplateResult {
    const { session } = this.place;
    const id = session.openConversation;
    const callback = session.selection?.kind === "callback" ? session.selection.id : null;
    return html`<main id="main" tabindex="-1" aria-label=${t("conversation.title")}>
      ${id === null ? this.nothingOpen() : this.conversation(id, callback)}
    </main>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#main")?.focus();
  }

  protected override updated(_changed: PropertyValues): void {
    const mine = this.place.session.openIsMine;
    // What was pressed to give the conversation away is gone with it; the focus must not be lost.
    if (this.wasMine && !mine) requestAnimationFrame(() => document.activeElement === document.body && this.focus());
    this.wasMine = mine;
  }

  private nothingOpen(): TemplateResult {
    const gone = this.place.session.selection !== null;
    return html`<div class="nothing">
      ${this.backToList()}
      <h2>${t(gone ? "callback.gone" : "conversation.none")}</h2>
      <p>${t(gone ? "callback.gone-hint" : "conversation.none-hint")}</p>
    </div>`;
  }

  private conversation(id: string, callback: string | null): TemplateResult {
    const { session } = this.place;
    const room = session.book.room(id);
    const known = session.book.has(id);
    return html`${this.head(id, room)}
    ${callback ? html`<loket-callback-card .place=${this.place} .callback=${callback}></loket-callback-card>` : ""}
    ${
      session.openProblem
        ? html`<div class="problem banner" role="alert">
            <p>${session.openProblem}</p>
            <button
              class="utrecht-button utrecht-button--secondary-action button-small"
              @click=${() => session.read(id)}
            >
              ${t("try-again")}
            </button>
          </div>`
        : ""
    }
    ${
      known
        ? keyed(id, html`<loket-timeline .place=${this.place} .conversation=${id}></loket-timeline>`)
        : session.openProblem
          ? nothing
          : html`<p class="loading" role="status">${t("conversation.loading")}</p>`
    }
    ${
      known
        ? html`<loket-beside-bar .place=${this.place} .conversation=${id}></loket-beside-bar> ${this.foot(id, room)}`
        : nothing
    }`;
  }

  private head(id: string, room: Room): TemplateResult {
    const { screen } = this.place;
    const { facts } = room;
    const mine = this.place.session.openIsMine;
    return html`<div class="head">
      ${this.backToList()}
      <div class="title">
        <h2>${facts.topicTitle ?? t("topic.none")}</h2>
        <p class="quiet small">
          ${facts.urgent ? html`<span class="badge badge-urgent">${icon("urgent")}${t("urgent")}</span>` : ""}
          ${this.ownerWords(room)} · ${languageName(facts.language)}
        </p>
      </div>
      ${
        mine
          ? html`<div class="buttons actions" role="group" aria-label=${t("conversation.actions")}>
              ${this.action("transfer", "transfer", "o", () => screen.set({ dialog: "transfer" }))}
              ${this.action("bot", "hand-back", "b", () => screen.set({ dialog: "hand-back" }))}
              ${this.action("queue", "release", "w", () => this.release(id))}
              ${this.action("done", "close", "x", () => screen.set({ dialog: "close" }))}
            </div>`
          : ""
      }
      <button
        class="utrecht-button utrecht-button--subtle button-icon"
        aria-label=${t("about.title")}
        title=${t("about.title")}
        aria-pressed=${screen.aboutShown}
        aria-keyshortcuts="i"
        @click=${() => screen.showAbout(!screen.aboutShown)}
      >
        ${icon("about")}
      </button>
    </div>`;
  }

  private action(
    drawing: IconName,
    name: "transfer" | "hand-back" | "release" | "close",
    key: string,
    act: () => void,
  ) {
    const busy = this.place.work.isBusy(`${name}:${this.place.session.openConversation}`);
    return html`<button
      class="utrecht-button utrecht-button--secondary-action button-small"
      aria-disabled=${busy}
      aria-keyshortcuts=${key}
      title=${t(`${name}.hint`)}
      @click=${act}
    >
      ${icon(drawing)}<span>${busy ? t("busy") : t(`${name}.do`)}</span>
    </button>`;
  }

  private backToList(): TemplateResult {
    return html`<button
      class="utrecht-button utrecht-button--subtle button-icon back"
      aria-label=${t("conversation.back")}
      @click=${() => this.place.screen.set({ view: "list" })}
    >
      ${icon("back")}
    </button>`;
  }

  private ownerWords({ facts }: Room): string {
    switch (facts.owner) {
      case "bot":
        return t("owner.bot");
      case "queue":
        return t("owner.queue", { desk: facts.desk ? deskName(facts.desk) : "" });
      case "closed":
        return t("owner.closed");
      case "caseworker":
        return this.mineWords(facts.caseworkerId, facts.caseworkerName);
    }
  }

  private mineWords(id: string | null, name: string | null): string {
    return id === this.place.session.profile?.id ? t("owner.me") : t("owner.colleague", { name: name ?? "" });
  }

  private foot(id: string, room: Room): TemplateResult {
    const { work } = this.place;
    const { facts } = room;
    const asked = facts.askedTransferTo;
    if (this.place.session.openIsMine || this.place.session.openIsShared) {
      return html`${
        asked
          ? html`<p class="banner asked" role="status">
              ${icon("transfer")}<span>${t("transfer.waiting", { desk: deskName(asked) })}</span>
            </p>`
          : ""
      }
      ${keyed(id, html`<loket-composer .place=${this.place} .conversation=${id}></loket-composer>`)}`;
    }
    const busy = work.isBusy(`claim:${id}`);
    return html`<div class="banner foot">
      <p>${facts.owner === "queue" ? t("foot.waiting") : this.ownerWords(room)}</p>
      ${
        facts.owner === "queue"
          ? html`<button
              class="utrecht-button utrecht-button--primary-action"
              aria-disabled=${busy}
              @click=${() => this.claim(id)}
            >
              ${icon("take")} ${busy ? t("claim.busy") : t("claim.this")}
            </button>`
          : html`<button
              class="utrecht-button utrecht-button--secondary-action"
              @click=${() => {
                this.place.session.select(null);
                this.place.screen.set({ view: "list" });
              }}
            >
              ${t("conversation.leave")}
            </button>`
      }
    </div>`;
  }

  private async claim(id: string): Promise<void> {
    const problem = await this.place.work.claim(id);
    if (problem) this.place.session.news.say("problem", problem);
    else this.place.screen.startWriting("message");
  }

  private async release(id: string): Promise<void> {
    const problem = await this.place.work.release(id);
    if (problem) this.place.session.news.say("problem", problem);
  }
}
