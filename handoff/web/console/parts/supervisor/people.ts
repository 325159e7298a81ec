import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { OneTimePassword, People, PersonItem } from "../../../shared/protocol";
import choosingText from "../../styles/supervisor/choosing.css";
import pageText from "../../styles/supervisor/page.css";
import { counted, t } from "../../words";
import { STAYS_MS } from "../console-dialog";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { icon } from "../icons";
import { tryAgain } from "../try-again";
import "./person-form";
import type { PeopleChanged, PersonForm } from "./person-form";
import "./teams";

const NEW = "new";

/** The caseworkers and teams of the organisation. */
@customElement("loket-supervisor-people")
export class SupervisorPeople extends ConsoleElement {
  static override styles = styled(pageText, choosingText);

  @state() private people: People | null = null;
  @state() private chosen = "";
  private readonly reading = new Doing(this);
  @state() private given: OneTimePassword | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    const { people } = this;
    const problem = this.reading.problem ? tryAgain(this.reading.problem, () => void this.read()) : "";
    if (!people) return problem || html`<p class="empty" role="status">${t("supervisor.loading")}</p>`;
    const person = people.people.find(({ id }) => id === this.chosen) ?? null;
    // A form that is being filled in stays when what it belongs to could not be read anew.
    return html`${problem}
      <div class="split">
        <nav aria-label=${t("people.title")}>
          <button
            class="utrecht-button utrecht-button--primary-action button-small"
            aria-current=${this.chosen === NEW}
            @click=${() => void this.choose(NEW)}
          >
            ${t("people.add")}
          </button>
          <ul class="chooser">
            ${people.people.map((each) => html`<li>${this.item(each, people)}</li>`)}
          </ul>
        </nav>
        <div class="detail">
          ${this.password()}
          ${
            person || this.chosen === NEW
              ? keyed(
                  this.chosen,
                  html`<loket-person-form
                    .place=${this.place}
                    .person=${person}
                    .people=${people}
                    @people-changed=${(event: CustomEvent<PeopleChanged>) => void this.changed(event.detail)}
                  ></loket-person-form>`,
                )
              : html`<p class="empty">${t("people.choose")}</p>`
          }
          <loket-teams
            .place=${this.place}
            .teams=${people.teams}
            @people-changed=${() => void this.read()}
          ></loket-teams>
        </div>
      </div>`;
  }

  private item(person: PersonItem, { teams }: People): TemplateResult {
    const team = teams.find(({ id }) => id === person.team)?.name;
    const about = [
      team,
      person.role === "supervisor" ? t("people.supervisor") : "",
      person.has ? counted("people.has", person.has) : "",
    ].filter(Boolean);
    return html`<button
      aria-current=${person.id === this.chosen}
      @click=${() => void this.choose(person.id, person.name)}
    >
      <span>${person.name} <span class="small quiet">${person.login}</span></span>
      ${person.active ? nothing : html`<span class="badge">${t("people.inactive")}</span>`}
      ${person.one_time && person.active ? html`<span class="badge">${t("people.one-time")}</span>` : ""}
      ${about.length ? html`<span class="small quiet">${about.join(" · ")}</span>` : ""}
    </button>`;
  }

  /** Shown once: it is not kept anywhere. */
  private password(): TemplateResult | "" {
    const { given } = this;
    if (!given) return "";
    return html`<section class="given" role="group" tabindex="-1" aria-labelledby="given" aria-describedby="once">
      <h3 id="given">${icon("lock")} ${t("password.given", { login: given.login })}</h3>
      <p id="once">${t("password.once")}</p>
      <p class="secret"><code>${given.password}</code></p>
      <div class="buttons">
        <button
          class="utrecht-button utrecht-button--secondary-action button-small"
          @click=${() => void this.copy(given)}
        >
          ${t("password.copy")}
        </button>
        <button class="utrecht-button utrecht-button--subtle button-small" @click=${() => this.hide()}>
          ${t("password.seen")}
        </button>
      </div>
    </section>`;
  }

  /** Shows who it is, and says so; or goes to the first box for somebody new. */
  private async choose(id: string, name = ""): Promise<void> {
    this.chosen = id;
    this.given = null;
    if (name) return this.place.session.news.announce(t("supervisor.opened", { name }));
    await this.updateComplete;
    const form = this.renderRoot.querySelector<PersonForm>("loket-person-form");
    await form?.updateComplete;
    form?.focus();
  }

  /** The focus goes to who it was for: the button that was pressed goes. */
  private hide(): void {
    this.renderRoot.querySelector<HTMLElement>(".chooser [aria-current=true]")?.focus();
    this.given = null;
  }

  private async copy({ password }: OneTimePassword): Promise<void> {
    const { news } = this.place.session;
    try {
      await navigator.clipboard.writeText(password);
      news.say("news", t("password.copied"));
    } catch {
      news.say("problem", t("password.not-copied"));
    }
  }

  private async changed({ id, given, told }: PeopleChanged): Promise<void> {
    await this.read();
    const { chosen } = this;
    if (told) {
      await this.updateComplete;
      // What is told comes after the focus, which would cut it off.
      void this.renderRoot.querySelector<PersonForm>("loket-person-form")?.settle();
      this.place.session.news.say("news", told);
    }
    if (given) {
      this.given = given;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(".given")?.focus();
      // Were the form of somebody new gone at the moment in which the focus moves, Orca would say nothing.
      await new Promise((resolve) => setTimeout(resolve, STAYS_MS));
    }
    // Unless somebody else was chosen meanwhile.
    if (this.chosen === chosen) this.chosen = id;
  }

  private async read(): Promise<void> {
    await this.reading.doAfter(async () => (this.people = await this.place.session.supervision.people()));
  }
}
