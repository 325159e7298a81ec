// Drafts, and what a caseworker sends: one after the other per conversation, each until the log shows it.
import { AnswersDoor } from "../door/answers-door";
import type { StaffDoor } from "../door/staff-door";
import {
  arrived,
  failed,
  nextToSend,
  posted,
  retried,
  settled,
  without,
  type Outbox,
  type Outgoing,
  type OutgoingKind,
  type ShownWith,
} from "../state/outbox";
import { Changes } from "./changes";
import type { ConversationBook } from "./conversation-book";
import type { Memory } from "./memory";
import { problemCode, problemWords } from "./problem-words";

export class Sending extends Changes {
  private readonly underWay = new Set<string>();
  /** Under way when the connection came back: what fails then failed on the line that was lost. */
  private readonly overtaken = new Set<string>();

  constructor(
    private readonly memory: Memory,
    private readonly door: StaffDoor,
    private readonly book: ConversationBook,
  ) {
    super();
    book.subscribe(() => this.settle());
  }

  /** What was sent in conversation `id` and the log does not show yet. */
  outbox(id: string): Outbox {
    return this.memory.tab.outboxes[id] ?? [];
  }

  draft(id: string, kind: OutgoingKind): string {
    return this.memory.tab.drafts[`${id}:${kind}`] ?? "";
  }

  keepDraft(id: string, kind: OutgoingKind, text: string): void {
    const key = `${id}:${kind}`;
    if (text) this.memory.tab.drafts[key] = text;
    else delete this.memory.tab.drafts[key];
    this.memory.save();
  }

  /** Sends `text`, with a service or plan of the directory when one is `shown` with it. */
  post(id: string, kind: OutgoingKind, text: string, shown?: ShownWith): void {
    this.keep(id, posted(this.outbox(id), crypto.randomUUID(), kind, text, shown));
    void this.sendNext(id);
  }

  /** Sends everything of conversation `id` that did not arrive again; the server keeps each once. */
  retry(id: string): void {
    this.keep(id, retried(this.outbox(id)));
    void this.sendNext(id);
  }

  /** Sends all that did not arrive, in every conversation: after a reload or a new connection. */
  retryAll(): void {
    for (const [id, box] of Object.entries(this.memory.tab.outboxes)) {
      if (!box.every((item) => !item.problem)) continue;
      if (this.underWay.has(id)) this.overtaken.add(id);
      this.retry(id);
    }
  }

  /** Takes a text that could not be sent out of the way, back into the box that it was typed in. */
  takeBack(id: string, clientId: string): void {
    const item = this.outbox(id).find((outgoing) => outgoing.clientId === clientId);
    if (!item) return;
    const draft = this.draft(id, item.kind);
    this.keepDraft(id, item.kind, draft ? `${item.text}\n${draft}` : item.text);
    this.keep(id, without(this.outbox(id), clientId));
    this.retry(id);
  }

  private async sendNext(id: string): Promise<void> {
    const item = nextToSend(this.outbox(id));
    if (!item || this.underWay.has(id)) return;
    this.underWay.add(id);
    this.overtaken.delete(id);
    try {
      await this.carry(id, item);
      this.keep(id, arrived(this.outbox(id), item.clientId));
      this.settle();
    } catch (error) {
      const code = problemCode(error);
      const again = mayPass(code) && this.overtaken.has(id);
      if (!again) this.keep(id, failed(this.outbox(id), item.clientId, mayPass(code) ? "" : problemWords(error)));
    } finally {
      this.underWay.delete(id);
    }
    void this.sendNext(id);
  }

  private async carry(id: string, { clientId, kind, text, shown }: Outgoing): Promise<void> {
    const body = { client_id: clientId, text };
    if (shown) {
      const { what, id: which, language } = shown;
      await new AnswersDoor(this.door).show(id, { ...body, what, id: which, language });
    } else {
      await (kind === "note" ? this.door.note(id, body) : this.door.say(id, body));
    }
  }

  private settle(): void {
    for (const [id, box] of Object.entries(this.memory.tab.outboxes)) {
      const left = settled(box, this.book.room(id).log.events);
      if (left !== box) this.keep(id, left);
    }
  }

  private keep(id: string, box: Outbox): void {
    if (box.length > 0) this.memory.tab.outboxes[id] = box;
    else delete this.memory.tab.outboxes[id];
    this.memory.save();
    this.changed();
  }
}

/** Troubles that may be over at the next try: no answer, a server that stumbled, a log-in that ran out. */
function mayPass(code: string | null): boolean {
  return code === null || ["not-logged-in", "internal", "too-fast", "not-possible-now"].includes(code);
}
