import { describe, expect, it } from "vitest";
import type { AnyBody } from "../shared/protocol";
import { unbroken } from "../shared/telephone";
import { personWords, systemLine } from "./system-lines";
import { TEXTS } from "./texts";

function said(body: AnyBody, created_at = "2026-11-24T10:00:00Z"): string | null {
  const sender = { role: "caseworker" as const, id: "n", name: "Noor", organisation: "Gemeente Lindewaard" };
  return systemLine({ seq: 2, sender, body, created_at, client_id: null }, TEXTS.nl, "nl");
}

describe("what happened, in a line for the citizen", () => {
  it("names the day of an answer only when it is another day", () => {
    const held = { kind: "held", until: "2026-11-24T10:15:00Z", reason: "Ik bel even" } as const;
    expect(said(held)).toBe("Noor zoekt iets uit: Ik bel even. U hoort meer rond 11:15. U kunt intussen gewoon typen.");
    expect(said({ ...held, reason: "Ik bel even.", until: "2026-11-25T10:15:00Z" })).toMatch(
      /uit: Ik bel even\. U hoort meer op woensdag 25 november.*, rond 11:15\./,
    );
  });

  it("tells of whom somebody is where that is known", () => {
    expect(personWords({ name: "Ines", organisation: "UWV" }, TEXTS.nl)).toBe("Ines van UWV");
    expect(personWords({ name: "Ines" }, TEXTS.en)).toBe("Ines");
    expect(personWords({}, TEXTS.nl)).toBe("Medewerker");
  });

  it("has no brackets within brackets", () => {
    const desk = { id: "uwv", nl: "UWV (werk en uitkeringen)", en: "UWV" };
    expect(said({ kind: "requeued", why: "released", desk })).toContain("(UWV, werk en uitkeringen)");
  });

  it("has the number as it was given", () => {
    const desk = { id: "uwv", nl: "UWV", en: "UWV" };
    const promised = { kind: "callback_promised", callback_id: "c", number: "+31612345678", day_part: "any", desk };
    expect(said(promised as AnyBody)).toContain(`Wij bellen u op ${unbroken("06 12345678")}.`);
  });
});
