import { CaseWork } from "./case-work";
import { ConsoleSession } from "./console-session";
import { Notices } from "./notices";
import { Preferences } from "./preferences";
import { Screen } from "./screen";
import { Undo } from "./undo";

/** What every part of the console works with. */
export interface Workplace {
  readonly session: ConsoleSession;
  readonly work: CaseWork;
  readonly screen: Screen;
  readonly undo: Undo;
  readonly preferences: Preferences;
  readonly notices: Notices;
}

export function newWorkplace(): Workplace {
  const session = new ConsoleSession();
  const undo = new Undo();
  const screen = new Screen(session.memory);
  const preferences = new Preferences(session.memory);
  const notices = new Notices(preferences);
  const place = { session, work: new CaseWork(session, undo), screen, undo, preferences, notices };
  session.subscribe(() => {
    screen.opened(session.openConversation);
    if (!session.profile && screen.dialog !== null) screen.set({ dialog: null });
    const about = undo.offer?.conversation;
    // Once something was said to the citizen it is a conversation; and nothing of it stays for whoever logs in next.
    if (!session.profile || session.entrance.ended || (about && session.sending.outbox(about).length > 0)) undo.end();
  });
  session.arrivals.listener = (arrival) =>
    notices.tell(arrival, () => {
      screen.set({ view: arrival.kind === "late" ? "list" : "middle", tab: "conversations" });
      if (arrival.kind !== "late") session.select({ kind: "conversation", id: arrival.mark });
    });
  return place;
}
