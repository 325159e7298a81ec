// What can be done with the open conversation.
import type { DialogName } from "../session/screen";
import type { Workplace } from "../session/workplace";
import type { Facts } from "../state/facts";
import { inLanguage, type TextKey } from "../words";
import { addActions, addSource, both, type Action } from "./action";

/** What is known of the open conversation. */
function facts({ session }: Workplace): Facts {
  return session.book.room(session.openConversation ?? "").facts;
}

/** The open conversation among those that wait. */
function waiting({ session }: Workplace) {
  return session.overview.waiting.find(({ conversation }) => conversation === session.openConversation);
}

const mine = ({ session }: Workplace): boolean => session.openIsMine;
const open = ({ session }: Workplace): string => session.openConversation ?? "";
const me = ({ session }: Workplace): string | undefined => session.profile?.id;

/** Shows the problem of `work`, if it had one; true when it is done. */
export async function tell(place: Workplace, work: Promise<string | null>): Promise<boolean> {
  const problem = await work;
  if (problem) place.session.news.say("problem", problem);
  return problem === null;
}

/** Takes a conversation and goes to the text box. */
export function claim(place: Workplace, id: string): Promise<void> {
  return toBox(place, place.work.claim(id));
}

/** Goes to the text box once `work`, which leads into the conversation, is done. */
async function toBox(place: Workplace, work: Promise<string | null>): Promise<void> {
  if (await tell(place, work)) place.screen.startWriting("message");
}

/** An action of the toolbar that asks more in a dialog. */
function withDialog(
  dialog: DialogName,
  words: TextKey,
  more: Pick<Action, "key" | "button"> & { possible?: Action["possible"] },
): Action {
  return {
    id: dialog,
    group: "conversation",
    words: both(words),
    possible: mine,
    busy: (place) => place.work.isBusy(`${dialog}:${open(place)}`),
    run: ({ screen }) => screen.set({ dialog }),
    ...more,
  };
}

addActions(
  {
    id: "claim",
    group: "conversation",
    words: both("claim.this"),
    key: "t",
    possible: (place) => facts(place).owner === "queue" && !facts(place).colleagues.some(({ id }) => id === me(place)),
    busy: (place) => place.work.isBusy(`claim:${open(place)}`),
    run: (place) => claim(place, open(place)),
  },
  {
    id: "reply",
    group: "conversation",
    words: both("shortcut.reply"),
    key: "r",
    possible: ({ session }) => session.openIsMine || session.openIsShared,
    run: ({ screen }) => screen.startWriting("message"),
  },
  {
    id: "note",
    group: "conversation",
    words: both("shortcut.note"),
    key: "m",
    possible: ({ session }) => session.openIsMine || session.openIsShared,
    run: ({ screen }) => screen.startWriting("note"),
  },
  withDialog("transfer", "shortcut.transfer", {
    key: "o",
    button: { icon: "transfer", words: "transfer.do", rank: 10 },
  }),
  withDialog("hand-back", "shortcut.hand-back", {
    key: "b",
    button: { icon: "bot", words: "hand-back.do", rank: 20 },
  }),
  {
    id: "release",
    group: "conversation",
    words: both("shortcut.release"),
    key: "w",
    button: { icon: "queue", words: "release.do", rank: 30 },
    possible: mine,
    busy: (place) => place.work.isBusy(`release:${open(place)}`),
    run: (place) => tell(place, place.work.release(open(place))),
  },
  withDialog("close", "shortcut.close", { key: "x", button: { icon: "done", words: "close.do", rank: 40 } }),
  withDialog("hold", "shortcut.hold", {
    key: "h",
    button: { icon: "clock", words: "hold.do", rank: 50 },
    possible: (place) => mine(place) && facts(place).hold === null,
  }),
  withDialog("colleague", "colleague.title", {
    key: "g",
    button: { icon: "colleague", words: "colleague.do", rank: 60 },
  }),
  withDialog("follow", "shortcut.follow", { key: "v", button: { icon: "calendar", words: "follow.do", rank: 70 } }),
  withDialog("escalate", "shortcut.escalate", {
    key: "e",
    button: { icon: "help", words: "escalate.do", rank: 80 },
    possible: (place) => {
      const here = place.session.overview.desks.find(({ desk }) => desk.id === facts(place).desk?.id);
      return mine(place) && Boolean(here?.escalates_to);
    },
  }),
  {
    id: "resume",
    group: "conversation",
    words: both("hold.resume"),
    possible: (place) => mine(place) && facts(place).hold !== null,
    run: (place) => tell(place, place.work.act(open(place), "resume")),
  },
  {
    id: "take-back",
    group: "conversation",
    words: both("take-back.do"),
    possible: (place) => facts(place).owner === "queue" && facts(place).giver?.id === me(place),
    run: (place) => toBox(place, place.work.enter(open(place), "take-back")),
  },
  {
    id: "refuse",
    group: "conversation",
    words: both("refuse.title"),
    possible: (place) => facts(place).owner === "queue" && Boolean(waiting(place)?.from_desk),
    run: ({ screen }) => screen.set({ dialog: "refuse" }),
  },
  {
    id: "join",
    group: "conversation",
    words: both("join.do"),
    possible: (place) => facts(place).askedIn?.id === me(place),
    run: (place) => toBox(place, place.work.enter(open(place), "join")),
  },
  {
    id: "decline",
    group: "conversation",
    words: both("join.decline"),
    possible: (place) => facts(place).askedIn?.id === me(place),
    run: (place) => tell(place, place.work.act(open(place), "decline")),
  },
  {
    id: "leave",
    group: "conversation",
    words: both("colleague.leave"),
    possible: (place) => facts(place).colleagues.some(({ id }) => id === me(place)),
    run: (place) => tell(place, place.work.act(open(place), "leave")),
  },
  {
    id: "take-over-joined",
    group: "conversation",
    words: both("take-over-joined.do"),
    possible: (place) => facts(place).owner === "queue" && facts(place).colleagues.some(({ id }) => id === me(place)),
    run: (place) => claim(place, open(place)),
  },
);

addSource((place) =>
  mine(place)
    ? facts(place)
        .colleagues.filter(({ id }) => id !== me(place))
        .map(({ id, name }) => ({
          id: `let-go:${id}`,
          group: "conversation",
          words: (language) => inLanguage(language, "colleague.let-go", { name }),
          possible: mine,
          run: () => tell(place, place.work.letGo(open(place), id)),
        }))
    : [],
);
