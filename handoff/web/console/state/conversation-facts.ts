// Folds the events of a conversation into what a caseworker should know about it.
import type { Card, Event as LogEvent, Plan, Queued, Unavailable } from "../../shared/protocol";
import {
  type CaseworkerNote,
  type Draft,
  type Facts,
  factsAtStart,
  type GivenAnswer,
  type Handover,
  nobody,
} from "./facts";
import { withLabels } from "./labels";
import { topicFigures } from "./topic-ranking";

/** The facts after all of `events`, which are in order of seq. */
export function factsOf(events: readonly LogEvent[], language = "nl"): Facts {
  const known = events.reduce(
    (before, event) => heard(before, { ...before, ...changedBy(event, before) }),
    factsAtStart(language),
  );
  const { ranking, fromPage } = topicFigures(events);
  return { ...known, ranking, topicFromPage: fromPage };
}

/** Who listens in does so at one desk, and only while a person has the conversation. */
function heard(before: Draft, after: Draft): Draft {
  const moved = before.desk !== null && before.desk.id !== after.desk?.id;
  const ended = before.owner !== after.owner && (after.owner === "bot" || after.owner === "closed");
  return after.listeners.length > 0 && (moved || ended) ? { ...after, listeners: [] } : after;
}

function changedBy(event: LogEvent, facts: Facts): Partial<Draft> {
  const body = event.body;
  switch (body.kind) {
    case "started":
      return { language: body.language, page: body.page ?? null, pageTopic: body.topic ?? null };
    case "message":
      return {
        ...(event.sender.role === "bot" && (body.card || body.plan)
          ? { answers: withAnswer(facts, event.seq, body.card, body.plan) }
          : {}),
        ...(body.card ? { topic: body.card.service } : {}),
        // Whoever speaks has found out.
        ...(event.sender.role === "caseworker" && event.sender.id === facts.caseworkerId ? { hold: null } : {}),
      };
    case "analysis":
      return {
        ...(body.written_in ? { language: body.written_in } : {}),
        ...(body.understood.service ? { topic: body.understood.service } : {}),
      };
    case "queued":
      return {
        owner: "queue",
        ...nobody,
        desk: body.desk,
        urgent: body.urgent ?? false,
        handovers: [...facts.handovers, handover(event, body)],
        topic: body.topic ?? facts.topic,
        topicTitle: body.topic_title ?? facts.topicTitle,
        summary: body.summary || facts.summary,
      };
    case "unavailable":
      return {
        desk: body.desk,
        handovers: [...facts.handovers, handover(event, body)],
        topic: body.topic ?? facts.topic,
        topicTitle: body.topic_title ?? facts.topicTitle,
        summary: body.summary || facts.summary,
      };
    case "claimed":
      return {
        owner: "caseworker",
        caseworkerId: event.sender.id ?? null,
        caseworkerName: event.sender.name ?? null,
        ...(body.desk ? { desk: body.desk } : {}),
        ...{ giver: null, askedIn: null, hold: null, askedTransferTo: null },
        colleagues: facts.colleagues.filter(({ id }) => id !== event.sender.id),
        listeners: facts.listeners.filter(({ id }) => id !== event.sender.id),
      };
    case "requeued":
      return { owner: "queue", ...nobody, desk: body.desk };
    case "transfer_asked":
      return { askedTransferTo: body.desk };
    case "transfer_refused":
      return { askedTransferTo: null };
    case "transferred":
      return {
        ...{ owner: "queue", ...nobody, desk: body.desk, colleagues: [] },
        giver: facts.caseworkerId && facts.desk ? { id: facts.caseworkerId, desk: facts.desk } : null,
        summary: body.only_summary ? (body.summary ?? "") : facts.summary,
        notes: withNote(facts, event, body.note),
      };
    case "transfer_returned":
      return body.to
        ? { ...nobody, owner: "caseworker", caseworkerId: body.to.id, caseworkerName: body.to.name, desk: body.desk }
        : { ...nobody, owner: "queue", desk: body.desk };
    case "join_asked":
      return { askedIn: body.to, askedTransferTo: null, notes: withNote(facts, event, body.note) };
    case "offer_ended":
      return body.joins ? { askedIn: null } : {};
    case "joined": {
      const { id, name, organisation } = event.sender;
      const joined = { id: id ?? "", name: name ?? "", organisation: organisation ?? "" };
      return { askedIn: null, colleagues: [...facts.colleagues, joined] };
    }
    case "listened": {
      const others = facts.listeners.filter(({ id }) => id !== body.who.id);
      return { listeners: body.on ? [...others, body.who] : others };
    }
    case "whispered":
      return {};
    case "left":
      return {
        colleagues: facts.colleagues.filter(({ id }) => id !== body.who.id),
        giver: facts.giver?.id === body.who.id ? null : facts.giver,
      };
    case "held":
      return { hold: { until: body.until, passed: false } };
    case "hold_ended":
      return { hold: body.passed && facts.hold ? { ...facts.hold, passed: true } : null };
    case "escalated":
      return { notes: withNote(facts, event, body.note) };
    case "escalation_answered":
      return { notes: withNote(facts, event, body.feedback) };
    case "case_opened":
      return { reference: body.reference };
    case "follow_up_planned":
      return { notes: withNote(facts, event, body.text) };
    case "follow_up_done":
      return {};
    case "handed_back":
      return { owner: "bot", ...nobody, notes: withNote(facts, event, body.note) };
    case "returned_to_bot":
      return { owner: "bot", ...nobody };
    case "callback_promised":
      return { desk: body.desk, callbackNumber: body.number };
    case "callback_ended":
      return { callbackNumber: null };
    case "callback_moved":
    case "callback_tried":
    case "wait_asked":
    case "wait_kept":
      return {};
    case "municipality_known":
      return { municipality: body.name };
    case "language_chosen":
      return { language: body.language };
    case "note":
      return { notes: withNote(facts, event, body.text) };
    case "closed":
      return { owner: "closed", ...nobody, outcome: body.outcome, labels: withLabels(facts.labels, body.labels) };
    case "labelled":
      return { labels: withLabels(facts.labels, body.added, body.removed) };
    case "rated":
      return { rating: body.score };
    case "notice":
    case "plan_ticked":
      return {};
  }
}

function handover({ seq, created_at }: LogEvent, body: Queued | Unavailable): Handover {
  return {
    seq,
    at: created_at,
    reason: body.reason,
    topicTitle: body.topic_title ?? null,
    summary: body.summary ?? "",
  };
}

/** A plan that is shown again stands there once, at its newest place. */
function withAnswer(
  facts: Facts,
  seq: number,
  card: Card | null | undefined,
  plan: Plan | null | undefined,
): readonly GivenAnswer[] {
  const fresh: GivenAnswer[] = [];
  if (card) fresh.push({ seq, title: card.title, by: card.organisation_name });
  if (plan) fresh.push({ seq, title: plan.title, by: "" });
  const before = facts.answers.filter(({ title, by }) => !plan || title !== plan.title || by !== "");
  return [...before, ...fresh];
}

function withNote(facts: Facts, event: LogEvent, text: string | undefined): readonly CaseworkerNote[] {
  if (!text) return facts.notes;
  return [...facts.notes, { seq: event.seq, by: event.sender.name ?? facts.caseworkerName ?? "", text }];
}
