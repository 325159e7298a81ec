import { html, type TemplateResult } from "lit";
import { dayInWords } from "../../shared/languages";
import { countDone, groupsOf, momentOf, titlesBefore } from "../../shared/plan";
import type { Plan, PlanStep } from "../../shared/protocol";
import { language, t } from "../words";
import { icon } from "./icons";
import { way } from "./service-card";

/**
 * A plan as the citizen got it, in the language `lang` (ISO 639-1), with what the citizen has done of it; a caseworker
 * only looks.
 */
export function planCard(plan: Plan, done: ReadonlySet<string>, lang: string): TemplateResult {
  return html`<div class="card plan" lang=${lang}>
    <p class="card-title">${plan.title}</p>
    <p class="card-by" lang=${language()}>
      ${t("plan.progress", { done: countDone(plan, done), all: plan.steps.length })}
    </p>
    ${plan.facts?.length ? html`<p class="card-by"><span lang=${language()}>${t("plan.facts")}</span>: ${plan.facts.join("; ")}</p>` : ""}
    ${groupsOf(plan).map(
      ({ when, steps }) =>
        html`<p class="plan-group" lang=${language()}>${t(`plan.${when}`)}</p>
          <ul class="steps">
            ${steps.map((step) => stepLine(plan, step, done.has(step.id)))}
          </ul>`,
    )}
  </div>`;
}

function stepLine(plan: Plan, step: PlanStep, done: boolean): TemplateResult {
  const due = momentOf(step.due);
  const before = titlesBefore(plan, step).join(", ");
  const facts: [string, string | null | undefined][] = [
    [t("plan.why"), step.why],
    [t("plan.term"), step.term],
    [t("plan.after"), before],
    [t("card.at-hand"), step.bring?.join(", ")],
    [t("card.cost"), step.cost],
    [t("plan.duration"), step.duration],
  ];
  return html`<li class=${done ? "done" : ""}>
    <span class="box"
      >${done ? icon("done") : ""}<span class="visually-hidden" lang=${language()}
        >${t(done ? "plan.done" : "plan.open")}</span
      ></span
    >
    <details>
      <summary>
        <span class="step-name">${step.title}</span>
        ${step.organisation_name ? html`<span class="quiet"> · ${step.organisation_name}</span>` : ""}
        ${due ? html`<span class="step-due" lang=${language()}> · ${t("plan.due", { date: dayInWords(due, language()) })}</span>` : ""}
      </summary>
      <p>${step.what}</p>
      ${step.verified === false ? html`<p class="quiet" lang=${language()}>${t("card.unverified")}</p>` : ""}
      <dl>
        ${facts.map(([name, value]) =>
          value
            ? html`<dt lang=${language()}>${name}</dt>
                <dd>${value}</dd>`
            : "",
        )}
        ${step.channels?.map(
          (channel) =>
            html`<dt lang=${language()}>${t(`channel.${channel.kind}`)}</dt>
              <dd>${way(channel)}</dd>`,
        )}
      </dl>
    </details>
  </li>`;
}
