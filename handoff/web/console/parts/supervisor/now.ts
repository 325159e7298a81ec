import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { dayInWords, timeOfDay } from "../../../shared/languages";
import type { DeskNow, HeldConversation, PersonNow } from "../../../shared/protocol";
import { problemWords } from "../../session/problem-words";
import { waitOf, worst } from "../../state/supervision";
import { secondsSince } from "../../state/waiting-time";
import nowText from "../../styles/supervisor/now.css";
import pageText from "../../styles/supervisor/page.css";
import { topicWords } from "../../names";
import { counted, deskName, language, languageName, t } from "../../words";
import { ConsoleElement, styled, Ticking } from "../console-element";
import { icon } from "../icons";
import { waitedClock, waitedWords } from "../waited";

/** What is told of each desk. On a narrow screen it looks like no table: each part has its role as an attribute. */
const COLUMNS = ["desk", "waiting", "longest", "estimate", "staff", "calls", "overdue"] as const;

/** How it goes now: the desks against their targets, and who is there with what. */
@customElement("loket-supervisor-now")
export class SupervisorNow extends ConsoleElement {
  static override styles = styled(pageText, nowText);

  constructor() {
    super();
    new Ticking(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.session.supervision.look(true);
  }

  override disconnectedCallback(): void {
    this.place.session.supervision.look(false);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { now } = this.place.session.supervision;
    if (!now) return html`<p class="empty" role="status">${t("supervisor.loading")}</p>`;
    return html`<section aria-labelledby="desks">
        <h3 id="desks">${t("supervisor.desks")}</h3>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="desks">${this.desks(now.desks)}</div>
      </section>
      <section aria-labelledby="people">
        <h3 id="people">${t("supervisor.people-now")}</h3>
        ${
          now.people.length === 0
            ? html`<p class="empty">${t("supervisor.nobody")}</p>`
            : html`<ul class="people">
                ${repeat(
                  now.people,
                  ({ id }) => id,
                  (person) => this.person(person, now.desks),
                )}
              </ul>`
        }
      </section>`;
  }

  private desks(desks: readonly DeskNow[]): TemplateResult {
    return html`<table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${COLUMNS.map((column) => html`<th scope="col" role="columnheader">${columnWords(column)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          desks,
          ({ desk }) => desk.id,
          (desk) => this.desk(desk),
        )}
      </tbody>
    </table>`;
  }

  private desk(desk: DeskNow): TemplateResult {
    const now = Date.now();
    const state = waitOf(desk, now);
    const overdue = (desk.follow_ups_overdue ?? 0) + (desk.escalations_overdue ?? 0);
    return html`<tr role="row" class=${worst(desk, now)}>
      <th scope="row" role="rowheader">
        ${deskName(desk.desk)}
        <span class="small ${desk.open ? "quiet" : "closed"}">${openWords(desk)}</span>
      </th>
      <td role="cell" data-column=${columnWords("waiting")} class="number">${desk.waiting}</td>
      <td role="cell" data-column=${columnWords("longest")}>
        ${
          desk.oldest
            ? html`${waitedClock(secondsSince(desk.oldest, now))}
                <span class="state ${state}"
                  >${state === "in-time" ? "" : icon("urgent")}${t(`supervisor.wait.${state}`)}</span
                >`
            : html`<span class="quiet">–</span>`
        }
        <span class="small quiet">${t("supervisor.target", { time: waitedWords(desk.first_answer) })}</span>
        ${desk.late > 0 ? html`<span class="small late">${counted("supervisor.late", desk.late)}</span>` : ""}
      </td>
      <td role="cell" data-column=${columnWords("estimate")}>
        ${
          desk.to_minutes === null || desk.to_minutes === undefined
            ? html`<span class="quiet">${t("supervisor.no-estimate")}</span>`
            : estimateWords(desk.from_minutes ?? 0, desk.to_minutes)
        }
      </td>
      <td role="cell" data-column=${columnWords("staff")}>
        <span class=${desk.open && desk.on_duty === 0 ? "late" : ""}
          >${counted("supervisor.on-duty", desk.on_duty)}</span
        >
        ${
          desk.places > 0
            ? html`<span class="small quiet"
                >${counted("supervisor.busy", desk.busy, { places: desk.places, free: desk.free_places })}</span
              >`
            : ""
        }
      </td>
      <td role="cell" data-column=${columnWords("calls")}>
        ${counted("supervisor.calls", desk.callbacks_due ?? 0)}
        ${desk.callbacks_overdue ? html`<span class="small late">${counted("supervisor.calls-late", desk.callbacks_overdue)}</span>` : ""}
      </td>
      <td role="cell" data-column=${columnWords("overdue")}>
        ${
          overdue === 0
            ? html`<span class="quiet">${t("supervisor.nothing")}</span>`
            : html`${desk.follow_ups_overdue ? html`<span class="late">${counted("supervisor.follow-ups", desk.follow_ups_overdue)}</span>` : ""}
              ${desk.escalations_overdue ? html`<span class="late">${counted("supervisor.escalations", desk.escalations_overdue)}</span>` : ""}`
        }
      </td>
    </tr>`;
  }

  private person(person: PersonNow, desks: readonly DeskNow[]): TemplateResult {
    const names = person.desks
      .map((id) => desks.find(({ desk }) => desk.id === id))
      .filter((desk) => desk !== undefined);
    const since = person.since ? timeOfDay(new Date(person.since), language()) : null;
    return html`<li class="person">
      <div class="who">
        <strong>${person.name}</strong>
        ${person.team ? html`<span class="badge">${person.team}</span>` : ""}
        <span class="small quiet">${person.languages.map((code) => languageName(code)).join(", ")}</span>
      </div>
      <p class="doing">
        <span class="dot ${person.state}" aria-hidden="true"></span>${t(`state.${person.state}`)}
        ${since === null ? "" : html`<span class="small quiet">${t("supervisor.since", { time: since })}</span>`}
      </p>
      <p class="small">
        ${names.length ? names.map(({ desk }) => deskName(desk)).join(", ") : t("supervisor.no-desk")} ·
        <span class=${person.has >= person.capacity ? "late" : ""}
          >${t("state.has", { has: person.has, capacity: person.capacity })}</span
        >
      </p>
      ${
        person.conversations.length
          ? html`<ul class="held">
              ${person.conversations.map((held) => this.held(held, person))}
            </ul>`
          : ""
      }
    </li>`;
  }

  private held(held: HeldConversation, { name, id }: PersonNow): TemplateResult {
    const topic = topicWords(held.topic_title);
    const mine = id === this.place.session.profile?.id;
    return html`<li>
      <span class="topic">${topic}</span>
      <span class="small quiet"
        >${deskName(held.desk)} ·
        ${waitedWords(secondsSince(held.since, Date.now()))}${held.on_hold ? ` · ${t("supervisor.on-hold")}` : ""}</span
      >
      <button
        class="utrecht-button utrecht-button--secondary-action button-small"
        aria-label=${mine ? t("supervisor.show-own", { topic }) : t(held.listening ? "listen.back-to" : "listen.to", { name, topic })}
        @click=${() => (mine ? this.show(held.conversation) : void this.listen(held.conversation, name))}
      >
        ${mine ? t("supervisor.show") : held.listening ? t("listen.back") : t("listen.do")}
      </button>
    </li>`;
  }

  private async listen(id: string, name: string): Promise<void> {
    const { session } = this.place;
    try {
      session.book.takeDetail(await session.supervision.listen(id));
      this.show(id);
      session.news.announce(t("listen.on", { name }));
    } catch (error) {
      session.news.say("problem", problemWords(error));
    }
  }

  private show(id: string): void {
    this.place.session.select({ kind: "conversation", id });
    this.place.screen.set({ view: "middle" });
  }
}

function columnWords(column: (typeof COLUMNS)[number]): string {
  return t(`supervisor.col.${column}`);
}

/** A range that is none is told as one figure. */
function estimateWords(from: number, to: number): string {
  if (to === 0) return t("time.now");
  return from === to ? counted("time.minutes", to) : t("supervisor.estimate", { from, to });
}

function openWords(desk: DeskNow): string | typeof nothing {
  const moment = desk.open ? desk.closes_at : desk.reopens_at;
  if (!moment) return t(desk.open ? "supervisor.open-now" : "supervisor.closed-now");
  const at = new Date(moment);
  const time = timeOfDay(at, language());
  return desk.open
    ? t("supervisor.open-until", { time })
    : t("supervisor.closed-until", { day: dayInWords(at, language()), time });
}
