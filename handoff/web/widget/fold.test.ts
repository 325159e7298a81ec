import { describe, expect, it } from "vitest";
import type { AnyBody, DeskName, Event, Sender } from "../shared/protocol";
import { EMPTY, fold } from "./fold";

const desk: DeskName = { id: "gemeente", nl: "Gemeente", en: "Municipality" };
const bot: Sender = { role: "bot" };
const citizen: Sender = { role: "citizen" };
const sam: Sender = { role: "caseworker", name: "Sam", organisation: "Gemeente Lindewaard" };

function event(seq: number, sender: Sender, body: AnyBody): Event {
  return { seq, sender, body, created_at: "2025-03-03T10:00:00Z" };
}

const offered: AnyBody = {
  kind: "message",
  text: "Bedoelt u …?",
  buttons: [
    { title: "Paspoort", payload: "passport" },
    { title: "Iets anders", payload: "other" },
  ],
};
const story: Event[] = [
  event(1, citizen, { kind: "started", language: "en" }),
  event(2, citizen, { kind: "message", text: "hello" }),
  event(4, bot, offered),
  event(5, citizen, { kind: "message", text: "Paspoort", choice: "passport" }),
  event(7, { role: "system" }, { kind: "queued", desk, reason: "asked" }),
  event(8, sam, { kind: "claimed" }),
  event(9, sam, { kind: "message", text: "Goedemiddag" }),
];

describe("fold", () => {
  it("gives the same state in one go, piece by piece, and with pieces that come twice", () => {
    const whole = fold(EMPTY, story);
    const pieces = story.reduce((state, each) => fold(state, [each]), EMPTY);
    const doubled = [story.slice(0, 4), story.slice(2, 6), story, story.slice(5)].reduce(
      (state, each) => fold(state, each),
      EMPTY,
    );
    expect(pieces).toEqual(whole);
    expect(doubled).toEqual(whole);
    expect(whole.entries).toHaveLength(story.length);
    expect(whole.lastSeq).toBe(9);
  });

  it("goes past what is for staff only, and never back", () => {
    const state = fold(EMPTY, story, 12);
    expect(state.lastSeq).toBe(12);
    expect(fold(state, [event(11, bot, offered)], 5)).toEqual(state);
  });

  it("knows who takes part beside the caseworker, until they leave or all is over", () => {
    const ines: Sender = { role: "caseworker", name: "Ines", organisation: "UWV" };
    const both = fold(EMPTY, [...story, event(10, ines, { kind: "joined" })]);
    expect(both).toMatchObject({ caseworker: sam, colleagues: [ines] });
    const left = { kind: "left", who: { id: "", name: "Ines", organisation: "UWV" }, why: "left" } as const;
    expect(fold(both, [event(11, { role: "system" }, left)]).colleagues).toEqual([]);
    expect(fold(both, [event(11, ines, { kind: "claimed" })])).toMatchObject({ caseworker: ines, colleagues: [] });
    expect(fold(both, [event(11, sam, { kind: "handed_back" })]).colleagues).toEqual([]);
    expect(fold(both, [event(11, sam, { kind: "closed", outcome: "answered" })]).colleagues).toEqual([]);
  });

  it("knows who speaks after each change of owner", () => {
    expect(fold(EMPTY, story.slice(0, 5))).toMatchObject({ owner: "queue", desk, caseworker: null });
    expect(fold(EMPTY, story)).toMatchObject({ owner: "caseworker", caseworker: sam });
    const gone = fold(EMPTY, [...story, event(10, sam, { kind: "requeued", desk, why: "caseworker_gone" })]);
    expect(gone).toMatchObject({ owner: "queue", caseworker: null });
    const back = fold(EMPTY, [...story, event(10, sam, { kind: "handed_back" })]);
    expect(back).toMatchObject({ owner: "bot", caseworker: null, desk: null });
  });

  it("offers the buttons of the newest message until one is pressed or something is typed", () => {
    expect(fold(EMPTY, story.slice(0, 3)).offer).toEqual({ of: 4, payloads: ["passport", "other"] });
    const pressed = fold(EMPTY, story.slice(0, 4));
    expect(pressed.offer).toBeNull();
    expect(pressed.pressed.get(4)).toBe("passport");
    const typed = fold(EMPTY, [...story.slice(0, 3), event(5, citizen, { kind: "message", text: "nee" })]);
    expect(typed.offer).toBeNull();
    expect(typed.pressed.size).toBe(0);
  });

  it("keeps the doors open until one is taken", () => {
    const unavailable: AnyBody = { kind: "unavailable", desk, reason: "asked", why: "closed" };
    const shut = fold(EMPTY, [event(1, citizen, { kind: "started", language: "nl" }), event(2, bot, unavailable)]);
    expect(shut).toMatchObject({ owner: "bot", doors: unavailable });
    const called: AnyBody = {
      kind: "callback_promised",
      callback_id: "c",
      number: "+31612345678",
      day_part: "any",
      desk,
    };
    expect(fold(shut, [event(3, citizen, called)])).toMatchObject({
      doors: null,
      callback: { number: "+31612345678", day: null, part: "any", attempts: 0 },
    });
    expect(fold(shut, [event(3, citizen, { kind: "queued", desk, reason: "asked" })]).doors).toBeNull();
  });

  it("ends waiting when a call-back is promised instead", () => {
    const waiting = fold(EMPTY, story.slice(0, 5));
    const called: AnyBody = {
      kind: "callback_promised",
      callback_id: "c",
      number: "+31612345678",
      day_part: "any",
      desk,
    };
    expect(fold(waiting, [event(8, citizen, called)])).toMatchObject({ owner: "bot", desk: null });
  });

  it("knows the call that is to come until it has ended, also in a closed conversation", () => {
    const times = { begins_at: "2026-11-25T11:00:00Z", ends_at: "2026-11-25T17:00:00Z", callback_id: "c" };
    const promised: AnyBody = {
      ...{ ...times, kind: "callback_promised", number: "+31612345678", desk },
      ...{ day: "2026-11-24", day_part: "morning" },
    };
    const tried: AnyBody = { ...times, kind: "callback_tried", attempt: 1, day: "2026-11-24", day_part: "afternoon" };
    const moved: AnyBody = { ...times, kind: "callback_moved", day: "2026-11-25", day_part: "afternoon" };
    const ended: AnyBody = { kind: "callback_ended", callback_id: "c", outcome: "reached", attempts: 2 };
    const log = [
      event(8, citizen, promised),
      event(9, sam, tried),
      event(10, citizen, { kind: "closed", outcome: "citizen_left" }),
      event(11, citizen, moved),
    ];
    expect(fold(EMPTY, log.slice(0, 2)).callback).toMatchObject({ day: "2026-11-24", part: "afternoon", attempts: 1 });
    expect(fold(EMPTY, log).callback).toMatchObject({ day: "2026-11-25", part: "afternoon", attempts: 1 });
    expect(fold(EMPTY, [...log, event(12, sam, ended)]).callback).toBeNull();
  });

  it("asks who waits until there is an answer, or the wait is over", () => {
    const waiting = fold(EMPTY, story.slice(0, 5));
    const asked: AnyBody = { kind: "wait_asked", why: "closing", desk, closes_at: "2026-11-24T17:00:00Z" };
    const open = fold(waiting, [event(8, bot, asked)]);
    expect(open).toMatchObject({ owner: "queue", waitAsked: asked });
    expect(fold(open, [event(9, citizen, { kind: "message", text: "ik ben er nog" })]).waitAsked).toEqual(asked);
    expect(fold(open, [event(9, citizen, { kind: "wait_kept" })])).toMatchObject({ owner: "queue", waitAsked: null });
    expect(fold(open, [event(9, sam, { kind: "claimed" })]).waitAsked).toBeNull();
    expect(fold(open, [event(9, citizen, { kind: "returned_to_bot" })]).waitAsked).toBeNull();
  });

  it("asks for consent until there is an answer", () => {
    const asked: AnyBody = { kind: "transfer_asked", desk, why: "zij weten er meer van" };
    const state = fold(EMPTY, [...story, event(10, sam, asked)]);
    expect(state.transferAsked).toEqual(asked);
    expect(fold(state, [event(11, citizen, { kind: "transfer_refused", desk })])).toMatchObject({
      transferAsked: null,
      owner: "caseworker",
    });
    expect(fold(state, [event(11, citizen, { kind: "transferred", desk })])).toMatchObject({
      transferAsked: null,
      owner: "queue",
    });
  });

  it("keeps what is done of each plan, also after the conversation is closed", () => {
    const ticked = (step: string, done: boolean): AnyBody => ({ kind: "plan_ticked", of: 4, plan: "job", step, done });
    const log = [
      event(10, citizen, ticked("a", true)),
      event(11, sam, { kind: "closed", outcome: "answered" }),
      event(12, citizen, ticked("b", true)),
      event(13, citizen, ticked("a", false)),
    ];
    const state = fold(EMPTY, [...story, ...log]);
    expect([...(state.ticks.get("job") ?? [])]).toEqual(["b"]);
    expect(state.owner).toBe("closed");
  });

  it("remembers in which language each thing was said", () => {
    const later: Event[] = [
      event(10, citizen, { kind: "language_chosen", language: "nl" }),
      event(11, sam, { kind: "claimed" }),
    ];
    const { entries, language } = fold(EMPTY, [...story, ...later]);
    expect(language).toBe("nl");
    expect(entries[1]?.language).toBe("en");
    expect(entries.at(-1)?.language).toBe("nl");
  });
});
