import type { AnyBody, Event as LogEvent } from "../../shared/protocol";
import type { Outbox } from "../state/outbox";
import { spokenIn } from "../state/spoken-in";
import { inLanguage, t } from "../words";
import { outgoingWords } from "./outgoing-words";
import { inSpeech } from "./reading-text";
import { systemWords } from "./system-words";

/** More than this at once was missed while the connection was away: it is there to be read. */
const AT_ONCE = 8;

/** What a caseworker did and is told of in other words, where they did it. */
const TOLD_THERE: readonly AnyBody["kind"][] = [
  "claimed",
  "requeued",
  "transfer_asked",
  "transfer_refused",
  "transferred",
  "handed_back",
  "held",
  "escalated",
  "case_opened",
  "follow_up_planned",
  "callback_tried",
  "callback_ended",
  "closed",
  "listened",
];

interface Spoken {
  readonly words: string;
  /** ISO 639-1; none: the language of the console. */
  readonly lang?: string;
}

/**
 * What is said aloud of the open conversation: the words of others and what happens, each once, and that something was
 * not sent, once for all that waits behind it. Not one's own words: somebody who typed them need not hear them again. The
 * conversation itself is no live region, because Orca reads back all that comes into one.
 */
export class TimelineAloud {
  private readonly failed = new Set<string>();

  /** What is known up to the event `upTo` was there when the conversation was opened. */
  constructor(private upTo: number) {}

  /**
   * What is new in `events` and `outbox` since the last time, for the caseworker `me` (id), in a conversation that began
   * in `language`; `connected`: whether the connection is there.
   */
  fresh(
    events: readonly LogEvent[],
    outbox: Outbox,
    me: string | undefined,
    language: string,
    connected = true,
  ): readonly Spoken[] {
    const fresh = events.filter(({ seq }) => seq > this.upTo);
    this.upTo = events.at(-1)?.seq ?? this.upTo;
    const langs = spokenIn(events, language);
    const said =
      fresh.length > AT_ONCE ? [] : fresh.flatMap((event) => spoken(event, me, langs.get(event.seq) ?? language) ?? []);
    return [...said, ...this.notSent(outbox, connected)];
  }

  private notSent(outbox: Outbox, connected: boolean): readonly Spoken[] {
    const failed = outbox.filter(({ state }) => state === "failed");
    const first = failed.find(({ clientId }) => !this.failed.has(clientId));
    this.failed.clear();
    for (const { clientId } of failed) this.failed.add(clientId);
    return first ? [{ words: outgoingWords(outbox, first, connected) }] : [];
  }
}

function spoken(event: LogEvent, me: string | undefined, lang: string): Spoken | null {
  const { body, sender } = event;
  const own = sender.role === "caseworker" && sender.id === me;
  switch (body.kind) {
    case "started":
    case "analysis":
    case "plan_ticked":
      return null;
    case "message":
      return own ? null : { words: `${speaker(event, lang)}: ${inSpeech(body.text, lang)}`, lang };
    case "note":
      return own ? null : { words: `${t("note.by", { name: sender.name ?? "" })}: ${body.text}` };
    case "whispered":
      return own ? null : { words: `${systemWords(event, body)}: ${body.text}` };
    case "join_asked":
      // Who is asked is told so wherever they are; who asks, that it is done.
      return own || body.to.id === me ? null : { words: systemWords(event, body) };
    case "transfer_returned":
      // Who took it back hears this; who refused it is told where it is now.
      return own && body.why === "refused" ? null : { words: systemWords(event, body) };
    default:
      return own && TOLD_THERE.includes(body.kind) ? null : { words: systemWords(event, body) };
  }
}

function speaker({ sender }: LogEvent, lang: string): string {
  if (sender.role === "citizen") return inLanguage(lang, "who.citizen");
  if (sender.role === "bot") return inLanguage(lang, "who.bot");
  return sender.name ?? inLanguage(lang, "who.caseworker");
}
