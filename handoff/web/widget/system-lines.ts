import { dayInWords, fill, type Language, timeOfDay } from "../shared/languages";
import type { AnyBody, DayPart, DeskName, Event, Notice } from "../shared/protocol";
import type { Texts } from "./texts";

/** The name of `desk` in `language`. */
export function deskName(desk: DeskName, language: Language): string {
  return desk[language];
}

/** The part of the day of a promised call, as it stands in a sentence. */
export function dayPartWords(part: DayPart, texts: Texts): string {
  return { morning: texts.morning, afternoon: texts.afternoon, any: texts.anyPromised }[part];
}

/** `number` (E.164) with its country code set apart; Dutch numbers as people write them. */
export function readableNumber(number: string): string {
  const mobile = /^\+316(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(number);
  return mobile ? `+31 6 ${mobile.slice(1).join(" ")}` : number.replace(/^\+31(\d{9})$/, "+31 $1");
}

/** What the citizen reads about an event that is not a message; `null` when there is nothing to tell. */
export function systemLine(event: Event, texts: Texts, language: Language): string | null {
  const body: AnyBody = event.body;
  const desk = "desk" in body ? deskName(body.desk, language) : "";
  switch (body.kind) {
    case "queued":
      return fill(texts.queued, { desk });
    case "unavailable": {
      const words = {
        closed: texts.unavailableClosed,
        full: texts.unavailableFull,
        nobody_on_duty: texts.unavailableNobody,
      };
      const why = fill(words[body.why], { desk });
      if (!body.reopens_at) return why;
      const moment = new Date(body.reopens_at);
      const again = fill(texts.reopens, { day: dayInWords(moment, language), time: timeOfDay(moment, language) });
      return `${why} ${again}`;
    }
    case "claimed": {
      const { name, organisation } = event.sender;
      const shown = name ?? texts.caseworker;
      return organisation
        ? fill(texts.claimed, { name: shown, organisation })
        : fill(texts.claimedName, { name: shown });
    }
    case "requeued":
      return fill(body.why === "caseworker_gone" ? texts.requeuedGone : texts.requeuedReleased, { desk });
    case "transfer_asked":
      return withReason(fill(texts.transferAskedLine, { name: event.sender.name ?? texts.caseworker, desk }), body.why);
    case "transfer_refused":
      return texts.transferRefused;
    case "transferred":
      return withReason(fill(texts.transferred, { desk }), body.why);
    case "handed_back":
      return texts.handedBack;
    case "returned_to_bot":
      return texts.returnedToBot;
    case "callback_promised": {
      const dayPart = dayPartWords(body.day_part, texts);
      return fill(texts.callbackPromised, { desk, number: readableNumber(body.number), dayPart });
    }
    case "municipality_known":
      return fill(texts.municipalityKnown, { name: body.name });
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
    case "analysis":
    case "note":
    case "plan_ticked":
      return null;
  }

  function withReason(line: string, why: string | undefined): string {
    return why ? `${line} ${fill(texts.transferWhy, { why })}` : line;
  }
}

function noticeWords(notice: Notice, texts: Texts): string {
  switch (notice.code) {
    case "personal_data_masked":
      return maskedWords(notice.params ?? [], texts);
    case "bot_unavailable":
      return texts.noticeBotUnavailable;
    case "added_for_caseworker":
      return texts.noticeAdded;
    case "callback_reached":
      return texts.noticeCallbackReached;
    case "callback_not_reached":
      return texts.noticeCallbackNotReached;
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
