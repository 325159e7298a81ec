import { CaseWork } from "./case-work";
import { ConsoleSession } from "./console-session";
import { Screen } from "./screen";

/** What every part of the console works with. */
export interface Workplace {
  readonly session: ConsoleSession;
  readonly work: CaseWork;
  readonly screen: Screen;
}

export function newWorkplace(): Workplace {
  const session = new ConsoleSession();
  return { session, work: new CaseWork(session), screen: new Screen(session.memory) };
}
