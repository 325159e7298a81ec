import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { timeOfDay } from "../../shared/languages";
import type { DialogName } from "../session/screen";
import type { Facts } from "../state/conversation-facts";
import styleText from "../styles/beside.css";
import { deskName, language, t } from "../words";
import { ConsoleElement, styled } from "./console-element";

/** Between the conversation and the text box: who else is in it, whether it rests or waits, and what can be done. */
@customElement("loket-beside-bar")
export class BesideBar extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";

  protected override render(): TemplateResult {
    const { session } = this.place;
    const room = session.book.room(this.conversation);
    const { facts } = room;
    const lines = [
      room.summaryOnly === null ? null : html`<span>${t("summary-only", { summary: room.summaryOnly })}</span>`,
      ...this.states(facts),
      session.openIsMine ? this.actions(facts) : null,
    ].filter((line) => line !== null);
    if (lines.length === 0) return html``;
    return html`<section aria-label=${t("beside.title")}>${lines.map((line) => html`<div>${line}</div>`)}</section>`;
  }

  private states(facts: Facts): (TemplateResult | null)[] {
    const { session } = this.place;
    const me = session.profile?.id;
    const mine = session.openIsMine;
    const item = session.overview.waiting.find(({ conversation }) => conversation === this.conversation);
    return [
      facts.owner === "queue" && facts.giver && facts.giver.id === me && facts.desk
        ? html`<span>${t("transfer.not-taken", { desk: deskName(facts.desk) })}</span> ${this.button(
              t("take-back.do"),
              () => this.enter("take-back"),
            )}`
        : null,
      facts.owner === "queue" && item?.from_desk
        ? html`<span>${t("refuse.explain", { desk: deskName(item.from_desk) })}</span>
            ${this.dialog("refuse", t("refuse.do"))}`
        : null,
      facts.askedIn?.id === me
        ? html`<span>${t("join.asked", { name: facts.caseworkerName ?? "" })}</span>
            ${this.button(t("join.do"), () => this.enter("join"))}
            ${this.button(t("join.decline"), () => this.act("decline"))}`
        : null,
      ...facts.colleagues.map(({ id, name }) => this.colleague(id, name, facts, mine)),
      mine && facts.hold
        ? html`<span role="status"
              >${facts.hold.passed ? t("hold.passed") : t("hold.until", { time: timeOfDay(new Date(facts.hold.until), language()) })}</span
            >
            ${this.button(t("hold.resume"), () => this.act("resume"))}`
        : null,
    ];
  }

  private colleague(id: string, name: string, facts: Facts, mine: boolean): TemplateResult {
    if (id !== this.place.session.profile?.id) {
      return html`<span>${t("colleague.here", { name })}</span>
        ${mine ? this.button(t("colleague.let-go", { name }), () => this.letGo(id)) : ""}`;
    }
    return html`<span>${t("colleague.you", { name: facts.caseworkerName ?? "" })}</span>
      ${this.button(t("colleague.leave"), () => this.act("leave"))}
      ${facts.owner === "queue" ? this.button(t("take-over-joined.do"), () => this.claim()) : ""}`;
  }

  private actions(facts: Facts): TemplateResult {
    const { desks } = this.place.session.overview;
    const route = desks.find(({ desk }) => desk.id === facts.desk?.id)?.escalates_to;
    return html`${this.dialog("colleague", t("colleague.do"))} ${facts.hold ? "" : this.dialog("hold", t("hold.do"))}
    ${this.dialog("follow", t("follow.do"))} ${route ? this.dialog("escalate", t("escalate.do")) : ""}`;
  }

  private dialog(dialog: DialogName, words: string): TemplateResult {
    return this.button(words, () => this.place.screen.set({ dialog }));
  }

  private button(words: string, press: () => void): TemplateResult {
    return html`<button class="utrecht-button utrecht-button--secondary-action button-small" @click=${press}>
      ${words}
    </button>`;
  }

  private act(what: string): void {
    void this.tell(this.place.work.act(this.conversation, what));
  }

  private enter(what: "join" | "take-back"): void {
    void this.tell(this.place.work.enter(this.conversation, what));
  }

  private claim(): void {
    void this.tell(this.place.work.claim(this.conversation));
  }

  private letGo(colleague: string): void {
    const { work, session } = this.place;
    void this.tell(
      work.carryOut(`let-go:${colleague}`, async () => {
        await session.door.letGo(this.conversation, colleague);
        await session.read(this.conversation);
      }),
    );
  }

  private async tell(work: Promise<string | null>): Promise<void> {
    const problem = await work;
    if (problem) this.place.session.news.say("problem", problem);
  }
}
