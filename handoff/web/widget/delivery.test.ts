import { describe, expect, it } from "vitest";
import type { AnyBody, Event, Sender } from "../shared/protocol";
import { deliveryOf } from "./delivery";
import { EMPTY, fold } from "./fold";

const citizen: Sender = { role: "citizen" };
const bot: Sender = { role: "bot" };
const noor: Sender = { role: "caseworker", name: "Noor", organisation: "UWV" };
const desk = { id: "uwv", nl: "UWV", en: "UWV" };

function after(...said: [Sender, AnyBody][]): ReturnType<typeof deliveryOf> {
  const events = said.map(([sender, body], index): Event => ({
    seq: index + 1,
    sender,
    body,
    created_at: "2026-11-22T12:00:00Z",
  }));
  return deliveryOf(fold(EMPTY, events));
}

const said = (text: string): AnyBody => ({ kind: "message", text });

describe("deliveryOf", () => {
  it("knows of nothing before anything was said", () => {
    expect(after([bot, said("Goedendag")])).toBeNull();
  });

  it("tells a message that is only stored from one that was answered", () => {
    expect(after([citizen, said("Hallo")])).toEqual({ seq: 1, state: "sent" });
    expect(after([citizen, said("Hallo")], [bot, said("Goedendag")])).toEqual({ seq: 1, state: "delivered" });
    expect(after([citizen, said("Een")], [bot, said("Twee")], [citizen, said("Drie")])?.state).toBe("sent");
  });

  it("has not reached anybody in the queue until a caseworker takes it", () => {
    const waiting: [Sender, AnyBody][] = [
      [citizen, { kind: "queued", desk, reason: "asked" }],
      [citizen, said("Bent u er?")],
    ];
    expect(after(...waiting)?.state).toBe("sent");
    const taken: [Sender, AnyBody][] = [...waiting, [noor, { kind: "claimed" }]];
    expect(after(...taken)?.state).toBe("delivered");
    expect(after(...taken, [citizen, said("Dank u")], [noor, { kind: "closed", outcome: "answered" }])?.state).toBe(
      "delivered",
    );
  });
});
