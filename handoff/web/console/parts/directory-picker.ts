import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { TEXT_LIMIT, type DirectoryHit, type Shown } from "../../shared/protocol";
import { problemWords } from "../session/problem-words";
import type { Screen } from "../session/screen";
import { counted, inLanguage, language, named, t } from "../words";
import { SearchDialog } from "./search-dialog";
import { wholeCard } from "./service-card";

/** Between two arrow keys; milliseconds. */
const REST_MS = 120;

/** Finds a service or a plan of the directory and shows it to the citizen, with a sentence of the caseworker's own. */
@customElement("loket-directory-picker")
export class DirectoryPicker extends SearchDialog<DirectoryHit> {
  /** What the citizen would see, by what and in which language. */
  @state() private previews: ReadonlyMap<string, Shown> = new Map();
  /** Which of them could not be read, and why. */
  @state() private failed: { readonly key: string; readonly problem: string } | null = null;
  /** What the caseworker wrote; none: the usual sentence. */
  @state() private words: string | null = null;
  @query("#say") private readonly say!: HTMLTextAreaElement;

  private wanted: Screen["wanted"] = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.wanted = this.place.screen.wanted;
    this.place.screen.wanted = null;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  protected heading(): string {
    return t("directory.title");
  }

  protected label(): string {
    return t("directory.label");
  }

  protected nothing(): string {
    return t("answers.nothing");
  }

  protected async find(words: string): Promise<readonly DirectoryHit[]> {
    // Asked for from the column beside the conversation: that one stands first. Else what is near the topic.
    const { wanted } = this;
    const { topicTitle } = this.place.session.book.room(this.conversation).facts;
    const { hits } = await this.door.lookUp(words || (wanted?.title ?? topicTitle ?? ""));
    if (words || !wanted) return hits;
    const first = hits.find(({ what, id }) => what === wanted.what && id === wanted.id);
    return first ? [first, ...hits.filter((hit) => hit !== first)] : hits;
  }

  protected option({ what, title, by }: DirectoryHit): TemplateResult {
    return html`<span>${named(title)}</span>
      <span class="quiet small">${what === "plan" ? t("directory.plan") : named(by)}</span>`;
  }

  protected beside(hit: DirectoryHit): TemplateResult {
    const key = this.keyOf(hit);
    const shown = this.previews.get(key);
    return html`<h3>${t("directory.preview")}</h3>
      <div lang=${this.written}>
        ${
          this.failed?.key === key
            ? html`<p class="problem" role="alert">${this.failed.problem}</p>`
            : shown
              ? preview(shown)
              : html`<p class="quiet" lang=${language()}>${t("answers.loading")}</p>`
        }
      </div>`;
  }

  protected override below(): TemplateResult {
    const { chosen } = this;
    return html`<form class="foot" @submit=${this.submit}>
      <div class="field">
        <label class="utrecht-form-label" for="say">${t("directory.words")}</label>
        <textarea
          dir="auto"
          id="say"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="2"
          maxlength=${TEXT_LIMIT}
          lang=${this.written}
          .value=${this.wordsFor(chosen)}
          @input=${() => (this.words = this.say.value)}
          @keydown=${this.sayKey}
        ></textarea>
        ${this.problemLine()}
      </div>
      <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${!chosen}>
        ${t("directory.send")}
      </button>
    </form>`;
  }

  /** Enter in the list goes to the words: a citizen gets nothing by one key too many. */
  protected take(): void {
    this.say.focus();
    this.say.select();
  }

  protected override chose(): void {
    clearTimeout(this.timer);
    const hit = this.chosen;
    if (!hit || this.previews.has(this.keyOf(hit))) return;
    this.timer = setTimeout(() => void this.load(hit, this.keyOf(hit)), this.previews.size === 0 ? 0 : REST_MS);
  }

  private async load(hit: DirectoryHit, key: string): Promise<void> {
    try {
      const shown = await this.door.preview(this.conversation, hit, this.written);
      this.previews = new Map([...this.previews, [key, shown]]);
      if (this.failed?.key === key) this.failed = null;
    } catch (error) {
      this.failed = { key, problem: problemWords(error) };
    }
  }

  private keyOf({ what, id }: DirectoryHit): string {
    return `${what}:${id}:${this.written}`;
  }

  private wordsFor(hit: DirectoryHit | undefined): string {
    return this.words ?? inLanguage(this.written, `directory.lead-in.${hit?.what ?? "service"}`);
  }

  private sayKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    this.send();
  }

  private send(): void {
    const hit = this.chosen;
    if (!hit) return;
    const text = this.wordsFor(hit).trim();
    this.problem = text ? "" : t("directory.say");
    if (!text) {
      this.say.focus();
      return;
    }
    const { session, screen } = this.place;
    const { what, id, title } = hit;
    session.sending.post(this.conversation, "message", text, {
      what,
      id,
      language: this.written,
      title: title[this.written],
    });
    this.leave();
    screen.startWriting("message");
  }
}

function preview({ card, plan }: Shown): TemplateResult {
  if (card) return wholeCard(card);
  if (!plan) return html``;
  return html`<div class="card">
    <p class="card-title">${plan.title}</p>
    <p>${plan.intro}</p>
    <p class="card-by">${counted("directory.steps", plan.steps.length)}</p>
    <ol class="steps">
      ${plan.steps.map(
        (step) =>
          html`<li>
            ${step.title}
            ${step.organisation_name ? html`<span class="quiet small"> · ${step.organisation_name}</span>` : ""}
          </li>`,
      )}
    </ol>
  </div>`;
}
