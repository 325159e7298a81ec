import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type {
  DeskChangeItem,
  DeskChecked,
  DeskRemark,
  DeskSettings,
  DeskValues,
  FieldChange,
  Text,
} from "../../../shared/protocol";
import { dayInWords, LANGUAGES, timeOfDay } from "../../../shared/languages";
import { problemCode, problemWords } from "../../session/problem-words";
import { sameValues, timesOnly, withSeconds } from "../../state/desk-values";
import styleText from "../../styles/supervisor.css";
import { language, named, ownName, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { icon } from "../icons";
import { specialRows, weekRows } from "./hours-rows";

type Field = FieldChange["field"];

/** The hours and the words of one desk: checked on the way, in force when kept, and to be taken back. */
@customElement("loket-desk-form")
export class DeskForm extends ConsoleElement {
  static override styles = styled(styleText);

  @property({ attribute: false }) desk!: DeskSettings;
  @state() private values!: DeskValues;
  @state() private checked: DeskChecked = { problems: [], warnings: [] };
  /** The warnings were read: pressing once more keeps it so all the same. */
  @state() private warned = false;
  @state() private problem = "";
  @state() private overtaken = false;
  @state() private busy = false;
  @state() private history: readonly DeskChangeItem[] | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    this.startOver();
    if (this.history) void this.readHistory();
  }

  protected override render(): TemplateResult {
    const { values, desk } = this;
    const touched = !sameValues(values, timesOnly(desk.now));
    return html`<form class="desk" @submit=${this.submit} novalidate aria-labelledby="heading">
      <div class="heading">
        <h3 id="heading">${named(desk.now.name)}</h3>
        <p class="small quiet">${t("desk.explain", { zone: desk.time_zone })}</p>
      </div>
      ${this.group(
        "name",
        this.text("name", values.name, (name) => this.change({ name }), 1),
      )}
      ${this.group(
        "hours",
        weekRows(values.hours, "hours", (hours) => this.change({ hours })),
      )}
      ${this.group(
        "breaks",
        weekRows(values.breaks, "breaks", (breaks) => this.change({ breaks })),
      )}
      ${this.group(
        "open_on_holidays",
        html`<label class="check">
          <input
            type="checkbox"
            .checked=${values.open_on_holidays}
            @change=${(event: Event) => this.change({ open_on_holidays: (event.target as HTMLInputElement).checked })}
          />
          <span>${t("desk.holidays")}</span>
        </label>`,
      )}
      ${this.group(
        "special_days",
        specialRows(values.special_days, (special_days) => this.change({ special_days })),
      )}
      ${this.group(
        "closed_words",
        this.text("closed_words", values.closed_words ?? null, (closed_words) => this.change({ closed_words }), 2),
      )}
      ${this.group(
        "waiting_words",
        this.text("waiting_words", values.waiting_words ?? null, (waiting_words) => this.change({ waiting_words }), 2),
      )}
      ${
        this.problem
          ? html`<div class="problem" role="alert">
              <p>${this.problem}</p>
              ${
                this.overtaken
                  ? html`<button
                      type="button"
                      class="utrecht-button utrecht-button--secondary-action button-small"
                      @click=${() => this.dispatchEvent(new CustomEvent("desk-again"))}
                    >
                      ${t("desk.show-now")}
                    </button>`
                  : ""
              }
            </div>`
          : ""
      }
      <div class="buttons bar">
        <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.busy || !touched}>
          ${this.busy ? t("busy") : this.warned ? t("desk.save-anyway") : t("desk.save")}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          ?hidden=${!touched}
          @click=${() => this.startOver()}
        >
          ${t("desk.start-over")}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--secondary-action"
          aria-disabled=${this.busy || desk.version === 0}
          @click=${() => desk.version > 0 && void this.undo()}
        >
          ${t("desk.undo")}
        </button>
        <button
          type="button"
          class="utrecht-button utrecht-button--subtle"
          aria-disabled=${desk.changed.length === 0 && !touched}
          @click=${() => this.change(timesOnly(desk.directory))}
        >
          ${t("desk.all-directory")}
        </button>
      </div>
      ${this.past()}
    </form>`;
  }

  private group(field: Field, content: TemplateResult): TemplateResult {
    const differs = !sameValues({ ...this.values, ...pick(this.desk.directory, field) } as DeskValues, this.values);
    const remarks = [
      ...this.checked.problems.filter((remark) => remark.field === field).map((remark) => this.remark(remark, true)),
      ...this.checked.warnings.filter((remark) => remark.field === field).map((remark) => this.remark(remark, false)),
    ];
    return html`<fieldset class="group" id="group-${field}">
      <legend>${t(`desk.field.${field}`)}</legend>
      <div class="aside">
        ${
          differs
            ? html`<span class="badge">${t("desk.differs")}</span>
                <button
                  type="button"
                  class="utrecht-button utrecht-button--subtle button-small"
                  aria-label=${t("desk.directory-of", { field: t(`desk.field.${field}`) })}
                  @click=${() => this.change(pick(timesOnly(this.desk.directory), field))}
                >
                  ${t("desk.directory")}
                </button>`
            : html`<span class="small quiet">${t("desk.as-directory")}</span>`
        }
      </div>
      ${content} ${remarks}
    </fieldset>`;
  }

  private remark({ words, place }: DeskRemark, wrong: boolean): TemplateResult {
    const text = place ? t("desk.row", { n: place, words }) : words;
    return html`<p class=${wrong ? "fault" : "warning"} tabindex="-1">${icon(wrong ? "urgent" : "about")} ${text}</p>`;
  }

  private text(id: Field, text: Text | null, changed: (text: Text) => void, rows: number): TemplateResult {
    const of = text ?? { nl: "", en: "" };
    return html`<div class="two">
      ${LANGUAGES.map(
        (code) =>
          html`<div class="field">
            <label class="utrecht-form-label" for="${id}-${code}">${ownName(code)}</label>
            <textarea
              id="${id}-${code}"
              class="utrecht-textarea utrecht-textarea--html-textarea"
              lang=${code}
              rows=${rows}
              .value=${of[code]}
              @input=${(event: InputEvent) => changed({ ...of, [code]: (event.target as HTMLTextAreaElement).value })}
            ></textarea>
          </div>`,
      )}
    </div>`;
  }

  private past(): TemplateResult {
    return html`<details
      @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && void this.readHistory()}
    >
      <summary>${t("desk.history")}</summary>
      ${
        this.history === null
          ? html`<p class="quiet" role="status">${t("supervisor.loading")}</p>`
          : this.history.length === 0
            ? html`<p class="quiet">${t("desk.no-history")}</p>`
            : html`<ol class="history">
                ${this.history.map((item) => this.pastOne(item))}
              </ol>`
      }
    </details>`;
  }

  private pastOne({ at, who, changes }: DeskChangeItem): TemplateResult {
    const moment = new Date(at);
    return html`<li>
      <p>
        <strong>${who}</strong>
        <time class="small quiet" datetime=${at}
          >${dayInWords(moment, language())} ${timeOfDay(moment, language())}</time
        >
      </p>
      <dl>
        ${changes.map(
          ({ field, before, after }) =>
            html`<dt>${t(`desk.field.${field}`)}</dt>
              <dd>
                <del>${before || t("supervisor.nothing")}</del> → <ins>${after || t("supervisor.nothing")}</ins>
              </dd>`,
        )}
      </dl>
    </li>`;
  }

  private change(part: Partial<DeskValues>): void {
    this.values = { ...this.values, ...part };
    this.warned = false;
    this.problem = "";
  }

  private startOver(): void {
    this.values = timesOnly(this.desk.now);
    this.checked = { problems: [], warnings: [] };
    this.warned = false;
    this.overtaken = false;
    this.problem = "";
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy || sameValues(this.values, timesOnly(this.desk.now))) return;
    void this.work(async () => {
      const { supervision } = this.place.session;
      const values = withSeconds(this.values);
      this.checked = await supervision.checkDesk(this.desk.id, this.desk.version, values);
      if (this.checked.problems.length > 0) return this.problems();
      if (this.checked.warnings.length > 0 && !this.warned) return this.warn();
      this.kept(await supervision.changeDesk(this.desk.id, this.desk.version, values), t("desk.saved"));
    });
  }

  private problems(): void {
    this.problem = t("desk.not-right");
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".fault")?.focus());
  }

  private warn(): void {
    this.warned = true;
    this.place.session.news.announce(t("desk.warned"));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".warning")?.focus());
  }

  private undo(): Promise<void> {
    return this.work(async () => {
      this.kept(await this.place.session.supervision.undoDesk(this.desk.id, this.desk.version), t("desk.undone"));
    });
  }

  private kept(desk: DeskSettings, told: string): void {
    this.place.session.news.say("news", told);
    this.dispatchEvent(new CustomEvent("desk-kept", { detail: desk }));
  }

  private async readHistory(): Promise<void> {
    await this.work(async () => {
      this.history = await this.place.session.supervision.deskHistory(this.desk.id);
    });
  }

  private async work(what: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await what();
    } catch (error) {
      this.problem = problemWords(error);
      // What was typed stays until the supervisor asks to see what a colleague made of it.
      this.overtaken = problemCode(error) === "changed-meanwhile";
      if (problemCode(error) === "not-logged-in") this.place.session.loggedOut();
    } finally {
      this.busy = false;
    }
  }
}

function pick(values: DeskValues, field: Field): Partial<DeskValues> {
  return { [field]: values[field] };
}
