import { describe, expect, it } from "vitest";
import type { AnyBody, Candidate, Event as LogEvent, Understood } from "../../shared/protocol";
import { topicFigures } from "./topic-ranking";

const topicRanking = (events: readonly LogEvent[]) => topicFigures(events).ranking;

let seq = 0;

function event(body: AnyBody): LogEvent {
  seq += 1;
  return { seq, sender: { role: "citizen" }, body, created_at: "2026-03-02T09:00:00Z" };
}

const candidate = (id: string, confidence: number): Candidate => ({ id, title: `over ${id}`, confidence });

/** Words of the citizen and what the bot made of them. */
function said(ranking: Candidate[], more: Partial<Understood> = {}, choice?: string): LogEvent[] {
  const words = event({ kind: "message", text: "…", ...(choice ? { choice } : {}) });
  const understood = { intent: "x", confidence: 1, ranking, ...more } as Understood;
  return [words, event({ kind: "analysis", of: words.seq, understood })];
}

const queued = (topic?: string): LogEvent =>
  event({
    kind: "queued",
    desk: { id: "uwv", nl: "UWV", en: "UWV" },
    reason: "asked",
    ranking: [candidate("inform_municipality", 1)],
    ...(topic ? { topic, topic_title: `over ${topic}` } : {}),
  });

const bijstand = [candidate("bijstand", 0.62), candidate("toeslagen", 0.21)];
const municipality = [candidate("inform_municipality", 1), candidate("bijstand", 0.01)];

describe("the figures beside the topic", () => {
  it("are those of the words about it, also after a municipality was named", () => {
    const log = [...said(bijstand, { kind: "answered" }), ...said(municipality, { kind: "answered" })];
    expect(topicRanking([...log, queued("bijstand")])).toEqual(bijstand);
  });

  it("are not those of a button that was pressed", () => {
    const log = [...said(bijstand, { kind: "clarified" }), ...said([candidate("bijstand", 1)], {}, "/way")];
    expect(topicRanking([...log, queued("bijstand")])).toEqual(bijstand);
  });

  it("are those of the topic that was handed over, not of one before it", () => {
    const parking = [candidate("parkeren", 0.9)];
    const log = [...said(parking, { kind: "answered" }), ...said(bijstand, { kind: "answered" })];
    expect(topicRanking([...log, queued("bijstand")])).toEqual(bijstand);
  });

  it("are those of the last question when nobody knew the topic", () => {
    const log = [...said(bijstand, { kind: "not_understood" }), ...said(municipality, { kind: "other" })];
    expect(topicRanking([...log, queued()])).toEqual(bijstand);
  });

  it("follow the talk with the bot as long as nobody was asked for", () => {
    const log = [...said(bijstand, { kind: "answered", service: "bijstand" }), ...said(municipality)];
    expect(topicRanking(log)).toEqual(bijstand);
  });

  it("are what came with the hand-over when nothing else is known", () => {
    expect(topicRanking([queued("bijstand")])).toEqual([candidate("inform_municipality", 1)]);
    expect(topicRanking([])).toEqual([]);
  });
});

describe("a topic that came from the page", () => {
  const started = (topic = "bijstand"): LogEvent => event({ kind: "started", language: "nl", topic });
  const taken = (id = "bijstand"): LogEvent[] => said([candidate(id, 1)], { kind: "answered", service: "bijstand" });

  it("has no figures: nothing was guessed", () => {
    const log = [started(), ...taken()];
    expect(topicFigures(log)).toEqual({ ranking: [], fromPage: true });
    expect(topicFigures([...log, queued("bijstand")])).toEqual({ ranking: [], fromPage: true });
  });

  it("can be a life event", () => {
    expect(topicFigures([started(), ...taken("event/bijstand")]).fromPage).toBe(true);
  });

  it("stays so after a municipality was named", () => {
    const log = [started(), ...taken(), ...said(municipality, { kind: "answered" }), queued("bijstand")];
    expect(topicFigures(log)).toEqual({ ranking: [], fromPage: true });
  });

  it("gives way to words that name it", () => {
    const log = [started(), ...taken(), ...said(bijstand, { kind: "answered", service: "bijstand" })];
    expect(topicFigures([...log, queued("bijstand")])).toEqual({ ranking: bijstand, fromPage: false });
  });

  it("is not what a button said, or what was shown before", () => {
    const pressed = said([candidate("bijstand", 1)], {}, "/way");
    expect(topicFigures([started(), ...pressed]).fromPage).toBe(false);
    const offered = event({
      kind: "message",
      text: "Bedoelt u dit?",
      buttons: [{ title: "Bijstand", payload: '/way{"service":"bijstand"}' }],
    });
    expect(topicFigures([started(), offered, ...taken()]).fromPage).toBe(false);
  });

  it("is not another one than that of the page", () => {
    expect(topicFigures([started("parkeren"), ...taken()]).fromPage).toBe(false);
  });
});
