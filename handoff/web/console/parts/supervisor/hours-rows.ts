// Rows for the hours of a week, breaks and special days: each gives all rows anew when one changes.
import { html, type TemplateResult } from "lit";
import { dayBeside, LANGUAGES } from "../../../shared/languages";
import type { Hours, SpecialDay } from "../../../shared/protocol";
import { DAYS, newHours, replaced, withDay } from "../../state/desk-values";
import { t } from "../../words";
import { icon } from "../icons";

/** What came or went, and where: what had the focus may be gone, and who listens does not see it. */
export interface RowMoved {
  readonly what: "added" | "gone";
  readonly place: number;
}

type RowsChanged<Row> = (rows: Row[], moved?: RowMoved) => void;

/** On which days from when to when. */
export function weekRows(
  rows: readonly Hours[],
  kind: "hours" | "breaks",
  changed: RowsChanged<Hours>,
): TemplateResult {
  const fresh = kind === "hours" ? newHours("09:00", "17:00") : newHours("12:00", "13:00");
  return html`<ul class="rows">
      ${rows.map((row, place) => {
        const become = (next: Hours | null): void => changed(replaced(rows, place, next), gone(next, place));
        return html`<li>
          <div class="row" role="group" tabindex="-1" aria-label=${t(`desk.${kind}-row`, { n: place + 1 })}>
            <div class="days">
              ${DAYS.map(
                (day) =>
                  html`<label class="day">
                    <input
                      type="checkbox"
                      .checked=${row.days.includes(day)}
                      @change=${(event: Event) => become(withDay(row, day, (event.target as HTMLInputElement).checked))}
                    />
                    <span aria-hidden="true">${t(`day.short.${day}`)}</span>
                    <span class="visually-hidden">${t(`day.${day}`)}</span>
                  </label>`,
              )}
            </div>
            ${times(row, become)} ${remove(t("desk.remove-row", { n: place + 1 }), () => become(null))}
          </div>
        </li>`;
      })}
    </ul>
    ${add(t(`desk.add-${kind}`), () => changed([...rows, fresh], { what: "added", place: rows.length }))}`;
}

/** Days on which the week does not hold: closed, or open at other times, and why. */
export function specialRows(rows: readonly SpecialDay[], changed: RowsChanged<SpecialDay>): TemplateResult {
  const fresh = (): SpecialDay => ({ date: dayBeside(new Date(), 1), hours: [], why: null });
  return html`<ul class="rows">
      ${rows.map((row, place) => special(row, place, (next) => changed(replaced(rows, place, next), gone(next, place))))}
    </ul>
    ${add(t("desk.add-special"), () => changed([...rows, fresh()], { what: "added", place: rows.length }))}`;
}

function gone(next: unknown, place: number): RowMoved | undefined {
  return next === null ? { what: "gone", place } : undefined;
}

function special(row: SpecialDay, place: number, become: (row: SpecialDay | null) => void): TemplateResult {
  const hours = row.hours ?? [];
  const why = row.why ?? { nl: "", en: "" };
  return html`<li>
    <div class="row" role="group" tabindex="-1" aria-label=${t("desk.special-row", { n: place + 1 })}>
      <label class="inline">
        <span>${t("desk.date")}</span>
        <input
          class="utrecht-textbox date"
          type="date"
          .value=${row.date}
          @change=${(event: Event) => {
            const date = (event.target as HTMLInputElement).value;
            if (date) become({ ...row, date });
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${hours.length === 0}
          @change=${(event: Event) => {
            const closed = (event.target as HTMLInputElement).checked;
            become({ ...row, hours: closed ? [] : [{ ...newHours("10:00", "14:00"), days: ["mon"] }] });
          }}
        />
        <span>${t("desk.closed-all-day")}</span>
      </label>
      ${hours.map((each, at) => times(each, (next) => become({ ...row, hours: replaced(hours, at, next) })))}
      ${remove(t("desk.remove-row", { n: place + 1 }), () => become(null))}
      <div class="two">
        ${LANGUAGES.map(
          (code) =>
            html`<label class="field">
              <span class="small">${t(`desk.why-${code}`)}</span>
              <input
                class="utrecht-textbox"
                lang=${code}
                .value=${why[code]}
                @change=${(event: Event) => become({ ...row, why: { ...why, [code]: (event.target as HTMLInputElement).value } })}
              />
            </label>`,
        )}
      </div>
    </div>
  </li>`;
}

function times(row: Hours, become: (row: Hours) => void): TemplateResult {
  const box = (name: "opens" | "closes"): TemplateResult =>
    html`<label class="inline">
      <span>${t(`desk.${name}`)}</span>
      <input
        class="utrecht-textbox time"
        type="time"
        .value=${row[name]}
        @change=${(event: Event) => become({ ...row, [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  return html`<div class="times">${box("opens")} ${box("closes")}</div>`;
}

function remove(words: string, press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="utrecht-button utrecht-button--subtle button-icon button-small"
    aria-label=${words}
    title=${words}
    @click=${press}
  >
    ${icon("close")}
  </button>`;
}

function add(words: string, press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="utrecht-button utrecht-button--secondary-action button-small add"
    @click=${press}
  >
    ${words}
  </button>`;
}
