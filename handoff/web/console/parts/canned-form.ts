import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { LANGUAGES, type Language } from "../../shared/languages";
import { TEXT_LIMIT, type CannedReply, type CannedReplyText, type DirectoryHit } from "../../shared/protocol";
import { AnswersDoor } from "../door/answers-door";
import { Lookup } from "../session/lookup";
import formText from "../styles/form.css";
import { isTextKey, named, ownName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

const TITLE_LIMIT = 120;
const KEY_LIMIT = 40;
/** How many services are offered at a time. */
const OFFERED = 5;

/** One canned reply to write: `keep` has what was written, `back` leaves it as it was. */
@customElement("loket-canned-form")
export class CannedForm extends ConsoleElement {
  static override styles = styled(formText);

  @property({ attribute: false }) reply: Partial<CannedReply> = {};
  @property({ attribute: false }) placeholders: readonly string[] = [];
  @property({ type: Boolean }) busy = false;
  @state() private problem = "";
  /** The service that it belongs to, with its name. */
  @state() private about: { readonly id: string; readonly title: string } | null = null;
  @query("#key") private readonly key!: HTMLInputElement;
  @query("#about") private readonly asked!: HTMLInputElement | null;

  private services!: Lookup<readonly DirectoryHit[]>;
  /** The text in which a placeholder goes: the one that was written in last. */
  private text: Language = "nl";

  override connectedCallback(): void {
    super.connectedCallback();
    const { service, service_title: title } = this.reply;
    this.about = service ? { id: service, title: title ? named(title) : service } : null;
    const door = new AnswersDoor(this.place.session.door);
    this.services = new Lookup(
      async (words) => {
        const { hits } = await door.lookUp(words);
        return words.trim() ? hits.filter(({ what }) => what === "service").slice(0, OFFERED) : [];
      },
      () => this.requestUpdate(),
    );
  }

  override disconnectedCallback(): void {
    this.services.end();
    super.disconnectedCallback();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.key.focus();
  }

  protected override render(): TemplateResult {
    const { key } = this.reply;
    return html`<form @submit=${this.submit} novalidate>
      <div class="field">
        <label class="utrecht-form-label" for="key">${t("canned.key")}</label>
        <input
          id="key"
          class="utrecht-textbox utrecht-textbox--html-input"
          maxlength=${KEY_LIMIT}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="key-hint"
          .value=${key ?? ""}
        />
        <p id="key-hint" class="quiet small">${t("canned.key-hint")}</p>
      </div>
      ${LANGUAGES.map((code) => this.inLanguage(code))}
      <div role="group" aria-labelledby="places">
        <p id="places" class="quiet small">${t("canned.placeholders")}</p>
        <div class="buttons">
          ${this.placeholders.map(
            (name) =>
              html`<button
                type="button"
                class="utrecht-button utrecht-button--subtle button-small"
                @click=${() => this.insert(name)}
              >
                {${name}} <span class="quiet">${this.meaning(name)}</span>
              </button>`,
          )}
        </div>
      </div>
      ${this.service()} ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
      <div class="buttons end">
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          @click=${() => this.dispatchEvent(new CustomEvent("back"))}
        >
          ${t("canned.back")}
        </button>
        <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.busy}>
          ${this.busy ? t("busy") : t("canned.save")}
        </button>
      </div>
    </form>`;
  }

  private inLanguage(code: Language): TemplateResult {
    const named = { language: ownName(code) };
    return html`<div class="field">
        <label class="utrecht-form-label" for="title-${code}">${t("canned.title-in", named)}</label>
        <input
          id="title-${code}"
          class="utrecht-textbox utrecht-textbox--html-input"
          maxlength=${TITLE_LIMIT}
          lang=${code}
          .value=${this.reply.title?.[code] ?? ""}
        />
      </div>
      <div class="field">
        <label class="utrecht-form-label" for="text-${code}">${t("canned.text-in", named)}</label>
        <textarea
          dir="auto"
          id="text-${code}"
          class="utrecht-textarea utrecht-textarea--html-textarea"
          rows="4"
          maxlength=${TEXT_LIMIT}
          lang=${code}
          .value=${this.reply.text?.[code] ?? ""}
          @focus=${() => (this.text = code)}
        ></textarea>
      </div>`;
  }

  private service(): TemplateResult {
    const { about } = this;
    const found = this.services.answer ?? [];
    return html`<div class="field">
      <label class="utrecht-form-label" for="about">${t("canned.service")}</label>
      ${
        about
          ? html`<p>
              <span class="strong">${about.title}</span>
              <button
                type="button"
                class="utrecht-button utrecht-button--subtle button-small"
                @click=${() => this.choose(null)}
              >
                ${icon("close")} ${t("canned.service-clear")}
              </button>
            </p>`
          : ""
      }
      <input
        id="about"
        class="utrecht-textbox utrecht-textbox--html-input"
        autocomplete="off"
        placeholder=${about ? "" : t("canned.service-none")}
        @input=${(event: InputEvent) => this.services.look((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => event.key === "Enter" && event.preventDefault()}
      />
      <ul class="choices" aria-label=${t("canned.service-find")}>
        ${found.map(
          (hit) =>
            html`<li>
              <button
                type="button"
                class="utrecht-button utrecht-button--subtle button-small"
                @click=${() => this.choose(hit)}
              >
                ${named(hit.title)}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private meaning(name: string): string {
    const key = `placeholder.${name}`;
    return isTextKey(key) ? t(key) : "";
  }

  private choose(hit: DirectoryHit | null): void {
    this.about = hit ? { id: hit.id, title: named(hit.title) } : null;
    this.services.answer = null;
    if (!this.asked) return;
    this.asked.value = "";
    this.asked.focus();
  }

  private insert(name: string): void {
    const box = this.renderRoot.querySelector<HTMLTextAreaElement>(`#text-${this.text}`);
    if (!box) return;
    box.setRangeText(`{${name}}`, box.selectionStart, box.selectionEnd, "end");
    box.focus();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const value = (id: string) =>
      this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? "";
    const ids = ["key", "title-nl", "text-nl", "title-en", "text-en"];
    const empty = ids.find((id) => value(id) === "");
    this.problem = empty ? t("canned.all-needed") : "";
    if (empty) {
      this.renderRoot.querySelector<HTMLElement>(`#${empty}`)?.focus();
      return;
    }
    const detail: CannedReplyText = {
      key: value("key"),
      title: { nl: value("title-nl"), en: value("title-en") },
      text: { nl: value("text-nl"), en: value("text-en") },
      service: this.about?.id ?? null,
    };
    this.dispatchEvent(new CustomEvent("keep", { detail }));
  }
}
