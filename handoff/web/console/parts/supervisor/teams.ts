import { html, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { TeamItem } from "../../../shared/protocol";
import formText from "../../styles/supervisor/form.css";
import pageText from "../../styles/supervisor/page.css";
import { counted, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { problemLine } from "../problem-line";

/** The teams of the organisation: their names, and new ones. */
@customElement("loket-teams")
export class Teams extends ConsoleElement {
  static override styles = styled(pageText, formText);

  @property({ attribute: false }) teams: readonly TeamItem[] = [];
  private readonly doing = new Doing(this);
  @query("#new-team") private readonly fresh!: HTMLInputElement;

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="teams" class="teams">
      <h3 id="teams">${t("teams.title")}</h3>
      ${this.teams.length === 0 ? html`<p class="quiet">${t("teams.none")}</p>` : ""}
      <ul class="rows">
        ${repeat(
          this.teams,
          ({ id }) => id,
          (team) => html`<li>${this.team(team)}</li>`,
        )}
      </ul>
      <form class="inline-form" @submit=${this.add} novalidate>
        <label class="utrecht-form-label" for="new-team">${t("teams.new")}</label>
        <input id="new-team" class="utrecht-textbox" autocomplete="off" />
        <button class="utrecht-button utrecht-button--secondary-action button-small">${t("teams.add")}</button>
      </form>
      ${problemLine(this.doing.problem)}
    </section>`;
  }

  private team(team: TeamItem): TemplateResult {
    return html`<form class="inline-form" @submit=${(event: SubmitEvent) => this.rename(event, team)} novalidate>
      <input class="utrecht-textbox" aria-label=${t("teams.name-of", { team: team.name })} .value=${team.name} />
      <span class="small quiet">${counted("teams.people", team.people)}</span>
      <button class="utrecht-button utrecht-button--secondary-action button-small">${t("teams.rename")}</button>
      <button
        type="button"
        class="utrecht-button utrecht-button--subtle button-small"
        aria-label=${t("teams.remove-of", { team: team.name })}
        @click=${() => this.dissolve(team)}
      >
        ${t("teams.remove")}
      </button>
    </form>`;
  }

  private rename(event: SubmitEvent, team: TeamItem): void {
    event.preventDefault();
    const box = (event.currentTarget as HTMLFormElement).querySelector("input");
    const name = box?.value.trim() ?? "";
    if (!box || !name) return this.needed(box);
    void this.work(
      // The name that it has already needs no change.
      async () => {
        if (name !== team.name) await this.place.session.supervision.renameTeam(team.id, name);
      },
      t("teams.renamed", { team: name }),
      box,
    );
  }

  private add(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.fresh.value.trim();
    if (!name) return this.needed(this.fresh);
    void this.work(
      async () => {
        await this.place.session.supervision.addTeam(name);
        this.fresh.value = "";
      },
      t("teams.added", { team: name }),
      this.fresh,
    );
  }

  private dissolve(team: TeamItem): void {
    void this.work(
      async () => {
        await this.place.session.supervision.removeTeam(team.id);
        // The button that was pressed goes with its team.
        this.fresh.focus();
      },
      t("teams.removed", { team: team.name }),
    );
  }

  private needed(box: HTMLInputElement | null): void {
    this.doing.say(t("teams.name-needed"));
    box?.focus();
  }

  /** Does it and tells of it; when it did not work the focus goes to the `box` of which that was. */
  private async work(what: () => Promise<void>, told: string, box?: HTMLInputElement): Promise<void> {
    if (this.doing.busy) return;
    if (!(await this.doing.do(what))) return box?.focus();
    this.place.session.news.say("news", told);
    this.dispatchEvent(new CustomEvent("people-changed"));
  }
}
