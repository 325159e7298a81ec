// How sure the bot was of what a conversation is about. The figures are those of the words that led to the topic: what
// was said later, such as the name of a municipality, has figures of its own that say nothing about it.
import type { Analysis, Candidate, Event as LogEvent, Message } from "../../shared/protocol";

/** How the topic was found. */
export interface TopicFigures {
  readonly ranking: readonly Candidate[];
  /** The page said it, because the words named no topic; then there are no figures. */
  readonly fromPage: boolean;
}

/** The figures for the topic of the last hand-over; before one, for what the bot answered or asked about last. */
export function topicFigures(events: readonly LogEvent[]): TopicFigures {
  const readings = typedReadings(events);
  const handover = events.findLast(({ body }) => body.kind === "queued" || body.kind === "unavailable");
  const returned = events.findLast(({ body }) => body.kind === "handed_back" || body.kind === "returned_to_bot");
  if (!handover || (returned && returned.seq > handover.seq)) {
    const { service } = readings.findLast(({ understood }) => understood.service)?.understood ?? {};
    return figuresOf(readings, events, service ?? null, null, []);
  }
  const { body } = handover;
  if (body.kind !== "queued" && body.kind !== "unavailable") return { ranking: [], fromPage: false };
  const before = readings.filter((reading) => reading.of < handover.seq);
  const given = before.length === 0 && body.kind === "queued" ? (body.ranking ?? []) : [];
  return figuresOf(before, events, body.topic ?? null, body.topic_title ?? null, given);
}

/**
 * Whether the bot took the topic of the page for the words that `reading` is about: then it is sure of that topic, knows
 * no other, and nobody had shown or offered it before.
 */
export function isFromPage(reading: Analysis, events: readonly LogEvent[]): boolean {
  const begin = events.find(({ body }) => body.kind === "started")?.body;
  const topic = begin?.kind === "started" ? begin.topic : null;
  if (!topic) return false;
  const [sure, ...others] = reading.understood.ranking ?? [];
  if (!sure || others.length > 0 || sure.confidence < 1 || idOf(sure) !== topic) return false;
  return !events.some(({ seq, body }) => {
    if (body.kind !== "message" || seq > reading.of) return false;
    return seq === reading.of ? Boolean(body.choice) : shows(body, topic);
  });
}

function figuresOf(
  readings: readonly Analysis[],
  events: readonly LogEvent[],
  topic: string | null,
  title: string | null,
  otherwise: readonly Candidate[],
): TopicFigures {
  const taken = readings.filter((reading) => isFromPage(reading, events));
  const guessed = readings.filter((reading) => !taken.includes(reading));
  const named = guessed.some(({ understood }) => isAbout(understood.ranking?.[0], topic, title));
  const asked = lastAsked(readings.filter(({ understood }) => topic === null || understood.service === topic));
  const fromPage =
    !named && taken.some((reading) => reading === asked || isAbout(reading.understood.ranking?.[0], topic, title));
  if (fromPage) return { ranking: [], fromPage };
  const ranking = surest(guessed, topic, title) ?? lastAsked(guessed)?.understood.ranking;
  return { ranking: ranking ?? otherwise, fromPage };
}

function isAbout(candidate: Candidate | undefined, topic: string | null, title: string | null): boolean {
  return candidate !== undefined && (candidate.id === topic || candidate.title === title);
}

/** The id of a candidate without what it is: a life event is called `event/…`. */
function idOf({ id }: Candidate): string {
  return id.slice(id.indexOf("/") + 1);
}

function shows({ card, plan, buttons }: Message, topic: string): boolean {
  return Boolean(card ?? plan) || (buttons ?? []).some(({ payload }) => payload.includes(`"${topic}"`));
}

/** What the bot made of typed words. A button that was pressed is as sure as a button. */
function typedReadings(events: readonly LogEvent[]): readonly Analysis[] {
  const pressed = new Set(events.filter(({ body }) => body.kind === "message" && body.choice).map(({ seq }) => seq));
  return events.flatMap(({ body }) =>
    body.kind === "analysis" && body.understood.ranking?.length && !pressed.has(body.of) ? body : [],
  );
}

/** The ranking in which the topic stands highest, the newest of equals; nothing when it stands in none. */
function surest(
  readings: readonly Analysis[],
  topic: string | null,
  title: string | null,
): readonly Candidate[] | undefined {
  if (!topic && !title) return undefined;
  let best: readonly Candidate[] | undefined;
  let most = 0;
  for (const { understood } of readings) {
    const ranking = understood.ranking ?? [];
    const found = ranking.find((candidate) => isAbout(candidate, topic, title));
    if (found && found.confidence > 0 && found.confidence >= most) {
      most = found.confidence;
      best = ranking;
    }
  }
  return best;
}

/** The last words that asked for something, not those that only steered the talk. */
function lastAsked(readings: readonly Analysis[]): Analysis | undefined {
  return readings.findLast(({ understood }) => understood.kind !== "other") ?? readings.at(-1);
}
