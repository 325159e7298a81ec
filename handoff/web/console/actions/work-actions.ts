// The work itself: the next conversation, duty, pauses and the telephone.
import type { DutyState } from "../../shared/protocol";
import type { Workplace } from "../session/workplace";
import { servedDesks } from "../state/board";
import { stateNow } from "../state/target";
import { inLanguage, named, t } from "../words";
import { addActions, addSource, both, type Action } from "./action";
import { tell } from "./conversation-actions";

/** On duty, and doing this now. */
function state({ session }: Workplace): DutyState["state"] {
  return stateNow(session.overview.me, Date.now());
}

const onDuty = ({ session }: Workplace): boolean => servedDesks(session.overview).length > 0;

function turnTo(wanted: "working" | "pause" | "wrap_up"): Action {
  return {
    id: `state:${wanted}`,
    group: "work",
    words: both(`state.${wanted}`),
    possible: (place) => onDuty(place) && state(place) !== wanted,
    run: (place) => tell(place, place.work.turnTo(wanted)),
  };
}

/** The call-back that is open. */
function callback({ session }: Workplace) {
  const { selection, overview } = session;
  return selection?.kind === "callback" ? overview.callbacks.find(({ id }) => id === selection.id) : undefined;
}

addActions(
  {
    id: "claim-next",
    group: "work",
    words: both("shortcut.claim-next"),
    key: "n",
    possible: onDuty,
    busy: ({ work }) => work.isBusy("claim-next"),
    run: async (place) => {
      if (await tell(place, place.work.claimNext())) place.screen.startWriting("message");
    },
  },
  {
    id: "undo",
    group: "work",
    words: both("shortcut.undo"),
    key: "u",
    possible: ({ undo }) => undo.offer !== null,
    run: (place) => place.undo.run((problem) => place.session.news.say("problem", problem)),
  },
  {
    id: "duty",
    group: "work",
    words: both("shortcut.duty"),
    key: "d",
    possible: () => true,
    run: ({ screen }) => screen.set({ dutyOpen: !screen.dutyOpen }),
  },
  {
    id: "pause",
    group: "work",
    words: both("shortcut.pause"),
    key: "p",
    possible: onDuty,
    run: (place) => tell(place, place.work.turnTo(state(place) === "working" ? "pause" : "working")),
  },
  turnTo("working"),
  turnTo("pause"),
  turnTo("wrap_up"),
  {
    id: "duty:all",
    group: "work",
    words: both("shortcut.duty-all"),
    possible: ({ session }) => session.overview.desks.some((desk) => desk.mine && !desk.serving),
    run: (place) => {
      const desks = place.session.overview.desks.filter((desk) => desk.mine).map(({ desk }) => desk.id);
      return tell(place, place.work.serve(desks, t("duty.on-now")));
    },
  },
  {
    id: "duty:end",
    group: "work",
    words: both("duty.end"),
    possible: onDuty,
    run: (place) => tell(place, place.work.serve([], t("duty.off-all"))),
  },
  {
    id: "callback:take",
    group: "work",
    words: both("callback.take"),
    possible: (place) => Boolean(callback(place)) && !callback(place)?.taken_by,
    run: (place) => tell(place, place.work.takeCallback(callback(place)?.id ?? "")),
  },
  {
    id: "callback:give-back",
    group: "work",
    words: both("callback.give-back"),
    possible: (place) => callback(place)?.taken_by_me ?? false,
    run: (place) => tell(place, place.work.giveCallbackBack(callback(place)?.id ?? "")),
  },
);

/** Each desk of one's own, to be put on or off. */
addSource((place) => {
  const { overview } = place.session;
  const served = servedDesks(overview);
  return overview.desks
    .filter(({ mine }) => mine)
    .map(({ desk, serving }): Action => {
      const wanted = serving ? served.filter((id) => id !== desk.id) : [...served, desk.id];
      return {
        id: `duty:${desk.id}`,
        group: "work",
        words: (language) =>
          inLanguage(language, serving ? "duty.off-at" : "duty.on-at", { desk: named(desk, language) }),
        possible: () => true,
        run: () => tell(place, place.work.serve(wanted, t(serving ? "duty.off-now" : "duty.on-now"))),
      };
    });
});
