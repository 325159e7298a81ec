import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ack, StaffSay } from "../../shared/protocol";
import { ProblemError, UnreachableError } from "../../shared/requests";
import type { StaffDoor } from "../door/staff-door";
import { ConversationBook } from "./conversation-book";
import { Memory } from "./memory";
import { Sending } from "./sending";

class Shelf implements Storage {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  clear = (): void => this.items.clear();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  key = (): null => null;
  removeItem = (key: string): void => void this.items.delete(key);
  setItem = (key: string, value: string): void => void this.items.set(key, value);
}

const tab = new Shelf();
let answers: (() => Promise<Ack>)[];
let asked: StaffSay[];

function newSending(): { sending: Sending; book: ConversationBook } {
  const memory = new Memory(tab, new Shelf());
  const say = (_id: string, body: StaffSay): Promise<Ack> => {
    asked.push(body);
    return (answers.shift() ?? (() => Promise.resolve({ type: "ack", client_id: body.client_id })))();
  };
  const book = new ConversationBook(memory, () => true);
  const change = (_method: string, path: string, body: StaffSay): Promise<Ack> => say(path, body);
  const door = { say, note: say, change } as unknown as StaffDoor;
  return { book, sending: new Sending(memory, door, book) };
}

const refused = (status: number, code: string) => (): Promise<Ack> =>
  Promise.reject(new ProblemError({ type: "problem", status, code, title: code, detail: "" }));
const unreachable = (): Promise<Ack> => Promise.reject(new UnreachableError("away"));

beforeEach(() => {
  tab.clear();
  answers = [];
  asked = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("sending", () => {
  it("shows a message until the log has it", async () => {
    const { sending, book } = newSending();
    sending.post("c", "message", "hallo");
    await vi.runAllTimersAsync();
    const [item] = sending.outbox("c");
    expect(item?.state).toBe("sent");
    book.takeEvents({
      type: "events",
      conversation: "c",
      last_seq: 1,
      events: [
        {
          seq: 1,
          sender: { role: "caseworker" },
          body: { kind: "message", text: "hallo" },
          created_at: "2026-03-02T09:00:00Z",
          client_id: item?.clientId ?? "",
        },
      ],
    });
    expect(sending.outbox("c")).toEqual([]);
  });

  it("shows a service with the words, once, also after a reload in between", async () => {
    answers = [unreachable];
    const shown = { what: "service", id: "rent", language: "nl", title: "Huurtoeslag" } as const;
    newSending().sending.post("c", "message", "Kijk hier.", shown);
    await vi.runAllTimersAsync();
    const { sending } = newSending();
    sending.retry("c");
    await vi.runAllTimersAsync();
    const [item] = sending.outbox("c");
    const body = { client_id: item?.clientId, text: "Kijk hier.", what: "service", id: "rent", language: "nl" };
    expect(asked).toEqual([body, body]);
    expect(item?.shown).toEqual(shown);
  });

  it("keeps the order, and the client_id at a retry", async () => {
    const { sending } = newSending();
    answers = [unreachable];
    sending.post("c", "message", "eerst");
    sending.post("c", "message", "dan");
    await vi.runAllTimersAsync();
    expect(asked.map(({ text }) => text)).toEqual(["eerst"]);
    expect(sending.outbox("c").map(({ state }) => state)).toEqual(["failed", "failed"]);
    sending.retry("c");
    await vi.runAllTimersAsync();
    expect(asked.map(({ text }) => text)).toEqual(["eerst", "eerst", "dan"]);
    expect(asked[1]?.client_id).toBe(asked[0]?.client_id);
  });

  it("survives a reload and goes on by itself when the connection is back", async () => {
    answers = [unreachable];
    newSending().sending.post("c", "message", "hallo");
    await vi.runAllTimersAsync();
    const { sending } = newSending();
    expect(sending.outbox("c").map(({ text }) => text)).toEqual(["hallo"]);
    sending.retryAll();
    await vi.runAllTimersAsync();
    expect(asked[1]).toEqual(asked[0]);
    expect(sending.outbox("c").map(({ state }) => state)).toEqual(["sent"]);
  });

  it("goes on by itself when the connection is back before the lost attempt is known to be lost", async () => {
    let lose = (_: Error): void => {};
    answers = [() => new Promise<Ack>((_, reject) => (lose = reject)), unreachable];
    const { sending } = newSending();
    sending.post("c", "message", "hallo");
    await vi.runAllTimersAsync();
    sending.retryAll();
    lose(new UnreachableError("away"));
    await vi.runAllTimersAsync();
    // Tried again once; what fails on the new line waits for the next.
    expect(asked).toHaveLength(2);
    expect(sending.outbox("c").map(({ state }) => state)).toEqual(["failed"]);
    sending.retryAll();
    await vi.runAllTimersAsync();
    expect(sending.outbox("c").map(({ state }) => state)).toEqual(["sent"]);
  });

  it("says why the server refuses, and does not try that again by itself", async () => {
    const { sending } = newSending();
    answers = [refused(409, "not-yours")];
    sending.post("c", "message", "hallo");
    await vi.runAllTimersAsync();
    expect(sending.outbox("c")[0]?.problem).not.toBe("");
    sending.retryAll();
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
  });

  it("puts a refused text back before what was typed since", async () => {
    const { sending } = newSending();
    answers = [refused(409, "not-yours")];
    sending.post("c", "note", "eerst");
    await vi.runAllTimersAsync();
    sending.keepDraft("c", "note", "dan");
    sending.takeBack("c", sending.outbox("c")[0]?.clientId ?? "");
    expect(sending.draft("c", "note")).toBe("eerst\ndan");
    expect(sending.outbox("c")).toEqual([]);
  });

  it("keeps the message when the log-in ran out", async () => {
    const { sending } = newSending();
    answers = [refused(401, "not-logged-in")];
    sending.post("c", "message", "hallo");
    await vi.runAllTimersAsync();
    expect(sending.outbox("c").map(({ text }) => text)).toEqual(["hallo"]);
  });

  it("keeps the draft of a note apart from that of an answer", () => {
    const { sending } = newSending();
    sending.keepDraft("c", "note", "intern");
    expect(sending.draft("c", "message")).toBe("");
    expect(newSending().sending.draft("c", "note")).toBe("intern");
  });
});

describe("what a tab remembers", () => {
  it("goes when somebody else logs in", () => {
    const memory = new Memory(tab, new Shelf());
    memory.belongsTo("noor");
    memory.tab.drafts["c:message"] = "hallo";
    memory.save();
    new Memory(tab, new Shelf()).belongsTo("noor");
    expect(new Memory(tab, new Shelf()).tab.drafts).toEqual({ "c:message": "hallo" });
    new Memory(tab, new Shelf()).belongsTo("daan");
    expect(new Memory(tab, new Shelf()).tab.drafts).toEqual({});
  });
});
