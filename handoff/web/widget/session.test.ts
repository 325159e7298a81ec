import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Command, Event, FromCitizen, NewConversation, Plan, Problem } from "../shared/protocol";
import { UnreachableError } from "../shared/requests";
import { type DeviceStorage, PageMemory } from "./device-storage";
import { Session } from "./session";
import { tongueOf } from "./texts";

const problem = (code: string, status: number): Problem => ({ type: "problem", code, status, title: "", detail: code });

/** A service in memory that keeps each command once, and a line to it that can be cut at any moment. */
class FakeService {
  readonly log: Event[] = [];
  readonly sockets: FakeLine[] = [];
  opened = 0;
  /** How often a conversation was ended. */
  ended = 0;
  readonly wanted: NewConversation[] = [];
  up = true;
  /** How often anything was asked over HTTP. */
  asked = 0;
  /** The answer to a command gets lost on the way back. */
  loseAnswers = false;
  /** How many commands wait a second for their turn, which is told. */
  slow = 0;
  /** What a try to open a conversation gets instead. */
  refusal: Problem | null = null;

  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    this.asked += 1;
    if (!this.up) throw new TypeError("no network");
    if (init?.method === "POST" && String(url).endsWith("/conversations")) {
      if (this.refusal) return Response.json(this.refusal, { status: this.refusal.status });
      this.opened += 1;
      this.wanted.push(JSON.parse(String(init.body)) as NewConversation);
      if (this.log.length === 0) this.append({ kind: "started", language: "nl" }, "citizen");
      return Response.json({ id: `c${this.opened}`, token: "t" }, { status: 201 });
    }
    if (init?.method === "POST" && (JSON.parse(String(init.body)) as Command).type === "end") {
      this.ended += 1;
      return Response.json({}, { status: 200 });
    }
    return new Response(null, { status: init?.method === "DELETE" ? 204 : 503 });
  };

  append(body: Event["body"], role: Event["sender"]["role"], clientId?: string): Event {
    const event: Event = { seq: this.log.length + 1, sender: { role }, body, created_at: "2025-03-03T10:00:00Z" };
    if (clientId) event.client_id = clientId;
    this.log.push(event);
    for (const line of this.sockets) line.news();
    return event;
  }

  carryOut(command: Command): Event {
    const before = this.log.find(({ client_id: id }) => id === command.client_id);
    if (!before && command.type === "tick_step") {
      const { of, step, done } = command;
      return this.append({ kind: "plan_ticked", of, plan: "job", step, done }, "citizen", command.client_id);
    }
    const text = command.type === "say" ? command.text : command.type;
    return before ?? this.append({ kind: "message", text }, "citizen", command.client_id);
  }

  cut(): void {
    this.up = false;
    for (const line of this.sockets.splice(0)) line.break();
  }

  texts(): string[] {
    return this.log.flatMap(({ body }) => (body.kind === "message" ? body.text : []));
  }
}

class FakeLine {
  readyState = 0;
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: unknown) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  private after: number | null = null;

  constructor(private readonly service: FakeService) {
    setTimeout(() => {
      if (!service.up) return this.break();
      this.readyState = 1;
      service.sockets.push(this);
      this.onopen?.({});
    }, 5);
  }

  send(data: string): void {
    const frame = JSON.parse(data) as FromCitizen;
    if (frame.type === "hello") {
      this.after = frame.after ?? 0;
      this.say({ type: "welcome", conversation: "c1", last_seq: this.service.log.length, language: "nl" });
      this.news();
    } else if ("client_id" in frame) {
      if (this.service.slow > 0) {
        this.service.slow -= 1;
        this.say(problem("too-fast", 429));
        setTimeout(() => this.answer(frame), 1000);
      } else this.answer(frame);
    }
  }

  close(): void {
    this.readyState = 3;
    this.after = null;
  }

  break(): void {
    this.close();
    this.onclose?.({});
  }

  news(): void {
    if (this.after === null || this.service.loseAnswers) return;
    const events = this.service.log.slice(this.after);
    this.after = this.service.log.length;
    this.say({ type: "events", events, last_seq: this.after });
  }

  private answer(command: Command): void {
    const { seq } = this.service.carryOut(command);
    if (!this.service.loseAnswers) this.say({ type: "ack", client_id: command.client_id, seq });
  }

  private say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

describe("Session", () => {
  let service: FakeService;
  let storage: DeviceStorage;
  let session: Session;

  const open = (): Session =>
    new Session({ server: "http://here", site: {}, language: "nl", storage, onChange: () => undefined });
  const shown = (): string[] =>
    session.conversation.entries.flatMap(({ event }) => (event.body.kind === "message" ? event.body.text : []));

  beforeEach(() => {
    vi.useFakeTimers();
    service = new FakeService();
    storage = new PageMemory();
    vi.stubGlobal("fetch", service.fetch);
    vi.stubGlobal(
      "WebSocket",
      class {
        constructor() {
          return new FakeLine(service);
        }
      },
    );
    session = open();
    session.resume();
  });

  afterEach(() => {
    session.pause();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("opens no conversation before there is something to say", async () => {
    await vi.advanceTimersByTimeAsync(5000);
    expect(service.opened).toBe(0);
    expect(session.begun).toBe(false);
    session.commands.say("een");
    session.commands.say("twee");
    await vi.advanceTimersByTimeAsync(100);
    expect(service.opened).toBe(1);
    expect(service.texts()).toEqual(["een", "twee"]);
    expect(shown()).toEqual(["een", "twee"]);
    expect(session.pending).toEqual([]);
  });

  it("says what was said without a network once there is one", async () => {
    service.up = false;
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(3000);
    expect(session.status).toBe("offline");
    expect(session.pending).toHaveLength(1);
    service.up = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(service.texts()).toEqual(["een"]);
    expect(session.pending).toEqual([]);
  });

  it("tells to slow down for as long as something has to wait", async () => {
    service.slow = 2;
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    expect(session.problem?.code).toBe("too-fast");
    session.commands.say("twee");
    expect(session.problem?.code).toBe("too-fast");
    await vi.advanceTimersByTimeAsync(1400);
    expect(service.texts()).toEqual(["een"]);
    expect(session.problem?.code).toBe("too-fast");
    await vi.advanceTimersByTimeAsync(1000);
    expect(service.texts()).toEqual(["een", "twee"]);
    expect(session.problem).toBeNull();
  });

  it("no longer tells what went wrong at opening once that works", async () => {
    service.refusal = problem("internal", 500);
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    expect(session.problem?.code).toBe("internal");
    service.refusal = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(service.texts()).toEqual(["een"]);
    expect(session.problem).toBeNull();
  });

  it("neither loses nor doubles a message whose answer got lost with the line", async () => {
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    service.loseAnswers = true;
    session.commands.say("twee");
    await vi.advanceTimersByTimeAsync(100);
    service.cut();
    session.commands.say("drie");
    await vi.advanceTimersByTimeAsync(2000);
    expect(session.pending).toHaveLength(2);
    service.up = true;
    service.loseAnswers = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(service.texts()).toEqual(["een", "twee", "drie"]);
    expect(shown()).toEqual(["een", "twee", "drie"]);
    expect(session.pending).toEqual([]);
  });

  it("takes up the same conversation after a reload, with what was not sent yet", async () => {
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    service.cut();
    session.commands.say("twee");
    session.pause();
    service.up = true;
    session = open();
    session.resume();
    expect(session.caughtUp).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.caughtUp).toBe(true);
    expect(service.opened).toBe(1);
    expect(shown()).toEqual(["een", "twee"]);
  });

  it("starts anew after the citizen asks for it, and gives unsent words back", async () => {
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    service.cut();
    session.commands.say("twee");
    expect(session.startOver()).toBe("twee");
    expect(session.conversation.entries).toEqual([]);
    expect(session.begun).toBe(false);
    expect(storage.keys("")).toEqual(["previous"]);
  });

  it("gives unsent words back also to who begins anew while the conversation runs, which is ended", async () => {
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    service.slow = 1;
    session.commands.say("twee");
    session.commands.say("drie");
    await vi.advanceTimersByTimeAsync(100);
    expect(await session.beginAnew()).toBe("twee\ndrie");
    expect(service.ended).toBe(1);
    expect(session.begun).toBe(false);
  });

  const startAgain = async (): Promise<void> => {
    session.commands.say("opnieuw");
    await vi.advanceTimersByTimeAsync(100);
  };

  it("tells with the next conversation which one came before, once, and only within a day", async () => {
    await startAgain();
    session.startOver();
    await startAgain();
    session.startOver();
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000 + 1);
    await startAgain();
    expect(service.wanted.map(({ previous }) => previous)).toEqual([undefined, { id: "c1", token: "t" }, undefined]);
    expect(storage.keys("")).not.toContain("previous");
  });

  it("takes the key of before off the device when the page loads and a day has passed", async () => {
    await startAgain();
    session.startOver();
    session.pause();
    open().pause();
    expect(storage.keys("")).toEqual(["previous"]);
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000 + 1);
    open().pause();
    expect(storage.keys("")).toEqual([]);
  });

  it("leaves nothing on a device that is to forget the conversation, and ends that", async () => {
    await startAgain();
    storage.set("prefers:large", "yes");
    session.chooseLanguage(tongueOf("en"));
    session.startOver();
    await startAgain();
    session.markSeen();
    service.slow = 1;
    session.commands.say("nog iets");
    await session.forgetHere();
    expect(storage.keys("")).toEqual([]);
    expect(session.left).toBe("forgotten");
    expect(service.ended).toBe(1);
    await startAgain();
    expect(session.left).toBeNull();
    expect(service.wanted.at(-1)).not.toHaveProperty("previous");
  });

  it("leaves nothing there either when the service cannot be reached", async () => {
    await startAgain();
    service.cut();
    session.commands.say("nog iets");
    await session.forgetHere();
    expect(storage.keys("")).toEqual([]);
    expect(session.begun).toBe(false);
  });

  it("keeps no key to a conversation that does not exist any more", async () => {
    await startAgain();
    service.sockets[0]?.onmessage?.({ data: JSON.stringify(problem("not-found", 404)) });
    expect(session.gone).toBe(true);
    session.startOver();
    expect(storage.keys("")).toEqual([]);
  });

  it("says nothing of a conversation that the citizen deleted", async () => {
    await startAgain();
    await session.delete();
    expect(storage.keys("")).toEqual([]);
    await startAgain();
    expect(service.wanted.at(-1)).not.toHaveProperty("previous");
  });

  it("is deleted, and not gone, when the line knows before the answer comes; gone when no answer comes", async () => {
    const deleting = (answer: () => Response): void => {
      vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
        if (init?.method !== "DELETE") return service.fetch(url, init);
        const line = service.sockets.at(-1);
        line?.onmessage?.({ data: JSON.stringify(problem("not-found", 404)) });
        line?.break();
        seen.push([session.gone, session.status === "offline"]);
        return answer();
      });
    };
    const seen: [boolean, boolean][] = [];
    await startAgain();
    deleting(() => new Response(null, { status: 204 }));
    await session.delete();
    expect([seen, session.gone, session.left]).toEqual([[[false, false]], false, "deleted"]);

    await startAgain();
    deleting(() => Response.json(problem("server-error", 500), { status: 500 }));
    await expect(session.delete()).rejects.toThrow();
    expect([session.gone, session.left]).toEqual([true, null]);
  });

  it("shows a tick at once, keeps it over a reload without a network, and sends the last word on it", async () => {
    const plan: Plan = { id: "job", title: "", intro: "", steps: [{ id: "a", when: "now", title: "", what: "" }] };
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    service.append({ kind: "message", text: "plan", plan }, "bot");
    const of = service.log.length;
    service.cut();
    session.commands.tickStep(of, "a", true);
    expect([...session.done(of, plan)]).toEqual(["a"]);
    session.commands.tickStep(of, "a", false);
    expect([...session.done(of, plan)]).toEqual([]);
    session.commands.tickStep(of, "a", true);
    session.pause();
    service.up = true;
    session = open();
    session.resume();
    expect([...session.done(of, plan)]).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(service.log.flatMap(({ body }) => (body.kind === "plan_ticked" ? body.done : []))).toEqual([
      true,
      false,
      true,
    ]);
    expect(session.pending).toEqual([]);
    expect([...session.done(of, plan)]).toEqual(["a"]);
  });

  it("counts what was not seen over a reload", async () => {
    session.commands.say("een");
    await vi.advanceTimersByTimeAsync(100);
    session.markSeen();
    service.append({ kind: "message", text: "antwoord" }, "bot");
    session.pause();
    session = open();
    session.resume();
    await vi.advanceTimersByTimeAsync(100);
    expect(session.seen).toBe(2);
    expect(session.conversation.lastSeq).toBe(3);
  });

  it("gives nothing to take along before there is a conversation, not an empty file", async () => {
    service.up = false;
    session.commands.say("hallo");
    await vi.advanceTimersByTimeAsync(50);
    expect(session.begun).toBe(true);
    await expect((async () => session.kept.transcript())()).rejects.toBeInstanceOf(UnreachableError);
  });

  it("does not go on trying to open a conversation after its window has gone from the page", async () => {
    service.up = false;
    session.commands.say("hallo");
    session.pause();
    const { asked } = service;
    service.up = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.asked).toBe(asked);
  });

  it("does not take up the line for a conversation that is opened after its window has gone", async () => {
    session.commands.say("hallo");
    session.pause();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.sockets).toEqual([]);
    expect(service.texts()).toEqual([]);
  });

  it("does not follow other tabs after its window has gone", async () => {
    const told: ((key: string | null) => void)[] = [];
    class Shared extends PageMemory {
      override onOtherTab(changed: (key: string | null) => void): () => void {
        told.push(changed);
        return () => void told.splice(told.indexOf(changed), 1);
      }
    }
    storage = new Shared();
    const gone = open();
    gone.pause();
    storage.set("conversation", JSON.stringify({ id: "c9", token: "t" }));
    for (const each of told) each("conversation");
    await vi.advanceTimersByTimeAsync(1000);
    expect(service.sockets).toEqual([]);
  });
});
