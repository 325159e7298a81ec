import { isolated, unmarked } from "../shared/isolated";
import { calendarDay, dayInWords, fill, timeOfDay } from "../shared/languages";
import type { AnyBody, Event, Notice, TransferReturned } from "../shared/protocol";
import { readableNumber } from "../shared/telephone";
import { momentWords } from "./callback-words";
import { deskName } from "./desk-name";
import type { Texts } from "./texts";
import { markedQuestion } from "./wait-words";

interface Somebody {
  readonly name?: string | null;
  readonly organisation?: string | null;
}

/** A caseworker in a sentence, with the organisation where that is known. */
export function personWords(person: Somebody, texts: Texts): string {
  return unmarked(markedPerson(person, texts));
}

/** The same, with the names marked as somebody else's, for showing. */
export function markedPerson({ name, organisation }: Somebody, texts: Texts): string {
  const shown = isolated(name ?? texts.caseworker);
  return organisation ? fill(texts.personOf, { name: shown, organisation: isolated(organisation) }) : shown;
}

/** What the citizen reads about an event that is not a message; `null` when there is nothing to tell. */
export function systemLine(event: Event, texts: Texts, language: string): string | null {
  const line = markedLine(event, texts, language);
  return line === null ? null : unmarked(line);
}

/** The same, with names and what somebody wrote marked, to be shown with their own direction. */
export function markedLine(event: Event, texts: Texts, language: string): string | null {
  // The name of a desk may have brackets of its own: within brackets they are a comma.
  return lineOf(event, texts, language)?.replace(/\(([^()]+) \(([^()]+)\)(\uFDD1?)\)/g, "($1, $2$3)") ?? null;
}

function lineOf(event: Event, texts: Texts, language: string): string | null {
  const body: AnyBody = event.body;
  const desk = "desk" in body && body.desk ? isolated(deskName(body.desk, language)) : "";
  const caseworker = isolated(event.sender.name ?? texts.caseworker);
  switch (body.kind) {
    case "queued":
      return withWords(fill(texts.queued, { desk }), body.words);
    case "unavailable": {
      const words = {
        closed: texts.unavailableClosed,
        full: texts.unavailableFull,
        nobody_on_duty: texts.unavailableNobody,
      };
      const why = withWords(fill(words[body.why], { desk }), body.words);
      if (!body.reopens_at) return why;
      const moment = new Date(body.reopens_at);
      const again = fill(texts.reopens, { day: dayInWords(moment, language), time: timeOfDay(moment, language) });
      return `${why} ${again}`;
    }
    case "claimed": {
      const { organisation } = event.sender;
      return organisation
        ? fill(body.came_back ? texts.claimedAgain : texts.claimed, {
            name: caseworker,
            organisation: isolated(organisation),
          })
        : fill(texts.claimedName, { name: caseworker });
    }
    case "requeued":
      return fill(body.why === "caseworker_gone" ? texts.requeuedGone : texts.requeuedReleased, { desk });
    case "transfer_asked":
      return body.joins
        ? fill(texts.joinQuestionLine, { name: caseworker, who: markedPerson(body.to ?? {}, texts) })
        : withReason(fill(texts.transferAskedLine, { name: caseworker, desk }), body.why);
    case "transfer_refused":
      return texts.transferRefused;
    case "transferred":
      if (body.only_summary) return fill(texts.transferredSummary, { desk, summary: isolated(body.summary ?? "") });
      return withReason(
        body.to ? fill(texts.transferredTo, { who: markedPerson(body.to, texts) }) : fill(texts.transferred, { desk }),
        body.why,
      );
    case "offer_ended":
      return fill(body.joins ? texts.joinEnded : texts.offerEnded, { name: isolated(body.to.name), desk });
    case "transfer_returned":
      return returnedWords(body);
    case "join_asked":
      return fill(texts.joinAsked, { who: markedPerson(body.to, texts) });
    case "joined":
      return fill(texts.joined, { who: markedPerson(event.sender, texts) });
    case "left":
      return fill(body.why === "gone" ? texts.leftGone : texts.left, { name: isolated(body.who.name) });
    case "held": {
      const moment = new Date(body.until);
      const until = { day: dayInWords(moment, language), time: timeOfDay(moment, language) };
      const sameDay = calendarDay(moment) === calendarDay(new Date(event.created_at));
      const reason = isolated(asSentence(body.reason));
      return fill(sameDay ? texts.heldToday : texts.held, { name: caseworker, reason, ...until });
    }
    case "hold_ended":
      return body.passed ? texts.holdPassed : fill(texts.holdEnded, { name: caseworker });
    case "escalated":
      return fill(texts.escalated, { desk, day: dayInWords(new Date(body.due), language) });
    case "case_opened":
      return fill(texts.caseOpened, { reference: body.reference });
    case "follow_up_planned":
      return fill(texts.followUpPlanned, { name: caseworker, day: dayInWords(new Date(body.on), language) });
    case "handed_back":
      return texts.handedBack;
    case "returned_to_bot":
      return texts.returnedToBot;
    case "callback_promised": {
      const when = momentWords(body.day, body.day_part, texts, language);
      const words = body.changed ? texts.callbackChanged : texts.callbackPromised;
      const promised = fill(words, { desk, number: readableNumber(body.number), when });
      return body.first ? `${promised} ${texts.callbackFirst}` : promised;
    }
    case "callback_moved":
      return fill(texts.callbackMoved, { when: momentWords(body.day, body.day_part, texts, language) });
    case "callback_tried":
      return fill(texts.callbackTried, { when: momentWords(body.day, body.day_part, texts, language) });
    case "callback_ended":
      return {
        reached: texts.callbackReached,
        not_reached: fill(texts.callbackNotReached, { count: body.attempts ?? 0 }),
        cancelled: texts.callbackCancelled,
        joined: texts.callbackJoined,
      }[body.outcome];
    case "wait_asked":
      return markedQuestion(body, texts, language);
    case "wait_kept":
      return texts.waitKept;
    case "municipality_known":
      return fill(texts.municipalityKnown, { name: isolated(body.name) });
    case "language_chosen":
      return texts.languageChosen;
    case "notice":
      return noticeWords(body, texts);
    case "closed":
      return texts.closed;
    case "rated":
      return texts.rated;
    case "started":
    case "message":
    case "escalation_answered":
    case "follow_up_done":
    case "analysis":
    case "note":
    case "listened":
    case "whispered":
    case "labelled":
    case "plan_ticked":
      return null;
  }

  function returnedWords({ why, from_desk, to }: TransferReturned): string {
    const words = {
      refused: texts.returnedRefused,
      nobody_there: texts.returnedNobody,
      taken_back: texts.returnedTaken,
    };
    const what = fill(words[why], {
      desk: isolated(deskName(from_desk, language)),
      name: isolated(to?.name ?? texts.caseworker),
    });
    const now = to ? fill(texts.returnedTo, { name: isolated(to.name) }) : fill(texts.returnedQueue, { desk });
    return why === "taken_back" ? what : `${what} ${now}`;
  }

  /** `line` with what the desk itself has to say, in the citizen's language; English where it does not say it. */
  function withWords(
    line: string,
    words: { readonly [language: string]: string | undefined } | null | undefined,
  ): string {
    const said = words?.[language] ?? words?.en;
    return said ? `${line} ${isolated(said)}` : line;
  }

  function withReason(line: string, why: string | undefined): string {
    return why ? `${line} ${fill(texts.transferWhy, { why: isolated(why) })}` : line;
  }
}

/** `words` with a full stop, where more is said after them. */
function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function noticeWords(notice: Notice, texts: Texts): string {
  switch (notice.code) {
    case "personal_data_masked":
      return maskedWords(notice.params ?? [], texts);
    case "bot_unavailable":
      return texts.noticeBotUnavailable;
    case "added_for_caseworker":
      return texts.noticeAdded;
  }
}

function maskedWords(kinds: readonly string[], texts: Texts): string {
  const names: Record<string, string> = {
    bsn: texts.maskedBsn,
    iban: texts.maskedIban,
    email: texts.maskedEmail,
  };
  const known = kinds.flatMap((kind) => names[kind] ?? []);
  return known.length ? fill(texts.noticeMasked, { kinds: known.join(", ") }) : texts.noticeMaskedUnknown;
}
