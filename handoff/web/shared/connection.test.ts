import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backoff } from "./backoff";
import { Connection, type ConnectionStatus, CONNECT_MS, HEARTBEAT_MS, SILENCE_MS, type Socket } from "./connection";

class FakeSocket implements Socket {
  readyState = 0;
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: unknown[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.({} as Event);
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.({} as CloseEvent);
  }
}

describe("Connection", () => {
  let sockets: FakeSocket[];
  let statuses: [ConnectionStatus, number][];
  let got: unknown[];
  let after: number;
  let connection: Connection<unknown, { type: string }>;

  const last = (): FakeSocket => sockets.at(-1)!;

  beforeEach(() => {
    vi.useFakeTimers();
    [sockets, statuses, got, after] = [[], [], [], 0];
    connection = new Connection<unknown, { type: string }>({
      url: "ws://here/",
      greeting: () => ({ type: "hello", after }),
      onFrame: (frame) => got.push(frame),
      onStatus: (status, failures) => statuses.push([status, failures]),
      openSocket: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      random: () => 1,
    });
    connection.start();
  });

  afterEach(() => {
    connection.stop();
    vi.useRealTimers();
  });

  it("greets first, and is open once the other side has answered", () => {
    last().accept();
    expect(last().sent).toEqual([{ type: "hello", after: 0 }]);
    expect(connection.status).toBe("connecting");
    expect(connection.send({ type: "say" })).toBe(false);
    last().say({ type: "welcome" });
    expect(connection.status).toBe("open");
    expect(got).toEqual([{ type: "welcome" }]);
    expect(connection.send({ type: "say" })).toBe(true);
  });

  it("comes back with a new greeting after a loss", () => {
    last().accept();
    last().say({ type: "welcome" });
    after = 7;
    last().break();
    expect(connection.status).toBe("waiting");
    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
    last().accept();
    expect(last().sent).toEqual([{ type: "hello", after: 7 }]);
  });

  it("waits longer after each failure, and counts those without an answer", () => {
    for (const pause of [500, 1000, 2000, 4000]) {
      last().break();
      const before = sockets.length;
      vi.advanceTimersByTime(pause - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    }
    expect(statuses.at(-1)).toEqual(["connecting", 4]);
    last().accept();
    last().say({ type: "welcome" });
    expect(statuses.at(-1)).toEqual(["open", 0]);
  });

  it("does not hurry to a server that falls over right after its welcome", () => {
    for (const pause of [500, 1000, 2000]) {
      last().accept();
      last().say({ type: "welcome" });
      last().break();
      const before = sockets.length;
      vi.advanceTimersByTime(pause - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
    }
  });

  it("keeps a heartbeat, and gives a silent line up", () => {
    last().accept();
    last().say({ type: "welcome" });
    const first = last();
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(first.sent.at(-1)).toEqual({ type: "ping" });
    first.say({ type: "pong" });
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(connection.status).toBe("open");
    vi.advanceTimersByTime(1);
    expect(connection.status).toBe("waiting");
    expect(first.closed).toBe(true);
    expect(got).toEqual([{ type: "welcome" }]);
  });

  it("knows when the other side was heard last, also after the device slept", () => {
    connection.start();
    expect(connection.heardAt).toBeNull();
    last().accept();
    last().say({ type: "welcome" });
    const heard = Date.now();
    vi.setSystemTime(heard + 3_600_000);
    last().break();
    expect(connection.heardAt).toBe(heard);
  });

  it("gives up an attempt that nobody answers", () => {
    vi.advanceTimersByTime(CONNECT_MS);
    expect(connection.status).toBe("waiting");
    expect(statuses.at(-1)).toEqual(["waiting", 1]);
  });

  it("hears nothing from a socket that it gave up", () => {
    const first = last();
    first.break();
    vi.advanceTimersByTime(500);
    first.say({ type: "welcome" });
    expect(got).toEqual([]);
  });

  it("tries at once when told, and stops for good when told", () => {
    last().break();
    connection.retryNow();
    expect(sockets).toHaveLength(2);
    connection.stop();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(2);
    expect(connection.status).toBe("stopped");
  });
});

describe("backoff", () => {
  it("doubles from half a second to twenty, and takes at most half off", () => {
    expect([1, 2, 3, 6, 7, 50].map((attempt) => backoff(attempt, () => 1))).toEqual([
      500, 1000, 2000, 16_000, 20_000, 20_000,
    ]);
    expect(backoff(1, () => 0)).toBe(250);
  });
});
