import { describe, expect, it } from "vitest";
import type { WaitAsked } from "../shared/protocol";
import { momentWords } from "./callback-words";
import { TEXTS } from "./texts";
import { unmarked } from "../shared/isolated";
import { markedQuestion, placeWords, questionWords } from "./wait-words";

const desk = { id: "uwv", nl: "UWV", en: "UWV" };

describe("what somebody who waits reads", () => {
  it("is the place and a range, or that the time is not known", () => {
    expect(placeWords({ position: 3, from_minutes: 5, to_minutes: 10 }, TEXTS.nl)).toBe(
      "Er zijn nog 2 mensen voor u. Waarschijnlijk duurt het 5 tot 10 minuten.",
    );
    expect(placeWords({ position: 1 }, TEXTS.nl)).toBe(
      "U bent als eerste aan de beurt. Hoe lang het duurt, weten wij nu niet.",
    );
    expect(placeWords(null, TEXTS.en)).toBe("We do not know now how long it will take.");
  });

  it("tells when the desk closes and when it opens again", () => {
    const asked: WaitAsked = {
      kind: "wait_asked",
      why: "closing",
      desk,
      closes_at: "2026-11-24T17:00:00Z",
      reopens_at: "2026-11-25T07:00:00Z",
    };
    expect(questionWords(asked, TEXTS.nl, "nl")).toMatch(
      /^Dit loket sluit om 18:00 \(UWV\)\. .*woensdag 25 november.* 08:00\.$/,
    );
    expect(questionWords({ ...asked, why: "long" }, TEXTS.en, "en")).toContain("waiting for a while");
  });

  it("keeps the name of the desk apart from the words around it, and says it without marks", () => {
    const asked: WaitAsked = { kind: "wait_asked", why: "long", desk: { id: "d", nl: "مكتب", en: "مكتب" } };
    const marked = markedQuestion(asked, TEXTS.nl, "nl");
    expect(marked).not.toBe(unmarked(marked));
    expect(questionWords(asked, TEXTS.nl, "nl")).toBe(unmarked(marked));
  });

  it("names the part of a day with its date", () => {
    expect(momentWords("2026-11-24", "morning", TEXTS.nl, "nl")).toMatch(/^dinsdag 24 november.*, in de ochtend$/);
    expect(momentWords("2026-11-24", "any", TEXTS.en, "en")).toMatch(/^Tuesday,? 24 November.*, at a moment/);
    expect(momentWords(null, "afternoon", TEXTS.nl, "nl")).toBe("in de middag");
  });
});
