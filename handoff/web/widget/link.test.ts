import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Socket } from "../shared/connection";
import type { ToCitizen } from "../shared/protocol";
import { ProblemError, UnreachableError } from "../shared/requests";
import { Link, type LinkStatus } from "./link";

/** A network that lets no WebSocket through. */
function blockedSocket(): Socket {
  const socket: Socket = {
    readyState: 3,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: () => undefined,
    close: () => undefined,
  };
  setTimeout(() => socket.onclose?.({} as CloseEvent), 1);
  return socket;
}

describe("Link where WebSockets are blocked", () => {
  let asked: string[];
  let frames: ToCitizen[];
  let statuses: LinkStatus[];
  let answer: (url: string) => Promise<unknown>;
  let link: Link;

  beforeEach(() => {
    vi.useFakeTimers();
    [asked, frames, statuses] = [[], [], []];
    answer = (url) =>
      url.includes("waitSeconds=0")
        ? Promise.resolve({ type: "events", events: [], last_seq: 4 })
        : url.endsWith("/commands")
          ? Promise.resolve({ type: "ack", client_id: "a", seq: 5 })
          : new Promise(() => undefined);
    link = new Link({
      server: "http://here",
      key: { id: "c", token: "t" },
      after: () => 3,
      onFrame: (frame) => frames.push(frame),
      onStatus: (status) => statuses.push(status),
      openSocket: blockedSocket,
      ask: (<Answer>(url: string) => {
        asked.push(url);
        return answer(url) as Promise<Answer>;
      }) as never,
    });
    link.start();
  });

  afterEach(() => {
    link.stop();
    vi.useRealTimers();
  });

  it("asks by plain requests after three tries, from the place where it is, and then waits for news", async () => {
    expect(link.send({ type: "ask_person", client_id: "a" })).toBe(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked[0]).toBe("http://here/api/v1/conversations/c/events?after=3&waitSeconds=0&place=");
    expect(asked[1]).toContain("waitSeconds=20");
    expect(frames).toContainEqual({ type: "events", events: [], last_seq: 4 });
    expect(link.status).toBe("open");
    expect(statuses).toContain("offline");
  });

  it("tells the place in the queue when it is another, and asks to hear of the next", async () => {
    const places = [
      { position: 2, from_minutes: 5, to_minutes: 10 },
      { position: 2, from_minutes: 5, to_minutes: 10 },
      null,
    ];
    answer = () =>
      places.length
        ? Promise.resolve({ type: "events", events: [], last_seq: 4, waiting: places.shift() })
        : new Promise(() => undefined);
    await vi.advanceTimersByTimeAsync(5000);
    expect(frames.filter(({ type }) => type === "waiting")).toEqual([
      { type: "waiting", waiting: { position: 2, from_minutes: 5, to_minutes: 10 } },
      { type: "waiting", waiting: null },
    ]);
    expect(asked.map((url) => url.split("place=")[1])).toEqual(["", "2.5.10", "2.5.10", ""]);
  });

  it("sends commands as requests and gives their answer as a frame", async () => {
    await vi.advanceTimersByTimeAsync(5000);
    expect(link.send({ type: "ask_person", client_id: "a" })).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(frames.at(-1)).toEqual({ type: "ack", client_id: "a", seq: 5 });
    answer = () =>
      Promise.reject(
        new ProblemError({ type: "problem", status: 409, code: "not-possible-now", title: "", detail: "" }),
      );
    link.send({ type: "ask_person", client_id: "b" });
    await vi.advanceTimersByTimeAsync(1);
    expect(frames.at(-1)).toMatchObject({ type: "problem", code: "not-possible-now", client_id: "b" });
  });

  it("is offline while nothing answers, and comes back by itself", async () => {
    const works = answer;
    answer = () => Promise.reject(new UnreachableError("away"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(link.status).toBe("offline");
    answer = works;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link.status).toBe("open");
  });

  it("asks nothing more once it is stopped", async () => {
    await vi.advanceTimersByTimeAsync(5000);
    link.stop();
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(before);
  });

  it("gives no answer to who has left: the next conversation is not told what went wrong in this one", async () => {
    await vi.advanceTimersByTimeAsync(5000);
    let refuse: (error: unknown) => void = () => undefined;
    answer = () => new Promise((_, reject) => (refuse = reject));
    expect(link.send({ type: "ask_person", client_id: "a" })).toBe(true);
    link.stop();
    const before = frames.length;
    refuse(new ProblemError({ type: "problem", status: 404, code: "not-found", title: "", detail: "" }));
    await vi.advanceTimersByTimeAsync(0);
    expect(frames.length).toBe(before);
  });
});
