import { describe, expect, it } from "vitest";
import type { Colleague, DeskState } from "../../shared/protocol";
import { targetsOf, type Target } from "./transfer-targets";

function desk(id: string, nl: string, en: string, organisation: string, name: string): DeskState {
  return {
    desk: { id, nl, en },
    waiting: 0,
    on_duty: 0,
    open: true,
    target: 300,
    mine: false,
    serving: false,
    organisation,
    organisation_name: name,
    assignment: "pick",
    places: 0,
    free_places: 0,
    late: 0,
    oldest: null,
    unspoken: [],
  };
}

const desks = [
  desk("gemeente", "Gemeente", "Municipality", "gemeente", "Gemeente"),
  desk("regie", "Meerdere problemen", "Several problems", "gemeente", "Gemeente"),
  desk("svb", "SVB", "SVB (pension)", "svb", "Sociale Verzekeringsbank"),
];
const ada: Colleague = {
  id: "c1",
  name: "Ada",
  organisation: "SVB",
  desks: [{ id: "svb", nl: "SVB", en: "SVB (pension)" }],
};
const ids = (targets: readonly Target[]): string[] => targets.map(({ id }) => id);

describe("where a conversation can go", () => {
  it("is the desks of the own organisation, those of others, and people; never where it is", () => {
    const { own, others, people } = targetsOf(desks, [ada], "gemeente");
    expect(ids(own)).toEqual(["regie"]);
    expect(ids(others)).toEqual(["svb"]);
    expect(others[0]?.asks).toBe("Sociale Verzekeringsbank");
    expect(ids(people)).toEqual(["c1"]);
    expect(people[0]?.asks).toBe("Sociale Verzekeringsbank");
  });

  it("is found by desk, organisation, person and in either language", () => {
    const where = (typed: string): string[] => {
      const { own, others, people } = targetsOf(desks, [ada], "gemeente", typed);
      return ids([...own, ...others, ...people]);
    };
    expect(where("several")).toEqual(["regie"]);
    expect(where("verzekeringsbank")).toEqual(["svb"]);
    expect(where("pension")).toEqual(["svb", "c1"]);
    expect(where("ada")).toEqual(["c1"]);
    expect(where("belasting")).toEqual([]);
  });

  it("keeps what was chosen in sight", () => {
    expect(ids(targetsOf(desks, [ada], "gemeente", "ada", "regie").own)).toEqual(["regie"]);
  });
});
