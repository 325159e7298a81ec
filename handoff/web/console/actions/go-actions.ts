// Where one can go: the lists, a conversation, a call-back, a queue.
import type { CallbackItem, MineItem, WaitingItem } from "../../shared/protocol";
import type { Workplace } from "../session/workplace";
import { waitingPerDesk } from "../state/board";
import { stepFrom } from "../state/shortcuts";
import { topicWords } from "../names";
import { inLanguage, named, type TextKey } from "../words";
import { addActions, addSource, both, type Action } from "./action";

/** Shows what is called `id` in the middle. */
function show({ session, screen }: Workplace, kind: "conversation" | "callback", id: string): void {
  screen.set({ view: "middle", tab: kind === "callback" ? "callbacks" : "conversations" });
  session.select({ kind, id });
}

/** Goes to the next (1) or the previous (-1) of the list that is shown. */
function step(place: Workplace, by: 1 | -1): void {
  const { session, screen } = place;
  if (screen.tab === "callbacks") {
    const ids = session.overview.callbacks.map(({ id }) => id);
    const id = stepFrom(ids, session.selection?.id ?? null, by);
    if (id) session.select({ kind: "callback", id });
    return;
  }
  const waiting = waitingPerDesk(session.overview).flatMap(({ items }) => items);
  const ids = [...session.overview.mine, ...waiting].map((item) => item.conversation);
  const id = stepFrom(ids, session.openConversation, by);
  if (id) session.select({ kind: "conversation", id });
}

addActions(
  {
    id: "next",
    group: "go",
    words: both("shortcut.next"),
    key: "j",
    possible: () => true,
    run: (place) => step(place, 1),
  },
  {
    id: "previous",
    group: "go",
    words: both("shortcut.previous"),
    key: "k",
    possible: () => true,
    run: (place) => step(place, -1),
  },
  {
    id: "conversations",
    group: "go",
    words: both("shortcut.conversations"),
    key: "1",
    possible: () => true,
    run: ({ screen }) => screen.showList("conversations"),
  },
  {
    id: "callbacks",
    group: "go",
    words: both("shortcut.callbacks"),
    key: "2",
    possible: () => true,
    run: ({ screen }) => screen.showList("callbacks"),
  },
  {
    id: "go:previous-conversation",
    group: "go",
    words: both("about.previous-open"),
    possible: ({ session }) => session.book.room(session.openConversation ?? "").previous !== null,
    run: (place) => {
      const { previous } = place.session.book.room(place.session.openConversation ?? "");
      if (previous) show(place, "conversation", previous);
    },
  },
  {
    id: "go:nowhere",
    group: "go",
    words: both("conversation.leave"),
    possible: ({ session }) => session.selection !== null,
    run: ({ session, screen }) => {
      session.select(null);
      screen.set({ view: "list" });
    },
  },
);

function goTo(place: Workplace, item: MineItem | WaitingItem, key: TextKey): Action {
  return {
    id: `go:${item.conversation}`,
    group: "go",
    words: (language) =>
      inLanguage(language, key, {
        topic: topicWords(item.topic_title, language),
        desk: named(item.desk, language),
      }),
    possible: () => place.session.openConversation !== item.conversation,
    run: () => show(place, "conversation", item.conversation),
  };
}

function call(place: Workplace, { id, topic_title, desk }: CallbackItem): Action {
  return {
    id: `go:${id}`,
    group: "go",
    words: (language) =>
      inLanguage(language, "go.callback", {
        topic: topicWords(topic_title, language),
        desk: named(desk, language),
      }),
    possible: () => true,
    run: () => show(place, "callback", id),
  };
}

addSource((place) => {
  const { mine, waiting, callbacks } = place.session.overview;
  return [
    ...mine.map((item) => goTo(place, item, "go.mine")),
    ...waiting.map((item) => goTo(place, item, "go.waiting")),
    ...callbacks.map((item) => call(place, item)),
    ...waitingPerDesk(place.session.overview).map(({ desk: { desk }, items }): Action => ({
      id: `go:desk:${desk.id}`,
      group: "go",
      words: (language) => inLanguage(language, "go.desk", { desk: named(desk, language), n: items.length }),
      possible: () => true,
      run: ({ screen }) => screen.showDesk(desk.id),
    })),
  ];
});
