import { describe, expect, it } from "vitest";
import type { AnyBody, Card, DeskName, Event, Sender } from "../../shared/protocol";
import { factsOf } from "./conversation-facts";

const own: DeskName = { id: "gemeente", nl: "Gemeente", en: "Municipality" };
const other: DeskName = { id: "uwv", nl: "UWV", en: "UWV" };
const citizen: Sender = { role: "citizen" };
const bot: Sender = { role: "bot" };
const system: Sender = { role: "system" };
const noor: Sender = { role: "caseworker", id: "cw1", name: "Noor" };
const card: Card = {
  service: "bijstand",
  title: "Bijstand aanvragen",
  organisation: "gemeente",
  organisation_name: "Gemeente",
  first_step: "Vraag het aan.",
  channels: [],
};

function told(...entries: [Sender, AnyBody][]): Event[] {
  return entries.map(([sender, body], index) => ({
    seq: index + 1,
    sender,
    body,
    created_at: "2026-03-02T09:00:00Z",
  }));
}

const untilClaimed: [Sender, AnyBody][] = [
  [citizen, { kind: "started", language: "nl", page: "https://site.example/", topic: "bijstand" }],
  [bot, { kind: "message", text: "Dit kan ik voor u vinden", card }],
  [system, { kind: "municipality_known", code: "GM0001", name: "Lindewaard" }],
  [
    system,
    {
      kind: "queued",
      desk: own,
      reason: "distress",
      urgent: true,
      topic_title: "Schulden",
      summary: "Kan de huur niet betalen",
      ranking: [{ id: "schulden", title: "Schulden", confidence: 0.6 }],
    },
  ],
  [noor, { kind: "claimed" }],
];

describe("the facts of a conversation", () => {
  it("tell what the bot knew when it asked for a person", () => {
    const facts = factsOf(told(...untilClaimed));
    expect(facts).toMatchObject({
      owner: "caseworker",
      caseworkerId: "cw1",
      caseworkerName: "Noor",
      desk: own,
      urgent: true,
      topicTitle: "Schulden",
      summary: "Kan de huur niet betalen",
      municipality: "Lindewaard",
      page: "https://site.example/",
      pageTopic: "bijstand",
    });
    expect(facts.handovers.map(({ reason }) => reason)).toEqual(["distress"]);
    expect(facts.answers).toEqual([{ seq: 2, title: card.title, by: card.organisation_name }]);
    expect(facts.ranking.map(({ title }) => title)).toEqual(["Schulden"]);
  });

  it("say that the citizen is asked before the conversation goes to another organisation", () => {
    const asked = factsOf(
      told(...untilClaimed, [noor, { kind: "transfer_asked", desk: other, why: "UWV ziet uw aanvraag" }]),
    );
    expect(asked.askedTransferTo).toEqual(other);
    expect(asked.owner).toBe("caseworker");
  });

  it("keep the conversation with the caseworker when the citizen refuses", () => {
    const refused = factsOf(
      told(
        ...untilClaimed,
        [noor, { kind: "transfer_asked", desk: other, why: "x" }],
        [citizen, { kind: "transfer_refused", desk: other }],
      ),
    );
    expect(refused).toMatchObject({ askedTransferTo: null, owner: "caseworker", desk: own });
  });

  it("move it to the other desk, with the note, when the citizen agrees", () => {
    const moved = factsOf(
      told(
        ...untilClaimed,
        [noor, { kind: "transfer_asked", desk: other, why: "x", note: "Let op" }],
        [noor, { kind: "transferred", desk: other, why: "x", note: "Let op" }],
      ),
    );
    expect(moved).toMatchObject({ owner: "queue", desk: other, caseworkerId: null, askedTransferTo: null });
    expect(moved.notes).toEqual([{ seq: 7, by: "Noor", text: "Let op" }]);
  });

  it.each<[string, AnyBody, string]>([
    ["handed back", { kind: "handed_back", note: "Besproken" }, "bot"],
    ["released", { kind: "requeued", desk: own, why: "released" }, "queue"],
    ["closed", { kind: "closed", outcome: "answered" }, "closed"],
  ])("have no caseworker after it was %s", (_what, body, owner) => {
    const facts = factsOf(told(...untilClaimed, [noor, body]));
    expect(facts).toMatchObject({ owner, caseworkerId: null, caseworkerName: null });
  });

  it("remember why a person was asked for each time", () => {
    const facts = factsOf(
      told(
        ...untilClaimed,
        [noor, { kind: "handed_back" }],
        [system, { kind: "queued", desk: own, reason: "citizen_unhappy" }],
      ),
    );
    expect(facts.handovers.map(({ reason }) => reason)).toEqual(["distress", "citizen_unhappy"]);
    expect(facts.summary).toBe("Kan de huur niet betalen");
    expect(facts.urgent).toBe(false);
  });

  it("keep the ranking when the last words said nothing about a topic", () => {
    const facts = factsOf(
      told(...untilClaimed, [bot, { kind: "analysis", of: 2, understood: { intent: "thanks", confidence: 0.9 } }]),
    );
    expect(facts.ranking).toHaveLength(1);
  });

  it("know the labels that are on it, also those of its end, and how it ended", () => {
    const worker = { role: "caseworker", id: "noor", name: "Noor" } as const;
    const facts = factsOf(
      told(
        ...untilClaimed,
        [worker, { kind: "labelled", added: ["a", "b"] }],
        [worker, { kind: "labelled", added: ["c"], removed: ["a"] }],
        [worker, { kind: "closed", outcome: "referred", labels: ["c", "d"] }],
      ),
    );
    expect(facts.labels).toEqual(["b", "c", "d"]);
    expect(facts.outcome).toBe("referred");
  });

  it("names a plan once among the answers, where it was shown last", () => {
    const plan = { id: "job", title: "Uw baan", intro: "", steps: [] };
    const facts = factsOf(
      told(
        [{ role: "bot" }, { kind: "message", text: "plan", plan }],
        [{ role: "bot" }, { kind: "message", text: "kaart", card }],
        [{ role: "bot" }, { kind: "message", text: "plan", plan }],
      ),
    );
    expect(facts.answers).toEqual([
      { seq: 2, title: card.title, by: card.organisation_name },
      { seq: 3, title: "Uw baan", by: "" },
    ]);
  });
});
