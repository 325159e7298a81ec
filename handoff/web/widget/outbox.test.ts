import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Command, Problem } from "../shared/protocol";
import { PageMemory } from "./device-storage";
import { ANSWER_MS, OTHER_TAB_MS, Outbox } from "./outbox";

const say = (id: string): Command => ({ type: "say", client_id: id, text: `text of ${id}` });
const problem = (code: string, id: string, retryAfter?: number): Problem => ({
  type: "problem",
  status: 409,
  code,
  title: "",
  detail: "",
  client_id: id,
  ...(retryAfter ? { retry_after: retryAfter } : {}),
});

describe("Outbox", () => {
  let storage: PageMemory;
  let sent: string[];
  let open: boolean;
  let outbox: Outbox;

  const make = (): Outbox =>
    new Outbox(
      storage,
      (command) => {
        if (open) sent.push(command.client_id);
        return open;
      },
      () => undefined,
    );

  beforeEach(() => {
    vi.useFakeTimers();
    storage = new PageMemory();
    sent = [];
    open = true;
    outbox = make();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("sends one at a time, in the order in which they were given", () => {
    for (const id of ["a", "b", "c"]) outbox.add(say(id));
    expect(sent).toEqual(["a"]);
    outbox.answered("a", 2);
    outbox.answered("b", 3);
    expect(sent).toEqual(["a", "b", "c"]);
  });

  it("keeps what was said without a line, and sends it under the same id when there is one", () => {
    open = false;
    outbox.add(say("a"));
    outbox.add(say("b"));
    expect(sent).toEqual([]);
    open = true;
    outbox.lineOpened();
    outbox.answered("a", 1);
    expect(sent).toEqual(["a", "b"]);
  });

  it("sends again after a lost line what had no answer", () => {
    outbox.add(say("a"));
    outbox.lineOpened();
    expect(sent).toEqual(["a", "a"]);
    expect(outbox.pending).toHaveLength(1);
  });

  it("survives a reload, and forgets what was answered", () => {
    outbox.add(say("a"));
    outbox.add(say("b"));
    outbox.answered("a", 1);
    sent = [];
    outbox = make();
    outbox.lineOpened();
    expect(sent).toEqual(["b"]);
  });

  it("shows a message until its event is in the log, whichever of answer and event is first", () => {
    outbox.add(say("a"));
    outbox.answered("a", 5);
    expect(outbox.pending.map(({ state }) => state)).toEqual(["answered"]);
    outbox.seen(4, new Set());
    expect(outbox.pending).toHaveLength(1);
    outbox.seen(5, new Set(["a"]));
    expect(outbox.pending).toHaveLength(0);

    outbox.add(say("b"));
    outbox.seen(6, new Set(["b"]));
    expect(outbox.pending).toHaveLength(0);
    expect(outbox.answered("b", 6)).toBeNull();
  });

  it("asks again when an answer stays out, and gives up after three tries without losing the text", () => {
    outbox.add(say("a"));
    vi.advanceTimersByTime(3 * ANSWER_MS);
    expect(sent).toEqual(["a", "a", "a"]);
    expect(outbox.pending[0]?.state).toBe("failed");
    outbox.retry("a");
    expect(sent).toEqual(["a", "a", "a", "a"]);
    expect(outbox.pending[0]?.state).toBe("sending");
  });

  it("tells that it takes long as soon as one answer stayed out, and no longer when somebody tries once more", () => {
    outbox.add(say("a"));
    vi.advanceTimersByTime(ANSWER_MS - 1);
    expect(outbox.pending[0]?.late ?? false).toBe(false);
    vi.advanceTimersByTime(1);
    expect(outbox.pending[0]).toMatchObject({ state: "sending", late: true });
    vi.advanceTimersByTime(2 * ANSWER_MS);
    outbox.retry("a");
    expect(outbox.pending[0]?.late ?? false).toBe(false);
  });

  it("slows down when asked to, and keeps the order", () => {
    outbox.add(say("a"));
    outbox.add(say("b"));
    outbox.refused(problem("too-fast", "a", 2));
    expect(sent).toEqual(["a"]);
    vi.advanceTimersByTime(2000);
    expect(sent).toEqual(["a", "a"]);
    outbox.answered("a", 1);
    expect(sent).toEqual(["a", "a", "b"]);
  });

  it("sends again what the service could not take for a moment", () => {
    outbox.add(say("a"));
    outbox.refused(problem("unavailable", "a", 2));
    expect(outbox.pending[0]).toMatchObject({ state: "sending" });
    vi.advanceTimersByTime(2000);
    expect(sent).toEqual(["a", "a"]);
  });

  it("holds what was refused with its problem, and goes on with the next", () => {
    outbox.add(say("a"));
    outbox.add(say("b"));
    outbox.refused(problem("text-too-long", "a"));
    expect(sent).toEqual(["a", "b"]);
    expect(outbox.pending[0]).toMatchObject({ state: "failed", problem: { code: "text-too-long" } });
    expect(outbox.take("a")).toEqual(say("a"));
    expect(outbox.pending.map(({ command }) => command.client_id)).toEqual(["b"]);
  });

  it("keeps what was refused over a reload, without sending it by itself", () => {
    outbox.add(say("a"));
    outbox.refused(problem("internal", "a"));
    sent = [];
    outbox = make();
    outbox.lineOpened();
    expect(sent).toEqual([]);
    expect(outbox.pending[0]).toMatchObject({ state: "failed", problem: { code: "internal" } });
    outbox.retry("a");
    outbox.answered("a", 1);
    expect(sent).toEqual(["a"]);
    expect(storage.keys("outbox:")).toEqual([]);
  });

  it("forgets a refused press that is not kept over a reload", () => {
    outbox.add(say("a"), false);
    outbox.refused(problem("internal", "a"));
    expect(make().pending).toEqual([]);
  });

  it("shows in every tab what was refused, sends it from the one where that is asked, and it is gone in all", () => {
    const first = outbox;
    const second = make();
    first.add(say("a"));
    second.otherTab("outbox:a");
    first.refused(problem("internal", "a"));
    second.otherTab("outbox:a");
    expect(second.pending[0]).toMatchObject({ state: "failed", problem: { code: "internal" } });
    second.retry("a");
    first.otherTab("outbox:a");
    expect(first.pending[0]?.state).toBe("sending");
    second.answered("a", null);
    first.otherTab("outbox:a");
    expect(first.pending).toEqual([]);
    expect(sent).toEqual(["a", "a"]);
  });

  it("tells why what was sent has to wait", () => {
    outbox.add(say("a"));
    outbox.refused(problem("unavailable", "a", 2));
    expect(outbox.pending[0]?.problem?.code).toBe("unavailable");
    outbox.answered("a", 3);
    expect(outbox.pending[0]?.problem).toBeUndefined();
  });

  it("leaves to another tab what is that tab's, until it seems gone", () => {
    storage.set("outbox:x", JSON.stringify({ command: say("x"), at: 1 }));
    outbox.otherTab("outbox:x");
    vi.advanceTimersByTime(OTHER_TAB_MS - 1);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual(["x"]);
  });

  it("does not overtake what another tab still holds, but sends that first", () => {
    storage.set("outbox:x", JSON.stringify({ command: say("x"), at: 1 }));
    storage.set("outbox:y", JSON.stringify({ command: say("y"), at: 2 }));
    outbox.otherTab("outbox:x");
    outbox.otherTab("outbox:y");
    outbox.add(say("a"));
    expect(sent).toEqual(["x"]);
    outbox.answered("x", 1);
    storage.remove("outbox:y");
    outbox.otherTab("outbox:y");
    expect(sent).toEqual(["x", "y", "a"]);
  });

  it("waits with its own while another tab's, which comes first, has to slow down", () => {
    storage.set("outbox:x", JSON.stringify({ command: say("x"), at: 1 }));
    outbox.otherTab("outbox:x");
    outbox.add(say("a"));
    outbox.refused(problem("too-fast", "x", 2));
    expect(sent).toEqual(["x"]);
    vi.advanceTimersByTime(2000);
    outbox.answered("x", 1);
    expect(sent).toEqual(["x", "x", "a"]);
  });

  it("drops what another tab got an answer for", () => {
    storage.set("outbox:x", JSON.stringify({ command: say("x"), at: 1 }));
    outbox.otherTab("outbox:x");
    storage.remove("outbox:x");
    outbox.otherTab("outbox:x");
    expect(outbox.pending).toHaveLength(0);
    vi.advanceTimersByTime(OTHER_TAB_MS * 2);
    expect(sent).toEqual([]);
  });
});
