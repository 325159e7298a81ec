import { describe, expect, it } from "vitest";
import type { AnyBody, Event as LogEvent, Sender } from "../../shared/protocol";
import { failed, posted, retried, type Outbox } from "../state/outbox";
import { TimelineAloud } from "./timeline-aloud";

const ME = "noor";
const noor: Sender = { role: "caseworker", id: ME, name: "Noor" };
const sam: Sender = { role: "caseworker", id: "sam", name: "Sam" };
const citizen: Sender = { role: "citizen" };
const said = (sender: Sender, text: string): [Sender, AnyBody] => [sender, { kind: "message", text }];
const SENDING: Outbox = [{ clientId: "a", kind: "message", text: "Dag", state: "sending", problem: "" }];
const FAILED: Outbox = SENDING.map((item) => ({ ...item, state: "failed" }));

function log(...happened: [Sender, AnyBody][]): LogEvent[] {
  return happened.map(([sender, body], at) => ({ seq: at + 1, sender, body, created_at: "2025-03-03T10:00:00Z" }));
}

describe("what is said aloud of the open conversation", () => {
  const fresh = (aloud: TimelineAloud, events: LogEvent[], outbox: Outbox = [], language = "nl"): string[] =>
    aloud.fresh(events, outbox, ME, language).map(({ words }) => words);

  it("is what others write, each message once, and not what was there before", () => {
    const aloud = new TimelineAloud(1);
    const begin = log(said(citizen, "Ik heb een vraag"));
    expect(fresh(aloud, begin)).toEqual([]);
    const more = log(said(citizen, "Ik heb een vraag"), said(citizen, "Over afval"), said(sam, "Ik lees mee"));
    expect(fresh(aloud, more)).toEqual(["Burger: Over afval", "Sam: Ik lees mee"]);
    expect(fresh(aloud, more)).toEqual([]);
  });

  it("is not that one is asked to join, which is told wherever one is, but that another is", () => {
    const asked = (id: string, name: string): [Sender, AnyBody] => [
      sam,
      { kind: "join_asked", to: { id, name, organisation: "UWV" }, until: "2025-03-03T10:02:00Z" },
    ];
    const asks = log(asked(ME, "Noor"), asked("ines", "Ines"));
    expect(fresh(new TimelineAloud(0), asks)).toEqual(["Ines (UWV) is gevraagd om mee te praten"]);
  });

  it("is nothing of what one wrote or did oneself, and was told there", () => {
    const note: AnyBody = { kind: "note", text: "Belt vaker" };
    const claimed: AnyBody = { kind: "claimed" };
    const listened: AnyBody = { kind: "listened", who: { id: ME, name: "Noor", organisation: "UWV" }, on: true };
    const own = log([noor, claimed], said(noor, "Goedemiddag"), [noor, note], [noor, listened]);
    expect(fresh(new TimelineAloud(0), own)).toEqual([]);
    const theirs = log([sam, claimed], [sam, note]);
    expect(fresh(new TimelineAloud(0), theirs)).toEqual([
      "Sam nam het gesprek over",
      "Notitie van Sam, alleen voor medewerkers: Belt vaker",
    ]);
  });

  it("is not that one refused or asked somebody, which is told there, but that one took it back", () => {
    const desk = { id: "gemeente", nl: "Gemeente", en: "Municipality" };
    const regie = { id: "regie", nl: "Regie", en: "One caseworker" };
    const back = (why: "refused" | "taken_back"): AnyBody => ({
      kind: "transfer_returned",
      desk,
      from_desk: regie,
      why,
    });
    const asked: AnyBody = {
      kind: "join_asked",
      to: { id: "sam", name: "Sam", organisation: "UWV" },
      until: "2025-03-03T10:02:00Z",
    };
    expect(fresh(new TimelineAloud(0), log([noor, back("refused")], [noor, asked]))).toEqual([]);
    expect(fresh(new TimelineAloud(0), log([noor, back("taken_back")]))).toHaveLength(1);
    expect(fresh(new TimelineAloud(0), log([sam, back("refused")]))).toEqual(["Regie neemt het gesprek niet"]);
  });

  it("has the language of the conversation", () => {
    const line = new TimelineAloud(0).fresh(log(said(citizen, "Good morning")), [], ME, "en")[0];
    expect(line).toEqual({ words: "Citizen: Good morning", lang: "en" });
  });

  it("has the language of a message of the bot, whatever the conversation is in", () => {
    const message: AnyBody = { kind: "message", text: "Goedendag", language: "nl" };
    const lines = new TimelineAloud(0).fresh(log([{ role: "bot" }, message], said(citizen, "Hello")), [], ME, "en");
    expect(lines.map(({ lang }) => lang)).toEqual(["nl", "en"]);
  });

  it("says that something was masked, and not the signs for it", () => {
    const line = new TimelineAloud(0).fresh(log(said(citizen, "My BSN is ▮▮▮▮▮.")), [], ME, "en")[0];
    expect(line?.words).toBe("Citizen: My BSN is (made unreadable).");
  });

  it("is nothing after a long absence: that is there to be read", () => {
    const aloud = new TimelineAloud(0);
    const many = log(...Array.from({ length: 9 }, (_, at) => said(citizen, `${at}`)));
    expect(fresh(aloud, many)).toEqual([]);
    expect(fresh(aloud, [...many, { ...log(said(citizen, "Nog iets"))[0]!, seq: 10 }])).toEqual(["Burger: Nog iets"]);
  });

  it("is that a message was not sent, once for each try", () => {
    const aloud = new TimelineAloud(0);
    expect(fresh(aloud, [], SENDING)).toEqual([]);
    expect(fresh(aloud, [], FAILED)[0]).toMatch(/^Niet verstuurd/);
    expect(fresh(aloud, [], FAILED)).toEqual([]);
    expect(fresh(aloud, [], SENDING)).toEqual([]);
    expect(fresh(aloud, [], FAILED)).toHaveLength(1);
  });

  it("is that messages were not sent once, also when they wait behind the one that failed", () => {
    const behind = posted(SENDING, "b", "message", "Een ogenblik");
    const together = new TimelineAloud(0);
    expect(fresh(together, [], behind)).toEqual([]);
    expect(fresh(together, [], failed(behind, "a", ""))).toHaveLength(1);
    expect(fresh(together, [], retried(failed(behind, "a", "")))).toEqual([]);
    expect(fresh(together, [], failed(behind, "a", "Dit is te lang"))).toEqual(["Dit is te lang"]);
    const after = new TimelineAloud(0);
    expect(fresh(after, [], FAILED)).toHaveLength(1);
    expect(fresh(after, [], posted(FAILED, "b", "message", "Een ogenblik"))).toEqual([]);
  });
});
