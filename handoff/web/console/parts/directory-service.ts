import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Card } from "../../shared/protocol";
import { AnswersDoor } from "../door/answers-door";
import { problemCode, problemWords } from "../session/problem-words";
import styleText from "../styles/directory-service.css";
import { t, tongue } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";
import { wholeCard } from "./service-card";

/** The service that the open conversation is about, as the directory has it, with a button to show it. */
@customElement("loket-directory-service")
export class DirectoryService extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";
  @state() private card: Card | null = null;
  @state() private problem = "";
  /** What `card` is: the service, the language and the municipality it was made for. */
  private asked = "";

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    const { card } = this;
    const writes = session.openIsMine || session.openIsShared;
    return html`${card ? this.service(card) : ""}
    ${!card && !this.problem && !this.topic ? html`<p class="quiet">${t("about.service-none")}</p>` : ""}
    ${this.problem ? html`<p class="problem small" role="alert">${this.problem}</p>` : ""}
    ${
      writes
        ? html`<div class="buttons">
            ${
              card
                ? html`<button
                    class="utrecht-button utrecht-button--secondary-action button-small"
                    @click=${() => this.show(card)}
                  >
                    ${icon("send")} ${t("about.service-show")}
                  </button>`
                : ""
            }
            <button
              class="utrecht-button utrecht-button--subtle button-small"
              aria-keyshortcuts="f"
              @click=${() => screen.set({ dialog: "directory" })}
            >
              ${icon("search")} ${t("about.service-find")}
            </button>
          </div>`
        : ""
    }`;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { topic } = this;
    const { municipality } = this.facts;
    const speech = tongue().conversation;
    const wanted = topic ? `${this.conversation} ${topic} ${speech} ${municipality ?? ""}` : "";
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.problem = "";
    if (topic !== this.card?.service) this.card = null;
    if (topic) void this.load(topic, wanted);
  }

  private get facts() {
    return this.place.session.book.room(this.conversation).facts;
  }

  private get topic(): string | null {
    return this.facts.topic;
  }

  private service(card: Card): TemplateResult {
    const { events } = this.place.session.book.room(this.conversation).log;
    const shown = events.some(({ body }) => body.kind === "message" && body.card?.service === card.service);
    return html`${wholeCard(card)} ${shown ? html`<p class="quiet small">${t("about.service-shown")}</p>` : ""}`;
  }

  private show({ service, title }: Card): void {
    const { screen } = this.place;
    screen.wanted = { what: "service", id: service, title };
    screen.set({ dialog: "directory" });
  }

  private async load(topic: string, wanted: string): Promise<void> {
    const door = new AnswersDoor(this.place.session.door);
    try {
      const { card } = await door.preview(this.conversation, { what: "service", id: topic }, tongue().conversation);
      if (wanted === this.asked) this.card = card ?? null;
    } catch (error) {
      if (wanted !== this.asked) return;
      this.card = null;
      // What the bot called the topic need not be a service of the directory; then there is none to show.
      this.problem = problemCode(error) === "not-in-directory" ? "" : problemWords(error);
    }
  }
}
