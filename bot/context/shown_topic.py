"""A short question that leans on what was shown before it: “wat kost dat?”, “and for my wife?”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.card_questions import asks_in_other_language, part_asked
from actions.knowledge import directory, follow_up_words
from bot.context.page_topic import names_no_subject, says_nothing_new
from bot.nlu.topic import SURE
from loket.directory.dates import speaks_of_a_day

_WORD = re.compile(r"\w+")
_MAY_LEAN = ("way", "event", "nlu_fallback", "out_of_scope")
"""What such a question is taken for; all else that is heard in words, such as a wish for a person, is that."""
_TALK = ("greet", "goodbye", "small_talk", "what_can_you_do")
"""What is only talk is such a question when it asks for a part of a card: “where do I go?”, “is it free?”."""
_PEOPLE = ("ask_person", "ask_callback")
_HARDLY_A_PERSON = 0.7
_SURELY_ITS_OWN = 0.7
_SHORT = 8  # words that may say when something happens
_NO_SUBJECT = 4  # words of a question in another language, among which is hardly a subject
_HARDLY_DANGER = 0.3
_ASKED = (None, "nothing", "needed", "which", "municipality", "rephrase", "person")
_SUBJECTS = ("service", "event", "next_best")
_SPOKEN = ("nl", "en")


def for_what_was_shown(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as a question about what was shown when the words name no subject
    and the conversation (``slots``) has one.
    """
    if _is_day_for_plan(text, slots, parsed):
        return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 0.0}}
    if not _could_lean(text, slots, parsed) or not _leans(text, slots, parsed):
        return parsed
    certain = {"name": "about_shown", "confidence": 1.0}
    # The rest of the ranking is what was guessed from words that say nothing.
    return {**parsed, "intent": certain, "intent_ranking": [certain], "needs": [], "trouble": 0.0}


def _could_lean(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    shown = directory().find_service(slots.get("service"))
    if shown is not None and shown.urgent:
        return False  # after danger nothing is about a card: the numbers stay
    intent = parsed["intent"]["name"]
    # “Wie lange dauert das?” names nothing, however sure a guess at what it is about may be.
    only_asks = len(_WORD.findall(text)) <= _NO_SUBJECT and _asks_elsewhere(text, slots, parsed)
    surely = intent in ("way", "event") and _sure(parsed) >= _SURELY_ITS_OWN and not only_asks
    asks_for_part = part_asked(text) is not None
    instead_of_plan = intent == "plan_again" and bool(slots.get("service"))
    hardly_a_person = intent in _PEOPLE and float(parsed["intent"].get("confidence") or 0.0) < _HARDLY_A_PERSON
    return (
        (intent in _MAY_LEAN or (asks_for_part and (intent in _TALK or instead_of_plan or hardly_a_person)))
        and not surely
        and slots.get("asked") in _ASKED
        and any(slots.get(name) for name in _SUBJECTS)
    )


def _leans(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    if names_no_subject(text):
        return True
    words = _WORD.findall(text.casefold())
    goes_on = len(words) > 1 and (words[0] in follow_up_words() or part_asked(text) is not None)
    if goes_on and says_nothing_new(text):
        return True
    return _asks_elsewhere(text, slots, parsed)


def _asks_elsewhere(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    return _in_another_language(slots, parsed) and asks_in_other_language(text)


def _in_another_language(slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    """Whether the message is in a language that is not spoken here; a short one like those before it."""
    found = parsed.get("language") or {}
    if found.get("sure"):
        return found.get("code") not in _SPOKEN
    return bool(slots.get("other_language_told"))


def _is_day_for_plan(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    """Whether a short message after a plan has a day in it and nothing else that is clear: “toch 15 december”."""
    if not slots.get("event") or slots.get("service") or len(_WORD.findall(text)) > _SHORT:
        return False
    danger = sum(each["confidence"] for each in parsed["intent_ranking"] if each["name"].startswith("distress"))
    return danger < _HARDLY_DANGER and _sure(parsed) < _SURELY_ITS_OWN and speaks_of_a_day(text)


def _sure(parsed: dict[str, Any]) -> float:
    return float(parsed.get(SURE) or 0.0)
