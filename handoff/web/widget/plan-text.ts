import { dayInWords, fill, type Language } from "../shared/languages";
import { countDone, groupsOf, momentOf } from "../shared/plan";
import type { Plan, PlanStep } from "../shared/protocol";
import type { Texts } from "./texts";

/** A mail program may cut an address that is longer; characters, as they are encoded. */
export const ADDRESS_LIMIT = 1900;

const TICKED = "[x]";
const OPEN = "[ ]";

/** The title of the plan, and how much is done. */
const HEAD_LINES = 2;

/** How much of each step is told: how to reach whom as well; with whom and until when; only its last day; its title. */
type Detail = "whole" | "term" | "deadline" | "title";

/** What a plan says as plain text. */
export function planText(
  plan: Plan,
  done: ReadonlySet<string>,
  texts: Texts,
  language: Language,
  detail: Detail = "whole",
): string {
  const progress = fill(texts.planProgress, { done: countDone(plan, done), all: plan.steps.length });
  const lines = [plan.title, progress];
  for (const { when, steps } of groupsOf(plan)) {
    lines.push("", `${groupWords(when, texts)}:`);
    for (const step of steps) lines.push(...stepLines(step, done.has(step.id), texts, language, detail));
  }
  return lines.join("\n");
}

/**
 * An address that opens the mail program with the plan in a new message; to nobody, the citizen chooses. What is too long
 * tells less of each step, and says where the rest is; steps that do not even fit by their titles are counted.
 */
export function mailAddress(plan: Plan, done: ReadonlySet<string>, texts: Texts, language: Language): string {
  const linesOf = (detail: Detail): string[] => planText(plan, done, texts, language, detail).split("\n");
  const whereRestIs = ["", fill(texts.planMailShort, { save: texts.planSave })];
  const whole = address(plan.title, linesOf("whole"));
  if (whole.length <= ADDRESS_LIMIT) return whole;
  for (const detail of ["term", "deadline"] as const) {
    const brief = address(plan.title, [...linesOf(detail), ...whereRestIs]);
    if (brief.length <= ADDRESS_LIMIT) return brief;
  }
  const lines = linesOf("title");
  let titles = address(plan.title, [...lines, ...whereRestIs]);
  for (let left = 1; titles.length > ADDRESS_LIMIT && left <= plan.steps.length; left += 1) {
    lines.pop();
    while (lines.length > HEAD_LINES && !isStep(lines.at(-1))) lines.pop(); // no heading of a part without a step
    titles = address(plan.title, [...lines, "", fill(texts.planMailLeft, { count: left }), ...whereRestIs]);
  }
  return titles;
}

/** The name of a part of a plan. */
export function groupWords(when: PlanStep["when"], texts: Texts): string {
  return { now: texts.planNow, deadline: texts.planDeadline, soon: texts.planSoon, later: texts.planLater }[when];
}

function stepLines(step: PlanStep, done: boolean, texts: Texts, language: Language, detail: Detail): string[] {
  const by = step.organisation_name && (detail === "whole" || detail === "term") ? ` (${step.organisation_name})` : "";
  const lines = [`${done ? TICKED : OPEN} ${step.title}${by}`];
  const due = momentOf(step.due);
  if (detail === "title" || (detail === "deadline" && step.when !== "deadline")) return lines;
  if (step.term) lines.push(`    ${step.term}`);
  if (due) lines.push(`    ${texts.planDue}: ${dayInWords(due, language)}`);
  const way = detail === "whole" ? step.channels?.find(({ kind }) => kind !== "desk") : undefined;
  if (way) lines.push(`    ${way.kind === "online" ? way.value : way.label}`);
  return lines;
}

function isStep(line: string | undefined): boolean {
  return line?.startsWith(TICKED) === true || line?.startsWith(OPEN) === true;
}

function address(subject: string, lines: readonly string[]): string {
  // A mail program wants its lines to end with both signs (RFC 6068).
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
}
