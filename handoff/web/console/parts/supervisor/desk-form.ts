import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DeskChecked, DeskRemark, DeskSettings, DeskValues, FieldChange, Text } from "../../../shared/protocol";
import { LANGUAGES } from "../../../shared/languages";
import { sameValues, timesOnly, withSeconds } from "../../state/desk-values";
import deskText from "../../styles/supervisor/desk.css";
import formText from "../../styles/supervisor/form.css";
import pageText from "../../styles/supervisor/page.css";
import { named, ownName, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { icon } from "../icons";
import "./desk-history";
import { type RowMoved, specialRows, weekRows } from "./hours-rows";

type Field = FieldChange["field"];

/** The hours and the words of one desk: checked on the way, in force when kept, and to be taken back. */
@customElement("loket-desk-form")
export class DeskForm extends ConsoleElement {
  static override styles = styled(pageText, formText, deskText);

  @property({ attribute: false }) desk!: DeskSettings;
  @state() private values!: DeskValues;
  @state() private checked: DeskChecked = { problems: [], warnings: [] };
  /** The warnings were read: pressing once more keeps it so all the same. */
  @state() private warned = false;
  private readonly doing = new Doing(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) this.startOver();
  }

  protected override render(): TemplateResult {
    const { values, desk } = this;
    const touched = !sameValues(values, timesOnly(desk.now));
    return html`<form class="desk" @submit=${this.submit} novalidate tabindex="-1" aria-labelledby="heading">
      <div class="heading">
        <h3 id="heading">${named(desk.now.name)}</h3>
        <p class="small quiet">${t("desk.explain", { place: placeOf(desk.time_zone) })}</p>
      </div>
      ${this.group(
        "name",
        this.text("name", values.name, (name) => this.change({ name }), 1),
      )}
      ${this.group(
        "hours",
        weekRows(values.hours, "hours", (hours, moved) => this.changeRows({ hours }, "hours", moved)),
      )}
      ${this.group(
        "breaks",
        weekRows(values.breaks, "breaks", (breaks, moved) => this.changeRows({ breaks }, "breaks", moved)),
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
        specialRows(values.special_days, (days, moved) =>
          this.changeRows({ special_days: days }, "special_days", moved),
        ),
      )}
      ${this.group(
        "closed_words",
        this.text("closed_words", values.closed_words ?? null, (closed_words) => this.change({ closed_words }), 2),
      )}
      ${this.group(
        "waiting_words",
        this.text("waiting_words", values.waiting_words ?? null, (waiting_words) => this.change({ waiting_words }), 2),
      )}
      <div class="bar">
        ${
          this.doing.problem
            ? html`<div class="problem" role="alert">
                <p>${this.doing.problem}</p>
                ${
                  // What was typed stays until the supervisor asks to see what a colleague made of it.
                  this.doing.code === "changed-meanwhile"
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
        <div class="buttons">
          <button class="utrecht-button utrecht-button--primary-action" aria-disabled=${this.doing.busy || !touched}>
            ${this.doing.busy ? t("busy") : this.warned ? t("desk.save-anyway") : t("desk.save")}
          </button>
          <button
            type="button"
            class="utrecht-button utrecht-button--secondary-action"
            ?hidden=${!touched}
            @click=${() => {
              this.startOver();
              void this.focusOn("form");
            }}
          >
            ${t("desk.start-over")}
          </button>
          <button
            type="button"
            class="utrecht-button utrecht-button--secondary-action"
            aria-disabled=${this.doing.busy || desk.version === 0}
            @click=${() => desk.version > 0 && void this.undo()}
          >
            ${t("desk.undo")}
          </button>
          <button
            type="button"
            class="utrecht-button utrecht-button--subtle"
            aria-disabled=${desk.changed.length === 0 && !touched}
            @click=${() => this.asDirectory()}
          >
            ${t("desk.all-directory")}
          </button>
        </div>
      </div>
      <loket-desk-history .place=${this.place} .desk=${desk}></loket-desk-history>
    </form>`;
  }

  private group(field: Field, content: TemplateResult): TemplateResult {
    const differs = !sameValues({ ...this.values, ...pick(this.desk.directory, field) } as DeskValues, this.values);
    const remarks = [
      ...this.checked.problems.filter((remark) => remark.field === field).map((remark) => this.remark(remark, true)),
      ...this.checked.warnings.filter((remark) => remark.field === field).map((remark) => this.remark(remark, false)),
    ];
    return html`<fieldset class="group" id="group-${field}" tabindex="-1">
      <legend>${t(`desk.field.${field}`)}</legend>
      <div class="aside">
        ${
          differs
            ? html`<span class="badge">${t("desk.differs")}</span>
                <button
                  type="button"
                  class="utrecht-button utrecht-button--subtle button-small"
                  aria-label=${t("desk.directory-of", { field: t(`desk.field.${field}`) })}
                  @click=${() => {
                    this.change(pick(timesOnly(this.desk.directory), field));
                    void this.focusOn(`#group-${field}`);
                  }}
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
              dir="auto"
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

  private change(part: Partial<DeskValues>): void {
    this.values = { ...this.values, ...part };
    this.warned = false;
    this.doing.say("");
  }

  /** The whole form becomes another, of which who listens sees nothing. */
  private asDirectory(): void {
    const { desk } = this;
    if (sameValues(this.values, timesOnly(desk.directory))) return;
    this.change(timesOnly(desk.directory));
    const kept = desk.changed.length === 0;
    this.place.session.news.announce(t(kept ? "desk.is-directory" : "desk.is-directory-unsaved"));
  }

  /** The focus goes into a row that came; from one that went to what is in its place, or else to what adds another. */
  private changeRows(part: Partial<DeskValues>, field: "hours" | "breaks" | "special_days", moved?: RowMoved): void {
    this.change(part);
    if (!moved) return;
    const group = `#group-${field}`;
    if (moved.what === "added") return void this.focusOn(`${group} li:last-child input`);
    this.place.session.news.announce(t("desk.row-gone", { n: moved.place + 1 }));
    const left = this.values[field].length;
    const at = Math.min(moved.place + 1, left);
    void this.focusOn(left > 0 ? `${group} li:nth-child(${at}) .row` : `${group} .add`);
  }

  /** The button that was pressed goes: the focus goes to what it was about. */
  private async focusOn(part: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(part)?.focus();
  }

  private startOver(): void {
    this.values = timesOnly(this.desk.now);
    this.checked = { problems: [], warnings: [] };
    this.warned = false;
    this.doing.say("");
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.doing.busy || sameValues(this.values, timesOnly(this.desk.now))) return;
    void this.save();
  }

  private async save(): Promise<void> {
    const done = await this.doing.do(async () => {
      const { supervision } = this.place.session;
      const values = withSeconds(this.values);
      this.checked = await supervision.checkDesk(this.desk.id, this.desk.version, values);
      if (this.checked.problems.length > 0) return;
      if (this.checked.warnings.length > 0 && !this.warned) return this.warn();
      this.kept(await supervision.changeDesk(this.desk.id, this.desk.version, values), t("desk.saved"));
    });
    if (done && this.checked.problems.length > 0) this.problems();
  }

  private problems(): void {
    this.doing.say(t("desk.not-right"));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".fault")?.focus());
  }

  private warn(): void {
    this.warned = true;
    this.place.session.news.announce(t("desk.warned"));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".warning")?.focus());
  }

  private async undo(): Promise<void> {
    await this.doing.do(async () => {
      this.kept(await this.place.session.supervision.undoDesk(this.desk.id, this.desk.version), t("desk.undone"));
    });
  }

  private kept(desk: DeskSettings, told: string): void {
    this.place.session.news.say("news", told);
    this.dispatchEvent(new CustomEvent("desk-kept", { detail: desk }));
  }
}

function pick(values: DeskValues, field: Field): Partial<DeskValues> {
  return { [field]: values[field] };
}

/** The place after which a time zone is called: "Amsterdam" for "Europe/Amsterdam". */
function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
