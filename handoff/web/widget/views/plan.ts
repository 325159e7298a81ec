import { html, nothing, type TemplateResult } from "lit";
import { dayInWords, fill, type Language } from "../../shared/languages";
import { countDone, groupsOf, momentOf, titlesBefore } from "../../shared/plan";
import type { Plan, PlanStep } from "../../shared/protocol";
import { groupWords, mailAddress } from "../plan-text";
import { tongueOf, type Texts } from "../texts";
import { button } from "./button";
import { channelsView, fact, listFact, notConfirmed, sourceView } from "./card";
import { richText } from "./rich-text";

export interface PlanContext {
  readonly texts: Texts;
  readonly language: Language;
  /** What the plan is called for who listens. */
  readonly label: string;
  /** The seq of the message: it makes the names in the page unique. */
  readonly of: number;
  readonly done: ReadonlySet<string>;
  readonly tick: (step: string, done: boolean) => void;
  readonly print: () => void;
  readonly save: () => void;
  readonly pdf: () => void;
  readonly calendar: () => void;
}

/** A plan: what to do in which order, with boxes to tick, and ways to take it along. */
export function planView(plan: Plan, context: PlanContext): TemplateResult {
  const { texts, done } = context;
  const count = countDone(plan, done);
  const first = plan.steps[0]?.id;
  return html`
    <section class="plan" aria-label=${context.label} dir=${tongueOf(context.language).direction}>
      <h3 class="card-title">${plan.title}</h3>
      <p>${richText(plan.intro)}</p>
      ${
        plan.facts?.length
          ? html`<details class="plan-facts">
              <summary>${texts.planFacts}</summary>
              <ul class="bullets">
                ${plan.facts.map((each) => html`<li>${each}</li>`)}
              </ul>
            </details>`
          : nothing
      }
      <p class="progress">
        <span>${fill(texts.planProgress, { done: count, all: plan.steps.length })}</span>
        <progress aria-hidden="true" max=${plan.steps.length} value=${count}></progress>
      </p>
      ${groupsOf(plan).map(
        ({ when, steps }) => html`
          <h4 class="plan-group ${when}">${groupWords(when, texts)}</h4>
          <ul class="steps">
            ${steps.map((step) => stepView(plan, step, step.id === first, context))}
          </ul>
        `,
      )}
      ${takeAlongView(plan, context)}
    </section>
  `;
}

function stepView(plan: Plan, step: PlanStep, open: boolean, context: PlanContext): TemplateResult {
  const { texts, language, of, done, tick } = context;
  const id = `plan-${of}-${step.id}`;
  const due = momentOf(step.due);
  return html`<li class="step ${done.has(step.id) ? "done" : ""}">
    <label class="step-title" for=${id}>
      <input
        type="checkbox"
        id=${id}
        .checked=${done.has(step.id)}
        @change=${(event: Event) => tick(step.id, (event.target as HTMLInputElement).checked)}
      />
      <span>${step.title}</span>
    </label>
    <div class="step-body">
      ${step.organisation_name ? html`<p class="step-by">${step.organisation_name}</p>` : nothing}
      ${due ? html`<p class="step-due">${texts.planDue}: ${dayInWords(due, language)}</p>` : nothing}
      ${step.term && !due ? html`<p class="step-due">${step.term}</p>` : nothing}
      <details ?open=${open}>
        <summary>${texts.planMore}<span class="hidden">: ${step.title}</span></summary>
        <div class="step-more">
          <p>${richText(step.what)}</p>
          ${step.verified === false ? notConfirmed(texts) : nothing}
          <dl class="facts">
            ${due ? fact(texts.planTerm, step.term) : nothing} ${fact(texts.planWhy, step.why)}
            ${listFact(texts.planAfter, titlesBefore(plan, step))} ${listFact(texts.atHand, step.bring ?? [])}
            ${fact(texts.cost, step.cost)} ${fact(texts.planDuration, step.duration)}
            ${channelsView(step.channels ?? [], texts)}
          </dl>
          ${sourceView(step, texts, language)}
        </div>
      </details>
    </div>
  </li>`;
}

function takeAlongView(plan: Plan, { texts, language, done, print, save, pdf, calendar }: PlanContext): TemplateResult {
  return html`<div class="take-along" role="group" aria-label=${texts.planTakeAlong}>
    ${button(texts.planPrint, "secondary-action", print)} ${button(texts.planSave, "secondary-action", save)}
    ${button(texts.planPdf, "secondary-action", pdf)}
    <a class="utrecht-button utrecht-button--secondary-action" href=${mailAddress(plan, done, texts, language)}
      >${texts.planMail}</a
    >
    ${
      plan.steps.some((step) => step.due && !done.has(step.id))
        ? button(texts.planCalendar, "secondary-action", calendar)
        : nothing
    }
  </div>`;
}
