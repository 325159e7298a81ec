// How sure the bot was of what a conversation is about. The figures are those of the words that led to the topic: what
// was said later, such as the name of a municipality, has figures of its own that say nothing about it.
import type { Analysis, Candidate, Event as LogEvent } from "../../shared/protocol";

interface Reading {
  readonly seq: number;
  readonly body: Analysis;
}

/** The figures for the topic of the last hand-over; before one, for what the bot answered or asked about last. */
export function topicRanking(events: readonly LogEvent[]): readonly Candidate[] {
  const readings = typedReadings(events);
  const handover = events.findLast(({ body }) => body.kind === "queued" || body.kind === "unavailable");
  const returned = events.findLast(({ body }) => body.kind === "handed_back" || body.kind === "returned_to_bot");
  if (!handover || (returned && returned.seq > handover.seq)) {
    const { service } = readings.findLast(({ body }) => body.understood.service)?.body.understood ?? {};
    return surest(readings, service ?? null, null) ?? lastOne(readings);
  }
  const { body } = handover;
  if (body.kind !== "queued" && body.kind !== "unavailable") return [];
  const before = readings.filter((reading) => reading.body.of < handover.seq);
  return (
    surest(before, body.topic ?? null, body.topic_title ?? null) ??
    (before.length > 0 ? lastOne(before) : body.kind === "queued" ? (body.ranking ?? []) : [])
  );
}

/** What the bot made of typed words. A button that was pressed is as sure as a button. */
function typedReadings(events: readonly LogEvent[]): readonly Reading[] {
  const pressed = new Set(events.filter(({ body }) => body.kind === "message" && body.choice).map(({ seq }) => seq));
  return events.flatMap(({ seq, body }) =>
    body.kind === "analysis" && body.understood.ranking?.length && !pressed.has(body.of) ? [{ seq, body }] : [],
  );
}

/** The ranking in which the topic stands highest, the newest of equals; nothing when it stands in none. */
function surest(
  readings: readonly Reading[],
  topic: string | null,
  title: string | null,
): readonly Candidate[] | undefined {
  if (!topic && !title) return undefined;
  let best: readonly Candidate[] | undefined;
  let most = 0;
  for (const { body } of readings) {
    const ranking = body.understood.ranking ?? [];
    const found = ranking.find((candidate) => candidate.id === topic || candidate.title === title);
    if (found && found.confidence > 0 && found.confidence >= most) {
      most = found.confidence;
      best = ranking;
    }
  }
  return best;
}

/** The last ranking of words that asked for something, not of words that only steered the talk. */
function lastOne(readings: readonly Reading[]): readonly Candidate[] {
  const asked = readings.findLast(({ body }) => body.understood.kind !== "other");
  return (asked ?? readings.at(-1))?.body.understood.ranking ?? [];
}
