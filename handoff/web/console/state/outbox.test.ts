import { describe, expect, it } from "vitest";
import type { Event } from "../../shared/protocol";
import { arrived, failed, nextToSend, posted, retried, settled, without, type Outbox } from "./outbox";

const two: Outbox = posted(posted([], "a", "message", "eerst"), "b", "message", "dan");

function inLog(client_id: string): Event {
  return {
    seq: 1,
    sender: { role: "caseworker" },
    body: { kind: "message", text: "" },
    created_at: "2026-03-02T09:00:00Z",
    client_id,
  };
}

describe("the outbox", () => {
  it("sends one after the other, in the order of writing", () => {
    expect(nextToSend(two)?.clientId).toBe("a");
    expect(nextToSend(arrived(two, "a"))?.clientId).toBe("b");
    expect(nextToSend(arrived(arrived(two, "a"), "b"))).toBeNull();
  });

  it("lets nothing overtake what failed", () => {
    const stuck = failed(two, "a", "te lang");
    expect(nextToSend(stuck)).toBeNull();
    expect(stuck.map(({ state, problem }) => [state, problem])).toEqual([
      ["failed", "te lang"],
      ["failed", ""],
    ]);
  });

  it("tries again under the same client_id, and not what arrived", () => {
    const again = retried(failed(arrived(two, "a"), "b", ""));
    expect(again.map(({ clientId, state }) => [clientId, state])).toEqual([
      ["a", "sent"],
      ["b", "sending"],
    ]);
  });

  it("keeps what arrived until the log shows it", () => {
    const sent = arrived(two, "a");
    expect(settled(sent, [])).toBe(sent);
    expect(settled(sent, [inLog("a")]).map(({ clientId }) => clientId)).toEqual(["b"]);
  });

  it("settles what the log shows although the answer was lost", () => {
    expect(settled(failed(two, "a", ""), [inLog("a")]).map(({ clientId }) => clientId)).toEqual(["b"]);
  });

  it("goes on without what was taken back", () => {
    expect(nextToSend(retried(without(failed(two, "a", "te lang"), "a")))?.clientId).toBe("b");
  });
});
