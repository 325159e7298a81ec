import type { TemplateResult } from "lit";
import { isolated, isolatedView, unmarked } from "../../shared/isolated";
import { dayInWords } from "../../shared/languages";
import type { AnyBody, DeskName, Event as LogEvent, Labelled, Message, Note, PlanTicked } from "../../shared/protocol";
import { readableNumber } from "../../shared/telephone";
import { labelWords } from "../state/labels";
import { deskName, language, languageName, t } from "../words";
import { momentWords } from "./due";

type Happening = Exclude<AnyBody, Message | Note | PlanTicked>;

/** What happened, in a line. */
export function systemWords(event: LogEvent, body: Happening): string {
  return unmarked(markedWords(event, body));
}

/** The same, to be shown: names and what somebody wrote with their own direction. */
export function systemView(event: LogEvent, body: Happening): TemplateResult[] {
  return isolatedView(markedWords(event, body));
}

function markedWords(event: LogEvent, body: Happening): string {
  const name = isolated(event.sender.name ?? t("who.caseworker"));
  switch (body.kind) {
    case "started":
      return t("system.started");
    case "analysis":
      return t("system.analysis");
    case "queued":
      return t("system.queued", { desk: deskWords(body.desk), reason: t(`reason.${body.reason}`) });
    case "unavailable":
      return t(`system.unavailable.${body.why}`, { desk: deskWords(body.desk) });
    case "listened":
      return t(body.on ? "system.listens" : "system.listened", { name: isolated(body.who.name) });
    case "labelled":
      return labelledWords(name, body);
    case "whispered":
      return t("whisper.by", { name, to: isolated(body.to.name) });
    case "claimed":
      if (body.instead_of) return t("system.claimed_from", { name, who: isolated(body.instead_of.name) });
      return t(body.assigned ? "system.assigned" : "system.claimed", { name });
    case "requeued":
      return t(`system.requeued.${body.why}`, { desk: deskWords(body.desk) });
    case "transfer_asked":
      if (body.joins) return t("system.join_question", { name, who: personWords(body.to) });
      return t("system.transfer_asked", { name, desk: deskWords(body.desk) });
    case "transfer_refused":
      return t("system.transfer_refused", { desk: deskWords(body.desk) });
    case "offer_ended":
      if (body.joins) return t("system.join_ended", { name: isolated(body.to.name) });
      return t("system.offer_ended", { name: isolated(body.to.name), desk: deskWords(body.desk) });
    case "transfer_returned":
      return t(`system.returned.${body.why}`, { desk: deskWords(body.from_desk) });
    case "join_asked":
      return t("system.join_asked", { who: personWords(body.to) });
    case "joined":
      return t("system.joined", { name: personWords(event.sender) });
    case "left":
      return t("system.left", { name: isolated(body.who.name) });
    case "held":
      return t("system.held", { name, reason: isolated(body.reason) });
    case "hold_ended":
      return body.passed ? t("system.hold_passed") : t("system.hold_ended", { name });
    case "escalated":
      return t("system.escalated", { desk: deskWords(body.desk), day: dayInWords(new Date(body.due), language()) });
    case "escalation_answered":
      return t("system.escalation_answered", { desk: deskWords(body.desk) });
    case "case_opened":
      return t("system.case_opened", { reference: isolated(body.reference) });
    case "follow_up_planned":
      return t("system.follow_up_planned", { name, day: dayInWords(new Date(body.on), language()) });
    case "follow_up_done":
      return t("system.follow_up_done");
    case "transferred":
      if (body.only_summary) {
        return t("system.transferred_summary", { desk: deskWords(body.desk), summary: isolated(body.summary ?? "") });
      }
      if (body.to) return t("system.transferred_to", { who: personWords(body.to) });
      return t("system.transferred", { desk: deskWords(body.desk) });
    case "handed_back":
      return t("system.handed_back", { name });
    case "returned_to_bot":
      return t("system.returned_to_bot");
    case "callback_promised":
      return t(body.changed ? "system.callback_changed" : "system.callback_promised", {
        number: readableNumber(body.number),
        when: momentWords(body.day, body.day_part),
      });
    case "callback_moved":
      return t("system.callback_moved", { when: momentWords(body.day, body.day_part) });
    case "callback_tried":
      return t("system.callback_tried", { name, n: body.attempt, when: momentWords(body.day, body.day_part) });
    case "callback_ended":
      return t(`system.callback_ended.${body.outcome}`, { name, n: body.attempts ?? 0 });
    case "wait_asked":
      return t(`system.wait_asked.${body.why}`, { desk: deskWords(body.desk) });
    case "wait_kept":
      return t("system.wait_kept");
    case "municipality_known":
      return t("system.municipality_known", { name: isolated(body.name) });
    case "language_chosen":
      return t("system.language_chosen", { language: languageName(body.language) });
    case "notice":
      return t(`notice.${body.code}`, { kinds: (body.params ?? []).join(", ") });
    case "closed":
      return t("system.closed", { outcome: t(`outcome.${body.outcome}`) });
    case "rated":
      return t("system.rated", { score: body.score });
  }
}

/** The name of a desk, within a sentence. */
function deskWords(desk: DeskName): string {
  return isolated(deskName(desk));
}

/** A caseworker with the organisation, where that is known. */
function personWords(person: { name?: string | null; organisation?: string | null } | null | undefined): string {
  const [name, organisation] = [person?.name, person?.organisation].map((words) => (words ? isolated(words) : ""));
  return name && organisation ? `${name} (${organisation})` : name || organisation || "";
}

function labelledWords(name: string, { added = [], removed = [] }: Labelled): string {
  const words = (labels: readonly string[]): string =>
    labels.map((label) => `“${isolated(labelWords(label))}”`).join(", ");
  const put = added.length > 0 ? t("system.labelled", { name, labels: words(added) }) : "";
  const taken = removed.length > 0 ? t("system.unlabelled", { name, labels: words(removed) }) : "";
  return [put, taken].filter(Boolean).join(". ");
}
