import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { addActions, both } from "../actions/action";
import type { LabelItem, SearchHit } from "../../shared/protocol";
import type { Question } from "../session/search";
import { OUTCOMES, SIGNALS } from "../state/closing";
import { labelWords } from "../state/labels";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import searchText from "../styles/search-conversations.css";
import { counted, deskName, t } from "../words";
import { ConsoleDialog } from "./console-dialog";
import { styled } from "./console-element";
import { icon } from "./icons";
import { searchHit } from "./search-hit";

/** Typing asks by itself when nothing was typed for this long; milliseconds. */
const PAUSE_MS = 400;

/** Finding conversations again: words and filters, and what was found. It keeps its list while one looks into it. */
@customElement("loket-search-conversations")
export class SearchConversations extends ConsoleDialog {
  static override styles = styled(formText, modalText, searchText);

  /** On a narrow screen the filters are folded: they would keep what was found out of sight. */
  @state() private unfolded = false;
  @state() private offered: readonly LabelItem[] = [];
  @query("form") private readonly form!: HTMLFormElement;
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** The first of the page that was just asked for; it gets the focus. */
  private fresh: number | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.session.door.labels().then(
      (labels) => (this.offered = labels),
      () => undefined, // the list is a help: without it the other filters still work
    );
  }

  override disconnectedCallback(): void {
    clearTimeout(this.typing);
    super.disconnectedCallback();
  }

  protected heading(): string {
    return t("search.title");
  }

  protected content(): TemplateResult {
    const { search } = this.place.session;
    const { question } = search;
    const chosen = Object.entries(question).filter(([name, value]) => name !== "text" && value !== "").length;
    return html`<form class="search" role="search" @submit=${this.submit} @change=${this.ask} novalidate>
        <div class="field words">
          <label class="utrecht-form-label" for="text">${t("search.text")}</label>
          <input
            id="text"
            name="text"
            class="utrecht-textbox"
            type="search"
            maxlength="200"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="hint"
            .value=${question.text}
            @input=${this.type}
            @keydown=${this.down}
          />
          <p id="hint" class="quiet small">${t("search.hint")}</p>
        </div>
        <button
          type="button"
          id="fold"
          class="utrecht-button utrecht-button--secondary-action button-small"
          aria-expanded=${this.unfolded}
          aria-controls="filters"
          @click=${() => (this.unfolded = !this.unfolded)}
        >
          ${chosen ? t("search.filters-chosen", { n: chosen }) : t("search.filters")}
        </button>
        <div id="filters" class="filters ${this.unfolded ? "" : "folded"}">
          ${this.choice("desk", question.desk, this.desks())} ${this.choice("label", question.label, this.labels())}
          ${this.choice(
            "outcome",
            question.outcome,
            OUTCOMES.map((outcome) => [outcome, t(`outcome.${outcome}`)]),
          )}
          ${this.day("since", question.since)} ${this.day("until", question.until)}
        </div>
        <div class="buttons end">
          <button type="button" class="utrecht-button utrecht-button--subtle" @click=${this.clear}>
            ${t("search.clear")}
          </button>
          <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${search.busy}>
            ${icon("search")} ${search.busy ? t("search.busy") : t("search.do")}
          </button>
        </div>
      </form>
      <section class="results" aria-label=${t("search.results")} aria-busy=${search.busy}>
        <p class="quiet small" role="status">${this.status()}</p>
        ${search.problem ? html`<p class="problem" role="alert">${search.problem}</p>` : ""}
        ${
          search.asked && search.hits.length === 0 && !search.busy
            ? html`<p class="empty">${t("search.nothing-hint")}</p>`
            : ""
        }
        <ul @keydown=${this.step}>
          ${repeat(
            search.hits,
            ({ conversation }) => conversation,
            (hit) => searchHit(hit, () => this.open(hit)),
          )}
        </ul>
        ${
          search.next
            ? html`<button
                class="utrecht-button utrecht-button--secondary-action more"
                aria-disabled=${search.busy}
                @click=${this.more}
              >
                ${search.busy ? t("search.busy") : t("search.more")}
              </button>`
            : ""
        }
      </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { search } = this.place.session;
    if (this.fresh === null || search.busy) return;
    this.rows[Math.min(this.fresh, this.rows.length - 1)]?.focus();
    this.fresh = null;
  }

  private status(): string {
    const { search } = this.place.session;
    if (search.busy) return t("search.busy");
    if (!search.asked) return t("search.start");
    const n = search.hits.length;
    if (n === 0) return t("search.nothing");
    return search.next ? t("search.found-more", { n }) : counted("search.found", n);
  }

  private choice(name: "desk" | "label" | "outcome", value: string, options: readonly (readonly string[])[]) {
    return html`<div class="field">
      <label class="utrecht-form-label" for=${name}>${t(`search.${name}`)}</label>
      <select id=${name} name=${name} class="utrecht-textbox" .value=${value}>
        <option value="" ?selected=${value === ""}>${t("search.any")}</option>
        ${options.map(([key, words]) => html`<option value=${key ?? ""} ?selected=${key === value}>${words}</option>`)}
      </select>
    </div>`;
  }

  private day(name: "since" | "until", value: string): TemplateResult {
    return html`<div class="field">
      <label class="utrecht-form-label" for=${name}>${t(`search.${name}`)}</label>
      <input id=${name} name=${name} class="utrecht-textbox" type="date" .value=${value} />
    </div>`;
  }

  private desks(): readonly (readonly string[])[] {
    const { desks } = this.place.session.overview;
    return desks.filter(({ mine }) => mine).map(({ desk }) => [desk.id, deskName(desk)]);
  }

  private labels(): readonly (readonly string[])[] {
    const { question, hits } = this.place.session.search;
    const seen = hits.flatMap((hit) => hit.labels ?? []);
    const all = [...SIGNALS, ...this.offered.map(({ label }) => label), ...seen, question.label].filter(Boolean);
    return [...new Set(all)].map((label) => [label, labelWords(label)]);
  }

  private readonly ask = (): void => {
    clearTimeout(this.typing);
    const filled = new FormData(this.form);
    const change = Object.fromEntries([...filled].map(([name, value]) => [name, String(value)])) as Partial<Question>;
    void this.place.session.search.ask(change);
  };

  private type(): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(this.ask, PAUSE_MS);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.shadowRoot?.activeElement?.closest(".filters"))
      this.renderRoot.querySelector<HTMLElement>("#fold")?.focus();
    this.unfolded = false;
    this.ask();
  }

  private clear(): void {
    clearTimeout(this.typing);
    this.place.session.search.forget();
    this.renderRoot.querySelector<HTMLElement>("#text")?.focus();
  }

  private more(): void {
    const { search } = this.place.session;
    if (search.busy) return;
    this.fresh = search.hits.length;
    void search.more();
  }

  /** From the words down into the list. */
  private down(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" || this.rows.length === 0) return;
    event.preventDefault();
    this.rows[0]?.focus();
  }

  private step(event: KeyboardEvent): void {
    const at = this.rows.findIndex((row) => row.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const row = to < 0 ? this.renderRoot.querySelector<HTMLElement>("#text") : this.rows[to];
    row?.focus();
  }

  private get rows(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".results li > button")];
  }

  private open({ conversation, seq }: SearchHit): void {
    const { session, screen } = this.place;
    this.leave();
    screen.set({ view: "middle" });
    screen.showAt = typeof seq === "number" ? { conversation, seq } : null;
    session.select({ kind: "conversation", id: conversation });
  }
}

addActions({
  id: "search",
  group: "go",
  words: both("shortcut.search"),
  key: "/",
  possible: () => true,
  run: ({ screen }) => screen.set({ dialog: "search" }),
});
