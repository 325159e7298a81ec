import { describe, expect, it } from "vitest";
import type { Plan } from "../shared/protocol";
import { ADDRESS_LIMIT, mailAddress, planText } from "./plan-text";
import { TEXTS } from "./texts";

const plan: Plan = {
  id: "job",
  title: "Uw baan & geld",
  intro: "",
  steps: [
    {
      id: "ww",
      when: "deadline",
      title: "Vraag WW aan",
      what: "Doe dit snel.",
      organisation_name: "UWV",
      due: "2027-03-08",
      channels: [{ kind: "online", value: "https://www.uwv.nl/ww?a=1&b=2", label: "uwv.nl" }],
    },
    { id: "werk", when: "now", title: "Zoek werk", what: "Op werk.nl." },
  ],
};

function body(address: string): string {
  const [, query = ""] = address.split("?");
  return decodeURIComponent(/body=(.*)/.exec(query)?.[1] ?? "");
}

describe("a plan as text", () => {
  it("has the steps in order, ticked ones ticked", () => {
    expect(planText(plan, new Set(["werk"]), TEXTS.nl, "nl").split("\n")).toEqual([
      "Uw baan & geld",
      "1 van 2 gedaan",
      "",
      "Nu:",
      "[x] Zoek werk",
      "",
      "Let op de datum:",
      "[ ] Vraag WW aan (UWV)",
      expect.stringMatching(/Uiterlijk: .*8 maart 2027/),
      "    https://www.uwv.nl/ww?a=1&b=2",
    ]);
  });

  it("goes whole into a mail to nobody in particular", () => {
    const address = mailAddress(plan, new Set(), TEXTS.en, "en");
    expect(address).toMatch(/^mailto:\?subject=Uw%20baan%20%26%20geld&body=/);
    expect(body(address)).toContain("[ ] Vraag WW aan (UWV)\r\n");
  });

  it("is shortened to what a mail program takes, and says so", () => {
    const steps = Array.from({ length: 40 }, (_, at) => ({
      id: `s${at}`,
      when: "soon" as const,
      title: `Een stap met een lange naam, nummer ${at}`,
      what: "",
      organisation_name: "Gemeente Lindewaard",
    }));
    const address = mailAddress({ ...plan, steps }, new Set(), TEXTS.nl, "nl");
    expect(address.length).toBeLessThanOrEqual(ADDRESS_LIMIT);
    expect(body(address)).toContain("nummer 3");
    expect(body(address).endsWith(TEXTS.nl.planMailCut)).toBe(true);
  });
});
