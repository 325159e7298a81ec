import { dayInWords, fill, type Language } from "../shared/languages";
import { countDone, groupsOf, momentOf } from "../shared/plan";
import type { Plan, PlanStep } from "../shared/protocol";
import type { Texts } from "./texts";

/** A mail program may cut an address that is longer; characters, as they are encoded. */
export const ADDRESS_LIMIT = 1900;

/** What a plan says as plain text; `brief`: without how to reach whom. */
export function planText(
  plan: Plan,
  done: ReadonlySet<string>,
  texts: Texts,
  language: Language,
  brief = false,
): string {
  const progress = fill(texts.planProgress, { done: countDone(plan, done), all: plan.steps.length });
  const lines = [plan.title, progress];
  for (const { when, steps } of groupsOf(plan)) {
    lines.push("", `${groupWords(when, texts)}:`);
    for (const step of steps) lines.push(...stepLines(step, done.has(step.id), texts, language, brief));
  }
  return lines.join("\n");
}

/** An address that opens the mail program with the plan in a new message; to nobody, the citizen chooses. */
export function mailAddress(plan: Plan, done: ReadonlySet<string>, texts: Texts, language: Language): string {
  const whole = address(plan.title, planText(plan, done, texts, language));
  if (whole.length <= ADDRESS_LIMIT) return whole;
  const lines = planText(plan, done, texts, language, true).split("\n");
  let short = address(plan.title, lines.join("\n"));
  while (short.length > ADDRESS_LIMIT && lines.length > 1) {
    lines.pop();
    short = address(plan.title, [...lines, texts.planMailCut].join("\n"));
  }
  return short;
}

/** The name of a part of a plan. */
export function groupWords(when: PlanStep["when"], texts: Texts): string {
  return { now: texts.planNow, deadline: texts.planDeadline, soon: texts.planSoon, later: texts.planLater }[when];
}

function stepLines(step: PlanStep, done: boolean, texts: Texts, language: Language, brief: boolean): string[] {
  const by = step.organisation_name ? ` (${step.organisation_name})` : "";
  const lines = [`[${done ? "x" : " "}] ${step.title}${by}`];
  if (brief) return lines;
  const due = momentOf(step.due);
  if (step.term) lines.push(`    ${step.term}`);
  if (due) lines.push(`    ${texts.planDue}: ${dayInWords(due, language)}`);
  const way = step.channels?.find(({ kind }) => kind !== "desk");
  if (way) lines.push(`    ${way.kind === "online" ? way.value : way.label}`);
  return lines;
}

function address(subject: string, body: string): string {
  // A mail program wants its lines to end with both signs (RFC 6068).
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}
