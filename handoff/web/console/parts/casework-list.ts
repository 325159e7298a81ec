import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { dayInWords } from "../../shared/languages";
import type { BotItem, CaseDetail, EscalationItem, FollowUpItem } from "../../shared/protocol";
import styleText from "../styles/casework.css";
import { topicWords } from "../names";
import { deskName, language, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { Doing } from "./doing";

/** What goes on after and beside conversations: questions between desks, follow-ups, cases, and what the bot has. */
@customElement("loket-casework-list")
export class CaseworkList extends ConsoleElement {
  static override styles = styled(styleText);

  @state() private answering = "";
  @state() private found: CaseDetail | null = null;
  private readonly searching = new Doing(this);
  @state() private withBot: readonly BotItem[] | null = null;
  @query("#reference") private readonly reference!: HTMLInputElement;
  @query("#answer") private readonly answer!: HTMLTextAreaElement;

  protected override render(): TemplateResult {
    const { overview } = this.place.session;
    const escalations = overview.escalations ?? [];
    const followUps = overview.follow_ups ?? [];
    const some = escalations.length + followUps.length > 0;
    return html`${
      some
        ? html`<section aria-labelledby="title">
            <h2 id="title">${t("casework.title")}</h2>
            <ul>
              ${escalations.map((item) => this.escalation(item))} ${followUps.map((item) => this.followUp(item))}
            </ul>
          </section>`
        : nothing
    }
    ${this.search()} ${this.place.session.profile?.role === "supervisor" ? this.bot() : nothing}`;
  }

  private escalation(item: EscalationItem): TemplateResult {
    const day = t("escalation.due", { day: dayInWords(new Date(item.due), language()) });
    const title = item.to_answer
      ? t("escalation.to-answer", { name: item.asked_by, desk: deskName(item.from_desk) })
      : t(item.feedback ? "escalation.answered" : "escalation.asked", { desk: deskName(item.to_desk) });
    return html`<li>
      ${this.opener(item.conversation, title)}
      <p>${item.feedback ?? item.note}</p>
      <p class="facts">
        ${item.overdue ? html`<span class="badge badge-urgent">${t("casework.overdue")}</span>` : ""}
        ${item.feedback ? "" : html`<span>${day}</span>`}
        ${item.taken_by ? html`<span>${t("escalation.taken", { name: item.taken_by })}</span>` : ""}
      </p>
      ${this.answering === item.id ? this.answerForm(item) : this.escalationButtons(item)}
    </li>`;
  }

  private escalationButtons(item: EscalationItem): TemplateResult {
    const { door } = this.place.session;
    return html`<div class="buttons">
      ${
        item.to_answer && !item.taken_by
          ? this.button(t("escalation.take"), () => this.tell(() => door.escalation(item.id, "take")))
          : ""
      }
      ${item.to_answer ? this.button(t("escalation.answer"), () => (this.answering = item.id)) : ""}
      ${
        item.mine && item.feedback
          ? this.button(t("escalation.read"), () => this.tell(() => door.escalation(item.id, "read")))
          : ""
      }
    </div>`;
  }

  private answerForm(item: EscalationItem): TemplateResult {
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const feedback = this.answer.value.trim();
        if (!feedback) return this.answer.focus();
        void this.tell(async () => {
          await this.place.session.door.escalation(item.id, "answer", { feedback });
          this.answering = "";
        });
      }}
    >
      <label class="utrecht-form-label" for="answer">${t("escalation.answer-label", { name: item.asked_by })}</label>
      <textarea dir="auto" id="answer" class="utrecht-textarea utrecht-textarea--html-textarea" rows="2"></textarea>
      <div class="buttons">
        <button class="utrecht-button utrecht-button--primary-action button-small">${t("escalation.send")}</button>
        ${this.button(t("cancel"), () => (this.answering = ""))}
      </div>
    </form>`;
  }

  private followUp(item: FollowUpItem): TemplateResult {
    const { door } = this.place.session;
    const day = dayInWords(new Date(item.on), language());
    return html`<li>
      ${this.opener(item.conversation, item.reference)}
      <p>${item.text}</p>
      <p class="facts">
        ${item.overdue ? html`<span class="badge badge-urgent">${t("casework.overdue")}</span>` : ""}
        <span>${t("follow-up.of", { name: item.owner, day })}</span>
      </p>
      <div class="buttons">${this.button(t("follow-up.done"), () => this.tell(() => door.followUpDone(item.id)))}</div>
    </li>`;
  }

  private search(): TemplateResult {
    return html`<form class="search" @submit=${this.find}>
      <label class="utrecht-form-label" for="reference">${t("case.search")}</label>
      <div class="buttons">
        <input id="reference" class="utrecht-textbox utrecht-textbox--html-input" autocomplete="off" />
        <button class="utrecht-button utrecht-button--secondary-action button-small">${t("case.search-do")}</button>
      </div>
      ${this.searching.problem ? html`<p class="problem" role="alert">${this.searching.problem}</p>` : ""}
      <p role="status">${this.found ? t("case.found", { reference: this.found.reference }) : ""}</p>
      ${
        this.found
          ? html`<ul>
              ${this.found.conversations.map(({ conversation, created_at: at, topic_title: topic }) => {
                const day = dayInWords(new Date(at), language());
                return html`<li>${this.opener(conversation, t("case.open", { day, topic: topicWords(topic) }))}</li>`;
              })}
            </ul>`
          : ""
      }
    </form>`;
  }

  private bot(): TemplateResult {
    return html`<section aria-labelledby="bot-title">
      <h2 id="bot-title">${t("bot-list.title")}</h2>
      <div class="buttons">${this.button(t("bot-list.show"), () => this.tell(() => this.readBot()))}</div>
      <p role="status">${this.withBot?.length === 0 ? t("bot-list.empty") : ""}</p>
      <ul>
        ${(this.withBot ?? []).map((item) => {
          const topic = topicWords(item.topic_title);
          return html`<li>${this.button(t("bot-list.take", { topic }), () => this.takeOver(item.conversation))}</li>`;
        })}
      </ul>
    </section>`;
  }

  private readonly find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.found = null;
    const { door } = this.place.session;
    await this.searching.do(async () => (this.found = await door.findCase(this.reference.value.trim())));
  };

  private async readBot(): Promise<void> {
    this.withBot = await this.place.session.door.botConversations();
  }

  private async takeOver(conversation: string): Promise<void> {
    const problem = await this.place.work.enter(conversation, "take-over");
    if (problem) this.place.session.news.say("problem", problem);
    else this.place.screen.startWriting("message");
    this.withBot = null;
  }

  private opener(id: string, words: string): TemplateResult {
    return html`<button
      class="utrecht-button utrecht-button--subtle button-small"
      @click=${() => {
        this.place.session.select({ kind: "conversation", id });
        this.place.screen.set({ view: "middle" });
      }}
    >
      ${words}
    </button>`;
  }

  private button(words: string, press: () => void): TemplateResult {
    return html`<button
      type="button"
      class="utrecht-button utrecht-button--secondary-action button-small"
      @click=${press}
    >
      ${words}
    </button>`;
  }

  private async tell(work: () => Promise<void>): Promise<void> {
    const problem = await this.place.work.carryOut("casework", work);
    if (problem) this.place.session.news.say("problem", problem);
  }
}
