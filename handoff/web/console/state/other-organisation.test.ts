import { describe, expect, it } from "vitest";
import type { DeskState } from "../../shared/protocol";
import { deskOf, otherOrganisation } from "./other-organisation";

const name = (id: string) => ({ id, nl: id, en: id });
const desk = (id: string, organisation?: string) =>
  ({
    desk: name(id),
    ...(organisation ? { organisation, organisation_name: organisation.toUpperCase() } : {}),
  }) as DeskState;
const desks = [desk("general"), desk("uwv", "uwv"), desk("town", "town"), desk("lead", "town")];

describe("whether the citizen is asked", () => {
  it("is so for a desk of another organisation, by its name", () => {
    expect(otherOrganisation(desks, "uwv", "town")).toBe("TOWN");
    expect(otherOrganisation(desks, "uwv", "general")).toBe("general");
    expect(otherOrganisation(desks, "general", "uwv")).toBe("UWV");
  });

  it("is not so within one organisation", () => {
    expect(otherOrganisation(desks, "town", "lead")).toBeNull();
    expect(otherOrganisation(desks, "general", "general")).toBeNull();
  });
});

describe("the desk of a colleague", () => {
  const colleague = { id: "c", name: "Cem", organisation: "Town", desks: [name("lead"), name("town")] };
  it("is the one where the conversation is, when they serve it", () => {
    expect(deskOf(colleague, "town")).toBe("town");
    expect(deskOf(colleague, "uwv")).toBe("lead");
    expect(deskOf({ ...colleague, desks: [] }, "uwv")).toBe("");
  });
});
