// What is new on the board or in a conversation, for whoever tells it: the page, a screen reader, the browser, a sound.
import type { DeskName, MineItem, Overview } from "../../shared/protocol";
import { newlyAsked, newlyAssigned, newlyLate, newlyWaiting, servedDesks } from "../state/board";
import { topicWords } from "../names";
import { counted, deskName, t } from "../words";
import type { News } from "./news";

/** Something that came in. It names a desk and a topic and nothing of the citizen: it may show on a locked screen. */
export interface Arrival {
  readonly kind: "waiting" | "assigned" | "asked" | "message" | "late";
  /** What it is about; a newer arrival with the same mark takes the place of the one before. */
  readonly mark: string;
  readonly desk: DeskName;
  readonly topic: string | null;
}

export class Arrivals {
  /** Hears of each arrival. */
  listener: (arrival: Arrival) => void = () => {};

  constructor(private readonly news: News) {}

  /** Tells what is in `after` that was not in `before`, and gives what was assigned. `open` is on the screen. */
  board(before: Overview, after: Overview, open: string | null): readonly MineItem[] {
    const fresh = newlyWaiting(before, after);
    const assigned = newlyAssigned(before, after);
    const late = newlyLate(before, after);
    const served = servedDesks(after);
    for (const { conversation, desk, topic_title } of assigned) {
      if (conversation === open) continue;
      this.news.say("news", t("news.assigned", { topic: topicWords(topic_title) }));
      this.listener({ kind: "assigned", mark: conversation, desk, topic: topic_title ?? null });
    }
    // There are two minutes to answer in: who hears the page must not have to find it in the list.
    for (const { conversation, desk, asked_by, topic_title } of newlyAsked(before, after)) {
      this.news.say("news", t("news.asked", { name: asked_by ?? "", topic: topicWords(topic_title) }));
      this.listener({ kind: "asked", mark: conversation, desk, topic: topic_title ?? null });
    }
    if (late.length > 0) this.news.say("news", t("news.late", { desks: late.map(deskName).join(", ") }));
    for (const desk of late) this.listener({ kind: "late", mark: `late:${desk.id}`, desk, topic: null });
    if (fresh.length > 0) this.news.announce(counted("news.waiting", fresh.length, { total: after.waiting.length }));
    for (const { conversation, desk, topic_title } of fresh) {
      if (served.includes(desk.id)) {
        this.listener({ kind: "waiting", mark: conversation, desk, topic: topic_title ?? null });
      }
    }
    return assigned;
  }

  /** Tells of new words of the citizen in `item`, which is `open` on the screen or not. */
  words(item: MineItem, open: boolean): void {
    if (!open) this.news.announce(t("news.message", { topic: topicWords(item.topic_title) }));
    this.listener({ kind: "message", mark: item.conversation, desk: item.desk, topic: item.topic_title ?? null });
  }
}
