import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { timeOfDay } from "../../shared/languages";
import type { Candidate } from "../../shared/protocol";
import type { Facts } from "../state/conversation-facts";
import styleText from "../styles/about.css";
import { deskName, language, languageName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import "./directory-service";
import { icon } from "./icons";

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
          : html`${this.facts(session.book.room(id).facts)} ${this.previous(session.book.room(id).previous)}`
      }
    </aside>`;
  }

  private facts(facts: Facts): TemplateResult {
    return html`${this.why(facts)}
      <section aria-labelledby="topic">
        <h3 id="topic">${t("about.topic")}</h3>
        <p class="strong">${facts.topicTitle ?? t("topic.none")}</p>
        ${facts.ranking.length === 0 ? "" : this.ranking(facts.ranking)}
      </section>
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
          ${facts.page ? this.pair(t("about.page"), facts.page.replace(/^https?:\/\//, "")) : ""}
          ${facts.reference ? this.pair(t("case.reference"), facts.reference) : ""}
          ${facts.callbackNumber ? this.pair(t("about.callback"), facts.callbackNumber) : ""}
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
                        <span class="strong">${title}</span>
                        <span class="quiet small">${by || t("about.plan")}</span>
                      </button>
                    </li>`,
                )}
              </ul>`
        }
      </section>`;
  }

  private why({ handovers, summary, urgent }: Facts): TemplateResult {
    const last = handovers.at(-1);
    const earlier = handovers.slice(0, -1);
    return html`<section aria-labelledby="why">
      <h3 id="why">${t("about.why")}</h3>
      ${
        last
          ? html`<p class="strong">
              ${urgent ? html`<span class="badge badge-urgent">${icon("urgent")}${t("urgent")}</span>` : ""}
              ${t(`reason.${last.reason}`)}
            </p>`
          : html`<p class="quiet">${t("about.no-handover")}</p>`
      }
      ${summary ? html`<p class="summary">${summary}</p>` : ""}
      ${earlier.map(
        ({ at, reason }) =>
          html`<p class="quiet small">
            ${t("about.earlier", { time: timeOfDay(new Date(at), language()), reason: t(`reason.${reason}`) })}
          </p>`,
      )}
    </section>`;
  }

  private ranking(ranking: readonly Candidate[]): TemplateResult {
    return html`<h4 class="quiet small">${t("about.ranking")}</h4>
      <ul class="ranking">
        ${ranking.slice(0, 5).map(({ title, confidence }) => {
          const percent = Math.round(confidence * 100);
          return html`<li>
            <span>${title}</span><span class="number">${percent} %</span>
            <svg class="bar" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 1">
              <rect width=${percent} height="1" />
            </svg>
          </li>`;
        })}
      </ul>`;
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

  private previous(id: string | null): TemplateResult | "" {
    if (id === null) return "";
    return html`<section aria-labelledby="previous">
      <h3 id="previous">${t("about.previous")}</h3>
      <button
        class="utrecht-button utrecht-button--secondary-action button-small"
        @click=${() => this.place.session.select({ kind: "conversation", id })}
      >
        ${t("about.previous-open")}
      </button>
    </section>`;
  }

  private pair(name: string, value: string): TemplateResult {
    return html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  }

  private show(seq: number): void {
    this.dispatchEvent(new CustomEvent<number>("show-event", { detail: seq, bubbles: true, composed: true }));
  }
}
