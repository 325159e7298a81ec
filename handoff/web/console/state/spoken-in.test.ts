import { describe, expect, it } from "vitest";
import type { AnyBody, Event as LogEvent, Sender } from "../../shared/protocol";
import { spokenIn } from "./spoken-in";

const citizen: Sender = { role: "citizen" };
const bot: Sender = { role: "bot" };
const noor: Sender = { role: "caseworker", id: "noor", name: "Noor" };

function log(...happened: [Sender, AnyBody][]): LogEvent[] {
  return happened.map(([sender, body], at) => ({ seq: at + 1, sender, body, created_at: "2025-03-03T10:00:00Z" }));
}

const understood = { intent: "greet", confidence: 1 };
const languages = (events: LogEvent[], begins = "nl"): string[] => [...spokenIn(events, begins).values()];

describe("the language of the words in a conversation", () => {
  it("is that of the conversation, from where it is chosen on", () => {
    const events = log(
      [citizen, { kind: "started", language: "nl" }],
      [citizen, { kind: "message", text: "Goedendag" }],
      [citizen, { kind: "language_chosen", language: "en" }],
      [noor, { kind: "message", text: "Good afternoon" }],
    );
    expect(languages(events)).toEqual(["nl", "nl", "en", "en"]);
    expect(languages(events.slice(1, 2), "en")).toEqual(["en"]);
  });

  it("is that of a message of the bot, which knows it, whatever the conversation is in", () => {
    const events = log(
      [citizen, { kind: "started", language: "nl" }],
      [bot, { kind: "message", text: "Good day", language: "en" }],
      [citizen, { kind: "message", text: "Dank u" }],
    );
    expect(languages(events)).toEqual(["nl", "en", "nl"]);
  });

  it("is the one that a citizen was found to write in, from those words on", () => {
    const events = log(
      [citizen, { kind: "started", language: "nl" }],
      [citizen, { kind: "message", text: "Hallo" }],
      [citizen, { kind: "message", text: "Taşınıyorum" }],
      [bot, { kind: "analysis", of: 3, understood, written_in: "tr" }],
      [bot, { kind: "message", text: "Ik begrijp alleen Nederlands en Engels.", language: "nl" }],
      [noor, { kind: "message", text: "Merhaba" }],
    );
    expect(languages(events)).toEqual(["nl", "nl", "tr", "tr", "nl", "tr"]);
  });
});
