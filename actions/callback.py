"""Being called back: a number that can exist, a part of the day, read back and confirmed."""

from __future__ import annotations

import re
from typing import cast, get_args

from actions.contact import tell_contact
from actions.knowledge import button_title, callback_words, day_part_words
from actions.moment import LoketAction, Moment
from actions.organisations import named_in, names_of
from actions.summary import summary_of
from loket.telephone import NotATelephoneNumber, Number, reason_in_words, understand
from loket.wire import CallbackRequest, DayPart

_DIGITS = 10
_WORDS_OF_A_TIME = 8
_WORDS_OF_A_WISH = 12
_TOPIC_LIKELY = 0.25
_TOPIC_TOLD = 0.1
"""What a message that asks for a call is about besides, from so likely on."""
_ANOTHER_SUBJECT = 0.4
_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"[^\W\d]{3,}")
_OTHER_TIMES = "other"
_TELL_A_SUBJECT = ("service", "event", "questions", "needs", "letter_from", "business", "been_at", "seen_by_person")
"""What is remembered when a caseworker who calls can know what it is about."""
_MAY_BE_A_PIECE = ("too_short", "not_a_number")
_TRIES = 2
"""Wrong numbers that are explained; after that other doors are opened, for nobody should be kept in a loop."""


class AskCallback(LoketAction):
    """Somebody wants to be called back."""

    title = "action_ask_callback"

    def act(self, moment: Moment) -> None:
        """Ask for the number, or go on with the one in the message."""
        if moment.entity("telephone"):
            _take_number(moment)
            return
        if moment.is_typed and tell_contact(moment):  # "hoe kan ik jullie bellen?"
            return
        if moment.slot("callback_number"):
            _read_back(moment)
            return
        if moment.is_typed and not moment.slot("service"):
            _keep_subject(moment, _TOPIC_TOLD)
        about = [each.provider for each in moment.services([moment.slot("service") or ""])]
        named = [each.id for each in named_in(moment)] if moment.is_typed else []
        knows = _has_subject(moment) or moment.slot("asked") == "callback_subject"  # asked once is enough
        response = "utter_ask_number" if knows else "utter_ask_subject_and_number"
        moment.say(response, offers_person=True, organisations=about or named)
        moment.remember(callback_tries=0)
        moment.asked = "callback_number" if knows else "callback_subject"


class CallbackSubject(LoketAction):
    """The citizen says what the call is about."""

    title = "action_callback_subject"

    def act(self, moment: Moment) -> None:
        """Keep that, and ask for the number."""
        moment.remember_question()
        about = moment.likely_services(_TOPIC_LIKELY)[:1]
        if about:
            moment.remember(service=about[0].id)
        moment.say("utter_subject_noted", organisations=[each.provider for each in about])
        moment.asked = "callback_number"


class CallbackNumber(LoketAction):
    """The citizen gives a number, or something that was to be one."""

    title = "action_callback_number"

    def act(self, moment: Moment) -> None:
        """Take the number, or say what is wrong with it."""
        _take_number(moment)


class CallbackDayPart(LoketAction):
    """The citizen says when to call."""

    title = "action_callback_day_part"

    def act(self, moment: Moment) -> None:
        """Read number and time back; without a number ask for that first. At other times nobody calls."""
        if take_day_part(moment):
            return
        said = _day_part_in(moment)
        if said is not None:
            moment.remember(callback_day_part=said)
        if moment.slot("callback_number"):
            _read_back(moment)
        else:
            moment.say("utter_ask_number")
            moment.asked = "callback_number"


def take_callback_wish(moment: Moment) -> bool:
    """Whether a short message asks to be called back about a subject, and was taken as that and not as the subject."""
    words = _WORD.findall(moment.text.casefold())
    if len(words) > _WORDS_OF_A_WISH or not _asks_for_call(words):
        return False
    moment.remember_question()
    _keep_subject(moment, _TOPIC_LIKELY)
    AskCallback().act(moment)
    return True


def _asks_for_call(words: list[str]) -> bool:
    """Whether ``words`` surely ask for a call: “bel mij terug”, “kan de arts van het UWV mij terugbellen?”."""
    said, known = f" {' '.join(words)} ", callback_words()
    if any(f" {each} " in said for each in (*known.nl, *known.en)):
        return True
    begins, has = {*known.questions}, {*words}
    return bool(words) and words[0] in begins and bool(has & {*known.called}) and bool(has & {*known.caller})


def _keep_subject(moment: Moment, least: float) -> None:
    """Remember what the message is about besides the call, when that is at least so likely (0 to 1)."""
    about = moment.likely_services(least)[:1]
    if about:
        moment.remember(service=about[0].id)


def take_day_part(moment: Moment) -> bool:
    """Whether a short message after a number was given names a time to call, and number and time were read back."""
    if not moment.slot("callback_number") or not moment.is_typed or len(moment.text.split()) > _WORDS_OF_A_TIME:
        return False
    said = _day_part_in(moment)
    if (said is None and not _is_another_time(moment.text)) or _is_about_something_else(moment):
        return False
    if said is None:
        moment.say("utter_callback_times")
    else:
        moment.remember(callback_day_part=said)
    _read_back(moment)
    return True


class CallbackPromise(LoketAction):
    """The citizen confirms number and time."""

    title = "action_callback_promise"

    def act(self, moment: Moment) -> None:
        """Pass the wish on to handoff."""
        number = moment.slot("callback_number")
        # Who was shown none is called about what they told last.
        about = [moment.slot("service") or "", *reversed(moment.slot("needs") or [])]
        service = next(iter(moment.services(about)), None)
        event = moment.directory.find_life_event(moment.slot("event"))
        whose = service.provider if service else moment.directory.helper_in(event) if event else None
        moment.say("utter_callback_promised", number=_shown(number), when=_when(moment))
        moment.ask_for_callback(
            CallbackRequest(
                number=number,
                day_part=_day_part(moment),
                topic=service.id if service else None,
                organisation=whose,
                summary=summary_of(moment),
            )
        )
        # The number stays: who thinks again about the time need not give it once more.
        moment.remember(callback_tries=0, callback_digits=None)


class CallbackAgain(LoketAction):
    """The number that was read back is not right."""

    title = "action_callback_again"

    def act(self, moment: Moment) -> None:
        """Ask for the number once more."""
        moment.say("utter_callback_again")
        moment.remember(callback_number=None, callback_digits=None)
        moment.asked = "callback_number"


class CallbackStop(LoketAction):
    """No call after all."""

    title = "action_callback_stop"

    def act(self, moment: Moment) -> None:
        """Forget the number."""
        moment.say("utter_callback_stopped")
        forget_number(moment)


def forget_number(moment: Moment) -> None:
    """Nothing of the number and the time is remembered any longer."""
    moment.remember(callback_number=None, callback_day_part=None, callback_digits=None, callback_tries=0)


def _has_subject(moment: Moment) -> bool:
    return any(moment.slot(name) for name in _TELL_A_SUBJECT)


def _take_number(moment: Moment) -> None:
    if moment.slot("asked") == "callback_subject" and _WORDS.search(moment.text):  # "huurtoeslag, 06 12345678"
        moment.remember_question()
    try:
        number = understand(moment.text)
    except NotATelephoneNumber as wrong:
        whole = _with_piece_before(moment)
        if whole is None:
            _explain(moment, wrong)
            return
        number = whole
    moment.remember(callback_number=number.e164, callback_tries=0, callback_digits=None)
    _read_back(moment)


def _with_piece_before(moment: Moment) -> Number | None:
    """The number that the digits make together with those of the message before, for who types it in pieces."""
    before = moment.slot("callback_digits")
    if not before:
        return None
    try:
        return understand(f"{before}{_digits_in(moment.text)}")
    except NotATelephoneNumber:
        return None


def _digits_in(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal() or sign == "+")


def _explain(moment: Moment, wrong: NotATelephoneNumber) -> None:
    tries = int(moment.slot("callback_tries") or 0) + 1
    piece = f"{moment.slot('callback_digits') or ''}{_digits_in(moment.text)}"
    is_piece = wrong.code in _MAY_BE_A_PIECE and 0 < len(piece) < _DIGITS
    moment.remember(callback_number=None, callback_digits=piece if is_piece else None)
    reason = reason_in_words(wrong.code, moment.language)
    moment.say("utter_wrong_number", reason=reason)
    if tries > _TRIES:
        moment.say(
            "utter_callback_other_doors",
            buttons=[moment.button("person", "/ask_person"), moment.button("callback", "/ask_callback")],
        )
        moment.remember(callback_tries=0)
        moment.asked = "person"
        return
    moment.remember(callback_tries=tries)
    moment.asked = "callback_number"


def _read_back(moment: Moment) -> None:
    """Say number and time back. Who has no wish about the time yet can have one instead of a plain yes."""
    times = [] if moment.slot("callback_day_part") else ["morning", "afternoon"]
    moment.say(
        "utter_confirm_callback",
        buttons=[
            moment.button("yes_right", "/affirm"),
            *(moment.button(each, f'/day_part_given{{"day_part":"{each}"}}') for each in times),
            moment.button("no_other_number", "/deny"),
        ],
        number=_shown(moment.slot("callback_number")),
        when=_when(moment),
    )
    moment.asked = "callback_confirm"


def _is_another_time(text: str) -> bool:
    return any(word in text.casefold() for word in day_part_words()[_OTHER_TIMES])


def _is_about_something_else(moment: Moment) -> bool:
    """Whether a subject is clear, or an organisation is named: "my bin was left full on Saturday" is about no call."""
    likely = moment.likely_services(0.0)[:1]
    return any(moment.confidence(each) >= _ANOTHER_SUBJECT for each in likely) or bool(names_of(moment.text))


def _day_part_in(moment: Moment) -> DayPart | None:
    """The part of the day that is named, also inside a longer word such as "morgenochtend"."""
    said = moment.entity("day_part")
    text = moment.text.casefold()
    inside = [part for part, words in day_part_words().items() if any(word in text for word in words)]
    named = said if said in get_args(DayPart) else inside[0] if len(inside) == 1 else None
    return cast("DayPart", named) if named in get_args(DayPart) else None


def _shown(number: str) -> str:
    return understand(number).shown


def _day_part(moment: Moment) -> DayPart:
    said: DayPart = moment.slot("callback_day_part") or "any"
    return said


def _when(moment: Moment) -> str:
    return button_title(f"when_{_day_part(moment)}", moment.language)
