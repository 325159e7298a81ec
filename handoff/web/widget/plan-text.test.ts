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

  it("of ten steps with long ways to reach it names every step, until when, and where the rest is", () => {
    const steps = Array.from({ length: 10 }, (_, at) => ({
      id: `s${at}`,
      when: at < 5 ? ("now" as const) : ("deadline" as const),
      title: `Vraag uitkering nummer ${at} aan`,
      what: "",
      organisation_name: "UWV",
      term: "Binnen een week.",
      channels: [{ kind: "online" as const, value: `https://www.example.nl/${"pad/".repeat(30)}${at}`, label: "x" }],
    }));
    const address = mailAddress({ ...plan, steps }, new Set(["s3"]), TEXTS.nl, "nl");
    expect(address.length).toBeLessThanOrEqual(ADDRESS_LIMIT);
    for (const step of steps) {
      const box = step.id === "s3" ? "[x]" : "[ ]";
      expect(body(address)).toContain(`${box} ${step.title} (UWV)\r\n    Binnen een week.`);
    }
    expect(body(address)).not.toContain("https:");
    expect(body(address).endsWith("Kies daar “Bewaar als pagina” om alles te bewaren.")).toBe(true);
  });

  it("with long terms as well still names every step, and the terms that have a last day", () => {
    const steps = Array.from({ length: 14 }, (_, at) => ({
      id: `s${at}`,
      when: at === 7 ? ("deadline" as const) : ("soon" as const),
      title: `Vraag toeslag nummer ${at} aan`,
      what: "",
      organisation_name: "Gemeente Lindewaard",
      term: "Zo snel mogelijk, en in elk geval binnen vier weken nadat u bent verhuisd naar een ander adres.",
    }));
    const address = mailAddress({ ...plan, steps }, new Set(), TEXTS.en, "en");
    expect(address.length).toBeLessThanOrEqual(ADDRESS_LIMIT);
    for (const step of steps) expect(body(address)).toContain(`[ ] ${step.title}\r\n`);
    expect(body(address).split("vier weken")).toHaveLength(2);
    expect(body(address)).toContain("nummer 7 aan\r\n    Zo snel mogelijk");
    expect(body(address)).not.toContain("do not fit");
    expect(body(address).endsWith("Choose “Save as a page” there to keep all of it.")).toBe(true);
  });

  it("of which the titles alone are too long counts the steps that are left out", () => {
    const steps = Array.from({ length: 40 }, (_, at) => ({
      id: `s${at}`,
      when: at < 39 ? ("now" as const) : ("later" as const),
      title: `Een stap met een lange naam, nummer ${at}`,
      what: "",
    }));
    const address = mailAddress({ ...plan, steps }, new Set(), TEXTS.nl, "nl");
    expect(address.length).toBeLessThanOrEqual(ADDRESS_LIMIT);
    const lines = body(address).split("\r\n");
    const named = lines.filter((line) => line.startsWith("[ ]")).length;
    expect(named).toBeGreaterThan(10);
    expect(lines).toContain(`Stappen die niet in deze mail passen: ${40 - named}.`);
    expect(lines).not.toContain(`${TEXTS.nl.planLater}:`);
  });
});
