// The conversations that this browser follows, and what it knows of each.
import type {
  ConversationDetail,
  EarlierConversation,
  Event as LogEvent,
  Events,
  FromStaff,
  LookingNow,
  Person,
  TypingNow,
} from "../../shared/protocol";
import { factsOf } from "../state/conversation-facts";
import type { Facts } from "../state/facts";
import { emptyLog, withEvents, type ConversationLog, type Reach } from "../state/conversation-log";
import { unreadCount } from "../state/unread";
import { Changes } from "./changes";
import type { Memory } from "./memory";

/** A typing sign without news goes out after this; milliseconds. The other side repeats it while it types. */
const TYPING_MS = 8_000;

export interface Room {
  readonly log: ConversationLog;
  readonly facts: Facts;
  readonly citizenTypes: boolean;
  /** All that we may know of what was said before the conversation came to us; none: we may read everything. */
  readonly summaryOnly: string | null;
  /** The id of the conversation that this citizen had before, when it may be read. */
  readonly previous: string | null;
  /** What the same citizen had before, the newest first. */
  readonly earlier: readonly EarlierConversation[];
  /** Who else has it open now. */
  readonly looking: readonly Person[];
}

const emptyRoom: Room = {
  log: emptyLog,
  facts: factsOf([]),
  citizenTypes: false,
  summaryOnly: null,
  previous: null,
  earlier: [],
  looking: [],
};

export class ConversationBook extends Changes {
  private readonly rooms = new Map<string, Room>();
  /** Logs of which more is on its way: shown when they are whole, for who has a conversation stands in its last events. */
  private readonly coming = new Map<string, ConversationLog>();
  private readonly watched = new Set<string>();
  private readonly typingTimers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly memory: Memory,
    private readonly send: (frame: FromStaff) => boolean,
  ) {
    super();
  }

  room(id: string): Room {
    return this.rooms.get(id) ?? emptyRoom;
  }

  has(id: string): boolean {
    return this.room(id).log.lastSeq > 0;
  }

  /** Follows exactly `ids` from now on. What is known of others stays, for when they come back. */
  follow(ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const id of this.watched) {
      if (!wanted.has(id)) {
        this.watched.delete(id);
        this.send({ type: "unwatch", conversation: id });
      }
    }
    for (const id of wanted) {
      if (!this.watched.has(id)) {
        this.watched.add(id);
        this.watch(id);
      }
    }
  }

  /** After a new connection: asks for everything that was missed. */
  watchAgain(): void {
    for (const id of this.watched) this.watch(id);
  }

  /** The server does not know our place: asks for everything from the start. What is known stays until that is here. */
  startOver(): void {
    for (const id of this.watched) {
      this.coming.set(id, emptyLog);
      this.watch(id);
    }
  }

  /** Takes in the answer of a request; the stream may have been faster, or may be behind. */
  takeDetail(detail: ConversationDetail): void {
    const reach = { after: 0, lastSeq: detail.last_seq };
    this.addEvents(detail.id, detail.events ?? [], detail.language, reach);
    const summaryOnly = detail.summary_only ?? null;
    if (this.room(detail.id).summaryOnly !== summaryOnly) this.update(detail.id, { summaryOnly });
    const previous = detail.previous ?? null;
    if (this.room(detail.id).previous !== previous) this.update(detail.id, { previous });
    this.update(detail.id, { earlier: detail.earlier ?? [] });
  }

  /** Takes in a frame and gives what was new in it: nothing of a conversation that was not known here yet. */
  takeEvents(frame: Events): readonly LogEvent[] {
    const id = frame.conversation;
    if (!id) return [];
    const before = this.room(id).log.lastSeq;
    const { after, last_seq: lastSeq, more } = frame;
    const reach = typeof after === "number" ? { after, lastSeq } : undefined;
    if (this.addEvents(id, frame.events, undefined, reach, more)) {
      this.watch(id);
      return [];
    }
    return before === 0 ? [] : this.room(id).log.events.filter((event) => event.seq > before);
  }

  takeLooking({ conversation, people }: LookingNow): void {
    this.update(conversation, { looking: people });
  }

  takeTyping(frame: TypingNow): void {
    const id = frame.conversation;
    if (!id || frame.role !== "citizen") return;
    clearTimeout(this.typingTimers.get(id));
    if (frame.on) {
      this.typingTimers.set(
        id,
        setTimeout(() => this.update(id, { citizenTypes: false }), TYPING_MS),
      );
    }
    this.update(id, { citizenTypes: frame.on });
  }

  markRead(id: string): void {
    const last = this.room(id).log.lastSeq;
    if ((this.memory.tab.readSeq[id] ?? -1) >= last) return;
    this.memory.tab.readSeq[id] = last;
    this.memory.save();
    this.changed();
  }

  /** How many messages of a conversation of mine I have not seen. `lastSeq` is what the overview says. */
  unread(id: string, lastSeq: number): number {
    const { log } = this.room(id);
    const read = this.memory.tab.readSeq[id] ?? claimedAt(log);
    return read === null ? 0 : unreadCount(log, read, lastSeq);
  }

  /** Nothing stays of a conversation. */
  forget(id: string): void {
    this.rooms.delete(id);
    this.coming.delete(id);
    clearTimeout(this.typingTimers.get(id));
    this.changed();
  }

  clear(): void {
    this.rooms.clear();
    this.coming.clear();
    this.watched.clear();
    for (const timer of this.typingTimers.values()) clearTimeout(timer);
    this.changed();
  }

  private watch(id: string): void {
    this.send({ type: "watch", conversation: id, after: this.logSoFar(id).lastSeq });
  }

  private logSoFar(id: string): ConversationLog {
    return this.coming.get(id) ?? this.room(id).log;
  }

  private addEvents(id: string, events: readonly LogEvent[], language?: string, reach?: Reach, more = false): boolean {
    const room = this.room(id);
    const { log, gap } = withEvents(this.logSoFar(id), events, reach);
    if (gap) return true;
    if (more) {
      this.coming.set(id, log);
      return false;
    }
    this.coming.delete(id);
    if (log !== room.log) {
      const written = events.some((event) => event.sender.role === "citizen");
      this.update(id, {
        log,
        facts: factsOf(log.events, language ?? room.facts.language),
        citizenTypes: room.citizenTypes && !written,
      });
    }
    return false;
  }

  private update(id: string, change: Partial<Room>): void {
    this.rooms.set(id, { ...this.room(id), ...change });
    this.changed();
  }
}

/** The seq of the last claim; what came before it was there to read when the conversation was taken. */
function claimedAt(log: ConversationLog): number | null {
  return log.events.findLast((event) => event.body.kind === "claimed")?.seq ?? null;
}
