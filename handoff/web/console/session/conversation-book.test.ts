import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyBody, Event, FromStaff, Role } from "../../shared/protocol";
import { ConversationBook } from "./conversation-book";
import { Memory } from "./memory";

const none: Storage = {
  length: 0,
  clear: () => undefined,
  getItem: () => null,
  key: () => null,
  removeItem: () => undefined,
  setItem: () => undefined,
};
let sent: FromStaff[];
let book: ConversationBook;

function event(seq: number, role: Role, body: AnyBody): Event {
  return { seq, sender: { role, id: role === "caseworker" ? "me" : null }, body, created_at: "2026-03-02T09:00:00Z" };
}

const words = (seq: number): Event => event(seq, "citizen", { kind: "message", text: `${seq}` });
const frame = (...events: Event[]) => ({
  type: "events" as const,
  conversation: "c",
  events,
  last_seq: events.at(-1)?.seq ?? 0,
});

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  book = new ConversationBook(new Memory(none, none), (out) => sent.push(out) > 0);
});
afterEach(() => vi.useRealTimers());

describe("following conversations", () => {
  it("asks for what it does not have, and stops when it is not wanted any more", () => {
    book.follow(["c"]);
    book.follow(["c", "d"]);
    book.follow(["d"]);
    expect(sent).toEqual([
      { type: "watch", conversation: "c", after: 0 },
      { type: "watch", conversation: "d", after: 0 },
      { type: "unwatch", conversation: "c" },
    ]);
  });

  it("asks after a new connection for what came after the last it has", () => {
    book.follow(["c"]);
    book.takeEvents(frame(words(1), words(2)));
    book.watchAgain();
    expect(sent.at(-1)).toEqual({ type: "watch", conversation: "c", after: 2 });
    expect(book.takeEvents(frame(words(2), words(3))).map(({ seq }) => seq)).toEqual([3]);
  });

  it("takes nothing for new that was said before it knew the conversation", () => {
    book.follow(["c"]);
    expect(book.takeEvents(frame(words(1), words(2)))).toEqual([]);
    book.startOver();
    expect(book.takeEvents(frame(words(1), words(2)))).toEqual([]);
    expect(book.takeEvents(frame(words(3))).map(({ seq }) => seq)).toEqual([3]);
  });

  it("asks again when something is missing in between", () => {
    book.follow(["c"]);
    book.takeEvents(frame(words(1)));
    expect(book.takeEvents(frame(words(3)))).toEqual([]);
    expect(sent.at(-1)).toEqual({ type: "watch", conversation: "c", after: 1 });
    expect(book.room("c").log.lastSeq).toBe(1);
  });

  it("starts over when the server does not know its place", () => {
    book.follow(["c"]);
    book.takeEvents(frame(words(1), words(2)));
    book.startOver();
    expect(sent.at(-1)).toEqual({ type: "watch", conversation: "c", after: 0 });
    book.takeEvents(frame(words(1)));
    expect(book.room("c").log.lastSeq).toBe(1);
  });
});

describe("what is new in a conversation", () => {
  it("counts from the claim, because what came before was read then", () => {
    book.takeEvents(frame(words(1), event(2, "caseworker", { kind: "claimed" }), words(3)));
    expect(book.unread("c", 3)).toBe(1);
    book.markRead("c");
    expect(book.unread("c", 3)).toBe(0);
  });

  it("ends the typing sign with the words, or after a while without news", () => {
    const typing = { type: "typing_now", role: "citizen", on: true, conversation: "c" } as const;
    book.takeTyping(typing);
    expect(book.room("c").citizenTypes).toBe(true);
    book.takeEvents(frame(words(1)));
    expect(book.room("c").citizenTypes).toBe(false);
    book.takeTyping(typing);
    vi.advanceTimersByTime(10_000);
    expect(book.room("c").citizenTypes).toBe(false);
  });
});
