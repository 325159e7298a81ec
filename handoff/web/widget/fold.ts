import { type Language, languageOf } from "../shared/languages";
import { NO_TICKS, type Ticks, withTick } from "../shared/plan";
import type {
  AnyBody,
  DayPart,
  DeskName,
  Event,
  Message,
  Person,
  Rated,
  Sender,
  TransferAsked,
  Unavailable,
  WaitAsked,
} from "../shared/protocol";

export type Owner = "bot" | "queue" | "caseworker" | "closed";

/** An event to show, with the language and the owner that the conversation had when it was written. */
export interface Entry {
  readonly event: Event;
  readonly owner: Owner;
  readonly language: Language;
}

/** The buttons of one message that may still be pressed. */
export interface Offer {
  readonly of: number;
  readonly payloads: readonly string[];
}

/** A call that is still to come. */
export interface Callback {
  readonly number: string;
  /** YYYY-MM-DD, where it is known. */
  readonly day: string | null;
  readonly part: DayPart;
  /** How often was called without reaching anybody. */
  readonly attempts: number;
}

/** Everything that the widget knows of a conversation; it follows from the events alone. */
export interface Conversation {
  /** How far this client is; staff-only events leave gaps below it. */
  readonly lastSeq: number;
  readonly owner: Owner;
  readonly language: Language | null;
  readonly caseworker: Sender | null;
  /** Who takes part beside the caseworker. */
  readonly colleagues: readonly Sender[];
  readonly desk: DeskName | null;
  /** The doors that are open because nobody is there; none once the citizen took one. */
  readonly doors: Unavailable | null;
  /** The transfer that waits for the citizen's yes or no. */
  readonly transferAsked: TransferAsked | null;
  /** The question to who waits that has no answer yet. */
  readonly waitAsked: WaitAsked | null;
  readonly callback: Callback | null;
  readonly rated: Rated | null;
  /** Of the case that it belongs to, to keep. */
  readonly reference: string | null;
  readonly offer: Offer | null;
  /** Which button of a message (by its seq) was pressed. */
  readonly pressed: ReadonlyMap<number, string>;
  /** What the citizen has done of each plan. */
  readonly ticks: Ticks;
  readonly entries: readonly Entry[];
}

/** A conversation of which nothing is known yet. */
export const EMPTY: Conversation = {
  lastSeq: 0,
  owner: "bot",
  language: null,
  caseworker: null,
  colleagues: [],
  desk: null,
  doors: null,
  transferAsked: null,
  waitAsked: null,
  callback: null,
  rated: null,
  reference: null,
  offer: null,
  pressed: new Map(),
  ticks: NO_TICKS,
  entries: [],
};

/** `conversation` after `events` (in order of seq; what it has already is left out), and being at least at `lastSeq`. */
export function fold(conversation: Conversation, events: readonly Event[], lastSeq = 0): Conversation {
  let next = conversation;
  for (const event of events) if (event.seq > next.lastSeq) next = add(next, event);
  return lastSeq > next.lastSeq ? { ...next, lastSeq } : next;
}

function add(before: Conversation, event: Event): Conversation {
  const changed: Conversation = { ...before, ...changes(before, event), lastSeq: event.seq };
  // The question belongs to this wait alone.
  const waitsOn = before.owner === "queue" && changed.owner === "queue" && event.body.kind !== "requeued";
  const after = event.body.kind === "wait_asked" || waitsOn ? changed : { ...changed, waitAsked: null };
  const spoken = event.body.kind === "message" && event.body.language ? languageOf(event.body.language) : null;
  const entry: Entry = { event, owner: after.owner, language: spoken ?? after.language ?? "nl" };
  return { ...after, entries: [...before.entries, entry] };
}

function changes(before: Conversation, event: Event): Partial<Conversation> {
  const body: AnyBody = event.body;
  switch (body.kind) {
    case "started":
    case "language_chosen":
      return { language: languageOf(body.language) };
    case "message":
      return said(before, event, body);
    case "queued":
    case "requeued":
      return { owner: "queue", desk: body.desk, caseworker: null, doors: null, transferAsked: null };
    case "transferred":
      return { owner: "queue", desk: body.desk, caseworker: null, colleagues: [], transferAsked: null, doors: null };
    case "unavailable":
      return { desk: body.desk, doors: body };
    case "claimed":
      return {
        ...{ owner: "caseworker", caseworker: event.sender, colleagues: without(before.colleagues, event.sender) },
        ...{ doors: null, offer: null, transferAsked: null },
      };
    case "transfer_returned":
      return body.to
        ? { owner: "caseworker", caseworker: named(body.to), desk: body.desk }
        : { owner: "queue", caseworker: null, desk: body.desk };
    case "case_opened":
      return { reference: body.reference };
    case "join_asked":
      return { transferAsked: null };
    case "joined":
      return { colleagues: [...without(before.colleagues, event.sender), event.sender] };
    case "left":
      return { colleagues: without(before.colleagues, body.who) };
    case "transfer_asked":
      return { transferAsked: body };
    case "transfer_refused":
      return { transferAsked: null };
    case "handed_back":
    case "returned_to_bot":
      return { owner: "bot", caseworker: null, colleagues: [], desk: null, doors: null, transferAsked: null };
    case "callback_promised":
      // The call takes the place of waiting.
      return {
        callback: { number: body.number, day: body.day ?? null, part: body.day_part, attempts: 0 },
        doors: null,
        ...(before.owner === "queue" ? { owner: "bot" as const, desk: null } : {}),
      };
    case "callback_moved":
      return { callback: before.callback && { ...before.callback, day: body.day, part: body.day_part } };
    case "callback_tried":
      return {
        callback: before.callback && {
          ...before.callback,
          ...{ day: body.day, part: body.day_part, attempts: body.attempt },
        },
      };
    case "callback_ended":
      return { callback: null };
    case "wait_asked":
      return { waitAsked: body };
    case "wait_kept":
      return { waitAsked: null };
    case "closed":
      return { owner: "closed", caseworker: null, colleagues: [], doors: null, transferAsked: null, offer: null };
    case "rated":
      return { rated: body };
    case "plan_ticked":
      return { ticks: withTick(before.ticks, body.plan, body.step, body.done) };
    case "offer_ended":
    case "held":
    case "hold_ended":
    case "escalated":
    case "escalation_answered":
    case "follow_up_planned":
    case "follow_up_done":
    case "analysis":
    case "municipality_known":
    case "notice":
    case "note":
    case "listened":
    case "whispered":
    case "labelled":
      return {};
  }
}

function named(person: Person): Sender {
  return { role: "caseworker", name: person.name, organisation: person.organisation };
}

/** `people` without this one, whom a citizen knows by name and organisation. */
function without(people: readonly Sender[], { name, organisation }: Pick<Sender, "name" | "organisation">): Sender[] {
  return people.filter((each) => each.name !== name || each.organisation !== organisation);
}

function said(before: Conversation, event: Event, message: Message): Partial<Conversation> {
  const role = event.sender.role;
  if (role === "bot") {
    const payloads = message.buttons?.map((button) => button.payload) ?? [];
    return payloads.length ? { offer: { of: event.seq, payloads } } : {};
  }
  if (role !== "citizen") return {};
  if (!message.choice) return { offer: null };
  const of = offeredIn(before, message.choice);
  return of === null ? { offer: null } : { offer: null, pressed: new Map([...before.pressed, [of, message.choice]]) };
}

/** The seq of the newest message that offered `payload`. */
function offeredIn(conversation: Conversation, payload: string): number | null {
  const found = conversation.entries.findLast(({ event }) => {
    return event.body.kind === "message" && event.body.buttons?.some((button) => button.payload === payload);
  });
  return found?.event.seq ?? null;
}
