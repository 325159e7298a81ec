import { isolated, unmarked } from "../shared/isolated";
import { dayInWords, fill, timeOfDay } from "../shared/languages";
import type { WaitAsked, Waiting } from "../shared/protocol";
import { deskName } from "./desk-name";
import type { Texts } from "./texts";

/** The place in the queue and how long it may take: only what is known is told. */
export function placeWords(waiting: Waiting | null, texts: Texts): string {
  if (!waiting) return texts.waitingUnknown;
  const before = waiting.position - 1;
  const place =
    before < 1 ? texts.waitingFirst : before === 1 ? texts.waitingPositionTwo : fill(texts.waitingPosition, { before });
  return `${place} ${rangeWords(waiting.from_minutes ?? null, waiting.to_minutes ?? null, texts)}`;
}

/** What somebody who waits is asked, in one or two sentences, as it is said. */
export function questionWords(asked: WaitAsked, texts: Texts, language: string): string {
  return unmarked(markedQuestion(asked, texts, language));
}

/** The same, with the name of the desk marked as somebody else's, for showing. */
export function markedQuestion(asked: WaitAsked, texts: Texts, language: string): string {
  const desk = isolated(deskName(asked.desk, language));
  if (asked.why === "long") return fill(texts.askedLong, { desk });
  const closes = asked.closes_at ? timeOfDay(new Date(asked.closes_at), language) : "";
  const words = fill(asked.why === "closing" ? texts.askedClosing : texts.askedClosed, { desk, time: closes });
  if (!asked.reopens_at) return words;
  const moment = new Date(asked.reopens_at);
  const again = fill(texts.reopens, { day: dayInWords(moment, language), time: timeOfDay(moment, language) });
  return `${words} ${again}`;
}

function rangeWords(from: number | null, to: number | null, texts: Texts): string {
  if (to === null) return texts.waitingUnknown;
  if (to <= 1) return texts.waitingAboutOne;
  return from === null || from >= to ? fill(texts.waitingAbout, { to }) : fill(texts.waitingRange, { from, to });
}
