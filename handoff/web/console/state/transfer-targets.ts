// Where a conversation can go: desks and colleagues, sorted into one's own organisation, the others, and people.
import type { Colleague, DeskState } from "../../shared/protocol";
import { called } from "../names";
import { found } from "./palette-search";
import { deskOf, otherOrganisation } from "./other-organisation";

export interface Target {
  readonly id: string;
  readonly to: DeskState | Colleague;
  /** The organisation that the citizen is asked about; null when nobody is asked. */
  readonly asks: string | null;
  /** What it can be found by, in every language. */
  readonly names: readonly string[];
}

export interface Targets {
  readonly own: readonly Target[];
  readonly others: readonly Target[];
  readonly people: readonly Target[];
}

/**
 * All places that a conversation of desk `here` (an id) can go to and that fit what was `typed`. The one that was
 * `chosen` (its id) stays in sight, whatever is typed.
 */
export function targetsOf(
  desks: readonly DeskState[],
  colleagues: readonly Colleague[],
  here: string | undefined,
  typed = "",
  chosen = "",
): Targets {
  const all = [
    ...desks.filter(({ desk }) => desk.id !== here).map((desk) => deskTarget(desk, desks, here)),
    ...colleagues.map((colleague) => personTarget(colleague, desks, here)),
  ];
  const fitting = new Set(found(typed, all).map(({ id }) => id));
  const shown = all.filter(({ id }) => fitting.has(id) || id === chosen);
  return {
    own: shown.filter(({ to, asks }) => "desk" in to && asks === null),
    others: shown.filter(({ to, asks }) => "desk" in to && asks !== null),
    people: shown.filter(({ to }) => !("desk" in to)),
  };
}

function deskTarget(to: DeskState, desks: readonly DeskState[], here: string | undefined): Target {
  const { id, nl, en } = to.desk;
  const by = to.organisation_name ?? "";
  return { id, to, asks: otherOrganisation(desks, here, id), names: [`${nl} ${by}`, `${en} ${called(by)}`] };
}

function personTarget(to: Colleague, desks: readonly DeskState[], here: string | undefined): Target {
  const where = to.desks.map(({ nl, en }) => `${nl} ${en}`).join(" ");
  return {
    id: to.id,
    to,
    asks: otherOrganisation(desks, here, deskOf(to, here)),
    names: [`${to.name} ${to.organisation} ${where}`],
  };
}
