import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyBody, ConversationDetail, Event, FromStaff, Role } from "../../shared/protocol";
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

describe("a log that comes in more than one frame", () => {
  const PAGE = 500;
  const claimed = event(PAGE + 3, "caseworker", { kind: "claimed" });
  const first = {
    ...frame(...Array.from({ length: PAGE }, (_, index) => words(index + 1))),
    ...{ after: 0, more: true },
  };
  const second = { ...frame(words(PAGE + 1), words(PAGE + 2), claimed), after: PAGE };
  const owner = (): string => book.room("c").facts.owner;

  it("says who has the conversation once all of it is there, and takes none of it for new", () => {
    book.follow(["c"]);
    expect(book.takeEvents(first)).toEqual([]);
    expect(book.has("c")).toBe(false);
    expect(book.takeEvents(second)).toEqual([]);
    expect(owner()).toBe("caseworker");
    expect(book.room("c").log.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: PAGE + 3 }, (_, index) => index + 1),
    );
  });

  it("keeps what it knows while it starts over", () => {
    book.follow(["c"]);
    book.takeEvents(first);
    book.takeEvents(second);
    book.startOver();
    expect(sent.at(-1)).toEqual({ type: "watch", conversation: "c", after: 0 });
    expect(owner()).toBe("caseworker");
    expect(book.takeEvents(first)).toEqual([]);
    expect(owner()).toBe("caseworker");
    expect(book.takeEvents(second)).toEqual([]);
    expect(owner()).toBe("caseworker");
    expect(book.room("c").log.lastSeq).toBe(PAGE + 3);
  });

  it("goes on where it was when the line is lost between two frames, and tells all that is new", () => {
    book.follow(["c"]);
    book.takeEvents({ ...frame(words(1)), after: 0 });
    expect(book.takeEvents({ ...frame(words(2), words(3)), after: 1, more: true })).toEqual([]);
    book.watchAgain();
    expect(sent.at(-1)).toEqual({ type: "watch", conversation: "c", after: 3 });
    expect(book.takeEvents({ ...frame(words(4)), after: 3 }).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it("has all of it from a request between two frames", () => {
    book.follow(["c"]);
    book.takeEvents(first);
    const detail = { id: "c", language: "nl", last_seq: PAGE + 3, events: [...first.events, ...second.events] };
    book.takeDetail(detail as unknown as ConversationDetail);
    expect(owner()).toBe("caseworker");
    expect(book.takeEvents(second)).toEqual([]);
    expect(book.room("c").log.events).toHaveLength(PAGE + 3);
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
