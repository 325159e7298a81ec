import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { readableNumber } from "../../shared/telephone";
import type { Facts } from "../state/facts";
import styleText from "../styles/about.css";
import { called } from "../names";
import { deskName, languageName, t } from "../words";
import { earlierConversations } from "./about-earlier";
import { topicSection, whySection } from "./about-why";
import { ConsoleElement, styled } from "./console-element";
import "./directory-service";
import { icon } from "./icons";
import "./label-picker";
import type { LabelChange } from "./label-picker";
import "./page-of";

/** The right column: why a person was asked for, and what is known already. */
@customElement("loket-about")
export class About extends ConsoleElement {
  static override styles = styled(styleText);

  protected override render(): TemplateResult {
    const { session, screen } = this.place;
    const id = session.openConversation;
    return html`<aside aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("about.title")}</h2>
        <button
          class="utrecht-button utrecht-button--subtle button-icon"
          aria-label=${t("about.fold")}
          title=${t("about.fold")}
          @click=${() => screen.showAbout(false)}
        >
          ${icon("close")}
        </button>
      </div>
      ${
        id === null || !session.book.has(id)
          ? html`<p class="empty">${t("about.empty")}</p>`
          : html`${this.facts(id, session.book.room(id).facts)}
            ${earlierConversations(session.book.room(id).earlier, (conversation) =>
              session.select({ kind: "conversation", id: conversation }),
            )}`
      }
    </aside>`;
  }

  private facts(conversation: string, facts: Facts): TemplateResult {
    return html`${whySection(facts)} ${topicSection(facts)} ${this.labels(conversation, facts)}
      <section aria-labelledby="service">
        <h3 id="service">${t("about.service")}</h3>
        <loket-directory-service
          .place=${this.place}
          .conversation=${this.place.session.openConversation ?? ""}
        ></loket-directory-service>
      </section>
      <section aria-labelledby="who">
        <h3 id="who">${t("about.citizen")}</h3>
        <dl>
          ${this.pair(t("about.municipality"), facts.municipality ?? t("unknown"))}
          ${this.pair(t("about.language"), languageName(facts.language))}
          ${facts.desk ? this.pair(t("about.desk"), deskName(facts.desk)) : ""}
          ${
            facts.page || facts.pageTopic
              ? html`<dt>${t("about.page")}</dt>
                  <dd>
                    <loket-page-of .place=${this.place} .page=${facts.page} .topic=${facts.pageTopic}></loket-page-of>
                  </dd>`
              : ""
          }
          ${facts.reference ? this.pair(t("case.reference"), facts.reference) : ""}
          ${facts.callbackNumber ? this.pair(t("about.callback"), readableNumber(facts.callbackNumber)) : ""}
          ${facts.outcome ? this.pair(t("about.outcome"), t(`outcome.${facts.outcome}`)) : ""}
          ${facts.rating === null ? "" : this.pair(t("about.rating"), t("about.rating-value", { n: facts.rating }))}
        </dl>
      </section>
      ${this.notes(facts)}
      <section aria-labelledby="answers">
        <h3 id="answers">${t("about.answers")}</h3>
        ${
          facts.answers.length === 0
            ? html`<p class="quiet">${t("about.no-answers")}</p>`
            : html`<ul class="answers">
                ${facts.answers.map(
                  ({ seq, title, by }) =>
                    html`<li>
                      <button @click=${() => this.show(seq)}>
                        <span class="strong">${called(title)}</span>
                        <span class="quiet small">${by ? called(by) : t("about.plan")}</span>
                      </button>
                    </li>`,
                )}
              </ul>`
        }
      </section>`;
  }

  private notes({ notes }: Facts): TemplateResult | "" {
    if (notes.length === 0) return "";
    return html`<section aria-labelledby="notes">
      <h3 id="notes">${icon("lock")} ${t("about.notes")}</h3>
      <ul class="notes">
        ${notes.map(({ by, text }) => html`<li><span class="quiet small">${by}</span> ${text}</li>`)}
      </ul>
    </section>`;
  }

  private labels(conversation: string, { labels, desk }: Facts): TemplateResult {
    return html`<section aria-labelledby="labels">
      <h3 id="labels">${t("labels.title")}</h3>
      ${keyed(
        conversation,
        html`<loket-label-picker
          .place=${this.place}
          .labels=${labels}
          .desk=${desk?.id ?? ""}
          signals
          @change-labels=${(event: CustomEvent<LabelChange>) => this.relabel(conversation, event.detail)}
        ></loket-label-picker>`,
      )}
    </section>`;
  }

  private async relabel(conversation: string, change: LabelChange): Promise<void> {
    const problem = await this.place.work.act(conversation, "labels", change);
    if (problem) this.place.session.news.say("problem", problem);
  }

  private pair(name: string, value: string): TemplateResult {
    return html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  }

  private show(seq: number): void {
    this.dispatchEvent(new CustomEvent<number>("show-event", { detail: seq, bubbles: true, composed: true }));
  }
}
