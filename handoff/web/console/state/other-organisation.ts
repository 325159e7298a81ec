// Whether something goes to another organisation, so that the citizen is asked first.
import type { Colleague, DeskState } from "../../shared/protocol";
import { called } from "../names";
import { deskName } from "../words";

/**
 * The name (in the language of the console) of the organisation of desk `to`, when it is another one than that of desk
 * `here` (ids); the name of the desk when it is nobody's. Within one organisation none.
 */
export function otherOrganisation(desks: readonly DeskState[], here: string | undefined, to: string): string | null {
  const mine = desks.find(({ desk }) => desk.id === here);
  const theirs = desks.find(({ desk }) => desk.id === to);
  if (!theirs || (mine && (mine.organisation ?? null) === (theirs.organisation ?? null))) return null;
  return theirs.organisation ? called(theirs.organisation_name ?? "") : deskName(theirs.desk);
}

/** The desk at which a colleague gets a conversation of desk `here`: the same one, or the first that they serve. */
export function deskOf(colleague: Colleague, here: string | undefined): string {
  const served = colleague.desks.map(({ id }) => id);
  return here !== undefined && served.includes(here) ? here : (served[0] ?? "");
}
