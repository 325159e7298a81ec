import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { OneTimePassword, People, PersonItem, PersonValues } from "../../../shared/protocol";
import { choosable, skillWords } from "../../state/skills";
import { furtherLanguages, speakable } from "../../state/tongues-spoken";
import formText from "../../styles/supervisor/form.css";
import pageText from "../../styles/supervisor/page.css";
import { counted, deskName, languageName, t, type TextKey } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { STAYS_MS } from "../console-dialog";
import { Doing } from "../doing";
import { problemLine } from "../problem-line";

const MOST_CONVERSATIONS = 20;
/** What a new caseworker is taken to speak. */
const AT_FIRST = ["nl", "en"];

/** What was done: with whom (id), a password that is shown once, and what is told of it. */
export interface PeopleChanged {
  readonly id: string;
  readonly given: OneTimePassword | null;
  readonly told: string;
}

/** Who somebody is and what they may do; a new caseworker when `person` is none. */
@customElement("loket-person-form")
export class PersonForm extends ConsoleElement {
  static override styles = styled(pageText, formText);

  @property({ attribute: false }) person: PersonItem | null = null;
  @property({ attribute: false }) people!: People;
  private readonly doing = new Doing(this);
  @state() private asking = false;
  /** Languages that were picked from all there are. */
  @state() private added: readonly string[] = [];
  @query("#further") private readonly further!: HTMLSelectElement;
  @query("form") private readonly form!: HTMLFormElement;
  @query("#active") private readonly activeButton!: HTMLButtonElement | null;

  protected override render(): TemplateResult {
    const { person } = this;
    const self = person !== null && person.id === this.place.session.profile?.id;
    return html`<form class="person-form" @submit=${this.submit} novalidate aria-labelledby="who">
      <h3 id="who">${person ? person.name : t("people.new")}</h3>
      <div class="two">
        ${person ? "" : this.box("login", t("people.login"), "", t("people.login-hint"))}
        ${this.box("name", t("people.name"), person?.name ?? "", t("people.name-hint"))}
        <div class="field">
          <label class="utrecht-form-label" for="capacity">${t("people.capacity")}</label>
          <input
            id="capacity"
            name="capacity"
            class="utrecht-textbox"
            type="number"
            min="1"
            max=${MOST_CONVERSATIONS}
            .value=${String(person?.capacity ?? 3)}
          />
        </div>
        <div class="field">
          <label class="utrecht-form-label" for="team">${t("people.team")}</label>
          <select id="team" name="team" class="select">
            <option value="">${t("people.no-team")}</option>
            ${this.people.teams.map(
              ({ id, name }) => html`<option value=${id} ?selected=${id === person?.team}>${name}</option>`,
            )}
          </select>
        </div>
      </div>
      <fieldset>
        <legend>${t("people.desks")}</legend>
        <div class="choices">
          ${this.people.desks.map(
            (desk) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  name="desk"
                  value=${desk.id}
                  .checked=${person?.desks.includes(desk.id) ?? false}
                />
                <span>${deskName(desk)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${this.languages()} ${this.skills()}
      <label class="check">
        <input type="checkbox" name="role" .checked=${person?.role === "supervisor"} ?disabled=${self} />
        <span>${t("people.is-supervisor")}</span>
      </label>
      ${self ? html`<p class="small quiet">${t("people.self")}</p>` : ""}
      <div class="bar">
        ${problemLine(this.doing.problem)}
        <div class="buttons">
          <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.doing.busy}>
            ${this.doing.busy ? t("busy") : t(person ? "people.save" : "people.make")}
          </button>
          ${person ? this.more(person, self) : ""}
        </div>
        ${person && this.asking ? this.question(person) : ""}
      </div>
    </form>`;
  }

  override focus(): void {
    this.form.querySelector("input")?.focus();
  }

  private more(person: PersonItem, self: boolean): TemplateResult {
    return html`<button
        type="button"
        class="utrecht-button utrecht-button--secondary-action"
        @click=${() => void this.work(person.id, () => this.place.session.supervision.resetPassword(person.id))}
      >
        ${t("people.reset")}
      </button>
      <button
        id="active"
        type="button"
        class="utrecht-button utrecht-button--${person.active ? "subtle" : "secondary-action"}"
        ?hidden=${self}
        aria-expanded=${person.active ? this.asking : nothing}
        @click=${() => (person.active ? (this.asking = !this.asking) : void this.activate(person))}
      >
        ${t(person.active ? "people.deactivate" : "people.activate")}
      </button>`;
  }

  private question(person: PersonItem): TemplateResult {
    return html`<div class="problem" role="group" aria-label=${t("people.deactivate")}>
      <p id="sure">
        ${t("people.deactivate-sure", { name: person.name })} ${person.has ? counted("people.returns", person.has) : ""}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="utrecht-button utrecht-button--primary-action button-small"
          aria-describedby="sure"
          @click=${() => void this.deactivate(person)}
        >
          ${t("people.deactivate-do")}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action button-small"
          @click=${() => this.stay()}
        >
          ${t("cancel")}
        </button>
      </div>
    </div>`;
  }

  private box(name: string, label: string, value: string, hint: string): TemplateResult {
    return html`<div class="field">
      <label class="utrecht-form-label" for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        class="utrecht-textbox"
        autocomplete="off"
        autocapitalize=${name === "name" ? "words" : "none"}
        .value=${value}
        aria-describedby="${name}-hint"
      />
      <p id="${name}-hint" class="small quiet">${hint}</p>
    </div>`;
  }

  private languages(): TemplateResult {
    const has = this.person?.languages ?? AT_FIRST;
    const offered = speakable(this.people.languages, [...has, ...this.added]);
    const further = furtherLanguages(this.people.other_languages, offered);
    return html`<fieldset aria-describedby="languages-hint">
      <legend>${t("people.languages")}</legend>
      <p id="languages-hint" class="small quiet">${t("people.languages-hint")}</p>
      <div class="choices">
        ${repeat(
          offered,
          (code) => code,
          (code) =>
            html`<label class="check">
              <input
                type="checkbox"
                name="language"
                value=${code}
                .checked=${has.includes(code) || this.added.includes(code)}
              />
              <span>${languageName(code)}</span>
            </label>`,
        )}
      </div>
      <div class="field further">
        <label class="utrecht-form-label" for="further">${t("people.languages-more")}</label>
        <div class="inline-form">
          <select id="further" class="select">
            <option value=""></option>
            ${further.map((code) => html`<option value=${code}>${languageName(code)}</option>`)}
          </select>
          <button
            type="button"
            class="utrecht-button utrecht-button--secondary-action button-small"
            @click=${() => void this.addLanguage()}
          >
            ${t("people.languages-add")}
          </button>
        </div>
      </div>
    </fieldset>`;
  }

  /** The language that was picked becomes a box, which is ticked and has the focus. */
  private async addLanguage(): Promise<void> {
    const code = this.further.value;
    if (!code) return this.further.focus();
    this.added = [...this.added, code];
    await this.updateComplete;
    this.further.value = "";
    this.form.querySelector<HTMLElement>(`[name="language"][value="${code}"]`)?.focus();
  }

  private skills(): TemplateResult | "" {
    const has = this.person?.skills ?? [];
    const skills = choosable(this.people.skills, has);
    if (skills.length === 0) return "";
    return html`<fieldset aria-describedby="skills-hint">
      <legend>${t("people.skills")}</legend>
      <p id="skills-hint" class="small quiet">${t("people.skills-hint")}</p>
      <div class="choices">
        ${skills.map(
          (skill) =>
            html`<label class="check">
              <input type="checkbox" name="skill" value=${skill} .checked=${has.includes(skill)} />
              <span>${skillWords(skill)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.doing.busy) return;
    const data = new FormData(this.form);
    const values = this.values(data);
    const login = String(data.get("login") ?? "").trim();
    if (!this.person && !login) return this.needed("people.name-needed", "login");
    if (!values.name) return this.needed("people.name-needed", "name");
    const { capacity } = values;
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > MOST_CONVERSATIONS) {
      return this.needed("people.capacity-needed", "capacity", { n: MOST_CONVERSATIONS });
    }
    if (values.desks.length === 0) return this.needed("people.desk-needed", "desk");
    if (values.languages.length === 0) return this.needed("people.language-needed", "language");
    const { supervision } = this.place.session;
    const { person } = this;
    if (!person) return void this.work("", () => supervision.addPerson({ login, values }));
    const saved = t("people.saved", { name: values.name });
    void this.work(person.id, async () => {
      await supervision.changePerson(person.id, values);
      return { told: saved };
    });
  }

  /** Says what is to be filled in, and goes to the first box for it. */
  private needed(what: TextKey, name: string, figures: Record<string, number> = {}): void {
    this.doing.say(t(what, figures));
    this.form.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  }

  private values(data: FormData): PersonValues {
    // A box that is not in the form because only others may change it keeps what it says.
    const kept = this.person?.desks.filter((id) => !this.people.desks.some((desk) => desk.id === id)) ?? [];
    const self = this.person?.id === this.place.session.profile?.id;
    const supervisor = self ? this.person?.role === "supervisor" : data.get("role") === "on";
    return {
      name: String(data.get("name") ?? "").trim(),
      desks: [...data.getAll("desk").map(String), ...kept],
      team: String(data.get("team") ?? "") || null,
      skills: data.getAll("skill").map(String),
      languages: data.getAll("language").map(String),
      capacity: Number(data.get("capacity")) || 0,
      role: supervisor ? "supervisor" : "caseworker",
    };
  }

  /** Nothing is done. The focus goes back to what asked, before what was pressed goes. */
  private stay(): void {
    this.activeButton?.focus();
    this.asking = false;
  }

  /** That somebody may log in or not is shown: the focus goes to the button for it, as what was pressed goes. */
  async settle(): Promise<void> {
    await this.updateComplete;
    if (!this.asking) return;
    this.activeButton?.focus();
    // Were the question gone at the moment in which the focus moves, Orca would say nothing.
    await new Promise((resolve) => setTimeout(resolve, STAYS_MS));
    this.asking = false;
  }

  private async deactivate(person: PersonItem): Promise<void> {
    if (!person.active) return;
    await this.work(person.id, async () => {
      const { returned } = await this.place.session.supervision.deactivate(person.id);
      const told = t("people.deactivated", { name: person.name });
      return { told: returned ? `${told} ${counted("people.returned", returned)}` : told };
    });
  }

  private async activate(person: PersonItem): Promise<void> {
    await this.work(person.id, async () => {
      await this.place.session.supervision.activate(person.id);
      return { told: t("people.activated", { name: person.name }) };
    });
  }

  /** Does it, and has the list read again, which then tells of it; a password that was given is shown there. */
  private async work(id: string, what: () => Promise<OneTimePassword | { told: string }>): Promise<void> {
    await this.doing.do(async () => {
      const done = await what();
      const detail: PeopleChanged =
        "told" in done ? { id, given: null, told: done.told } : { id: done.id, given: done, told: "" };
      this.dispatchEvent(new CustomEvent("people-changed", { detail }));
    });
  }
}
