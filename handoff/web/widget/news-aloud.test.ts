import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { STAYS_MS } from "../shared/aloud";
import type { AnyBody, Event, Sender } from "../shared/protocol";
import { EMPTY, fold } from "./fold";
import { NewsAloud } from "./news-aloud";
import { TEXTS } from "./texts";

const bot: Sender = { role: "bot" };
const citizen: Sender = { role: "citizen" };
const sam: Sender = { role: "caseworker", name: "Sam", organisation: "Gemeente Lindewaard" };
const OPEN = { listening: true, caughtUp: true };

function event(seq: number, sender: Sender, body: AnyBody): Event {
  return { seq, sender, body, created_at: "2025-03-03T10:00:00Z" };
}

const asked = [
  event(1, citizen, { kind: "started", language: "nl" }),
  event(2, citizen, { kind: "message", text: "Mijn paspoort is verlopen" }),
];
const answered = [
  event(3, bot, { kind: "message", text: "Dat regelt u bij uw gemeente." }),
  event(4, bot, {
    kind: "message",
    text: "Gelukt?",
    buttons: [
      { title: "Ja", payload: "y" },
      { title: "Nee", payload: "n" },
    ],
  }),
];

describe("NewsAloud", () => {
  const changed = vi.fn();
  let news: NewsAloud;
  const follow = (events: Event[], how = OPEN): string[] => {
    news.follow(fold(EMPTY, events), how, TEXTS.nl, "nl");
    return news.lines.map(({ words }) => words);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    changed.mockReset();
    news = new NewsAloud(changed);
  });
  afterEach(() => vi.useRealTimers());

  it("says who speaks and what, each message once, and not what the citizen wrote", () => {
    expect(follow(asked)).toEqual([]);
    const both = ["Loket: Dat regelt u bij uw gemeente.", "Loket: Gelukt? Keuzes: Ja; Nee."];
    expect(follow([...asked, ...answered])).toEqual(both);
    expect(follow([...asked, ...answered])).toEqual(both);
    const person = event(5, sam, { kind: "message", text: "Goedemiddag" });
    expect(follow([...asked, ...answered, person]).at(-1)).toBe("Sam, Gemeente Lindewaard: Goedemiddag");
  });

  it("says the first answer also when it comes with the beginning of the conversation", () => {
    expect(follow([...asked, ...answered], { listening: true, caughtUp: false })).toHaveLength(2);
  });

  it("says nothing of what was there before the page, in one piece or in two", () => {
    news.resumes();
    expect(follow(asked, { listening: true, caughtUp: false })).toEqual([]);
    expect(follow([...asked, ...answered])).toEqual([]);
    expect(follow([...asked, ...answered, event(5, sam, { kind: "message", text: "Hallo" })])).toHaveLength(1);
  });

  it("says nothing while the window is closed, and afterwards only what is new", () => {
    expect(follow([...asked, ...answered.slice(0, 1)], { listening: false, caughtUp: true })).toEqual([]);
    expect(follow([...asked, ...answered])).toEqual(["Loket: Gelukt? Keuzes: Ja; Nee."]);
  });

  it("says what else can be chosen when nobody is there", () => {
    const desk = { id: "uwv", nl: "UWV", en: "UWV" };
    const body = { kind: "unavailable", desk, reason: "asked", why: "nobody_on_duty", telephone: "+31880000000" };
    const nobody = follow([...asked, event(3, { role: "system" }, body as unknown as AnyBody)]).at(-1);
    expect(nobody).toMatch(/medewerker .*Laat mij terugbellen; Zelf bellen; Wachten in dit venster\./);
    const unlisted = follow([
      ...asked,
      event(4, { role: "system" }, { ...body, telephone: null } as unknown as AnyBody),
    ]).at(-1);
    expect(unlisted).not.toContain("Zelf bellen");
  });

  it("takes the lines away after a while", () => {
    follow([...asked, ...answered]);
    vi.advanceTimersByTime(STAYS_MS);
    expect(news.lines).toEqual([]);
    expect(changed).toHaveBeenCalledOnce();
  });

  it("says the language of each line, and the head of a card with its telephone", () => {
    const card = {
      service: "x",
      title: "Work permit",
      organisation: "uwv",
      organisation_name: "UWV",
      first_step: "Call them.",
      channels: [{ kind: "telephone" as const, value: "+31880000000", label: "088 000 00 00" }],
    };
    news.follow(
      fold(EMPTY, [
        event(1, citizen, { kind: "started", language: "en" }),
        event(2, bot, { kind: "message", text: "Here:", card }),
      ]),
      OPEN,
      TEXTS.nl,
      "nl",
    );
    expect(news.lines).toEqual([
      {
        id: 2,
        lang: "en",
        words: expect.stringMatching(
          /^Loket: Here: Service: Work permit\. .*: UWV\. .*: Call them\. .*: 088 000 00 00\.$/,
        ),
      },
    ]);
  });
});
