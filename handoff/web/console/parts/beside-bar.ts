import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { timeOfDay } from "../../shared/languages";
import type { Facts } from "../state/facts";
import styleText from "../styles/beside.css";
import { deskName, language, t } from "../words";
import { actionButton } from "./action-button";
import { ConsoleElement, styled } from "./console-element";

/** Between the conversation and the text box: who else is in it, whether it rests or waits, and what to do about that. */
@customElement("loket-beside-bar")
export class BesideBar extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";
  private hadFocus = false;

  protected override render(): TemplateResult {
    const room = this.place.session.book.room(this.conversation);
    const lines = [
      room.summaryOnly === null ? null : html`<span>${t("summary-only", { summary: room.summaryOnly })}</span>`,
      ...this.states(room.facts),
    ].filter((line) => line !== null);
    if (lines.length === 0) return html``;
    return html`<section aria-label=${t("beside.title")}>${lines.map((line) => html`<div>${line}</div>`)}</section>`;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.hadFocus = this.matches(":focus-within");
  }

  /** What was pressed went, as with a colleague who left: the focus must not be lost. */
  protected override updated(_changed: PropertyValues): void {
    if (!this.hadFocus || this.matches(":focus-within")) return;
    requestAnimationFrame(
      () =>
        document.activeElement === document.body &&
        this.dispatchEvent(new CustomEvent("focus-middle", { bubbles: true, composed: true })),
    );
  }

  private states(facts: Facts): (TemplateResult | null)[] {
    const { session } = this.place;
    const me = session.profile?.id;
    const item = session.overview.waiting.find(({ conversation }) => conversation === this.conversation);
    const waits = facts.owner === "queue";
    return [
      waits && facts.giver?.id === me && facts.desk
        ? html`<span>${t("transfer.not-taken", { desk: deskName(facts.desk) })}</span> ${this.button("take-back")}`
        : null,
      waits && item?.from_desk
        ? html`<span>${t("refuse.explain", { desk: deskName(item.from_desk) })}</span>
            ${this.button("refuse", t("refuse.do"))}`
        : null,
      facts.askedIn?.id === me
        ? html`<span>${t("join.asked", { name: facts.caseworkerName ?? "" })}</span> ${this.button("join")}
            ${this.button("decline")}`
        : null,
      ...facts.colleagues.map(({ id, name }) =>
        id === me
          ? html`<span>${t("colleague.you", { name: facts.caseworkerName ?? "" })}</span> ${this.button("leave")}
              ${this.button("take-over-joined")}`
          : html`<span>${t("colleague.here", { name })}</span> ${this.button(`let-go:${id}`)}`,
      ),
      session.openIsMine && facts.hold
        ? html`<span
              >${facts.hold.passed ? t("hold.passed") : t("hold.until", { time: timeOfDay(new Date(facts.hold.until), language()) })}</span
            >
            ${this.button("resume")}`
        : null,
    ];
  }

  private button(id: string, words?: string): TemplateResult | typeof nothing {
    return actionButton(this.place, id, "small", words);
  }
}
