"""A question that names no subject, asked on a page that is about something: “hoe vraag ik dit aan?”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from actions.knowledge import directory
from bot.nlu.directory_importer import EVENT, WAY
from bot.places import PROJECT
from loket.directory import Texts
from loket.directory.reading import read

_WORD = re.compile(r"\w+")
_MAY_BE_ABOUT_IT = (WAY, EVENT, "nlu_fallback", "out_of_scope", "plan_again")
"""What such a question is taken for …"""
_TALK = ("greet", "small_talk", "what_can_you_do", "not_helped", "needs_help", "something_else")
"""… and this when it is not sure; all else that is heard in words, such as a wish for a person, is that."""
_SUBJECTS = ("shown", "service", "event", "plans", "next_best", "needs", "letter_from", "business", "handed_back")
"""What is remembered once a conversation has a subject of its own."""
_SURE_OF_TALK = 0.8
_A_GUESS = 0.35
_ASKED = ("nothing", "rephrase")


class _Words(msgspec.Struct, frozen=True):
    asks: Texts
    says_little: Texts
    people: Texts


def for_the_page(text: str, topic: str | None, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, or the ``topic`` of the page (id of a service or life event) when
    the words name no subject and the conversation has none yet.
    """
    full_name = _full_name(topic)
    if full_name is None or not _could_be_about_it(slots, parsed) or not names_no_subject(text):
        return parsed
    kind = full_name.partition("/")[0]
    # The rest of the ranking is what was guessed from words that say nothing.
    return {
        **parsed,
        "intent": {"name": kind, "confidence": 1.0},
        "intent_ranking": [{"name": full_name, "confidence": 1.0}],
        "needs": [],
    }


def without_a_guess(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as not clear when the words name no subject, nothing is there that
    they could be about, and no one subject was heard in them.
    """
    first = next(iter(parsed.get("intent_ranking") or []), {"confidence": 1.0})
    if parsed["intent"]["name"] not in (WAY, EVENT) or float(first["confidence"]) >= _A_GUESS:
        return parsed
    if not names_no_subject(text):
        return parsed
    return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 0.0}, "intent_ranking": [], "needs": []}


def names_no_subject(text: str) -> bool:
    """Whether ``text`` (Dutch or English) asks something without naming what about."""
    known = _words()
    words = set(_WORD.findall(text.casefold()))
    return bool(words & known.asks) and words <= known.asks | known.says_little


def says_nothing_new(text: str) -> bool:
    """Whether ``text`` (Dutch or English) only has words that name no subject, or say for whom it is asked."""
    known = _words()
    words = set(_WORD.findall(text.casefold()))
    return bool(words) and words <= known.asks | known.says_little | known.people


def _could_be_about_it(slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    intent = parsed["intent"]
    return (
        (intent["name"] in _MAY_BE_ABOUT_IT or _is_hardly_talk(intent))
        and slots.get("asked") in _ASKED
        and not any(slots.get(name) for name in _SUBJECTS)
    )


def _is_hardly_talk(intent: Mapping[str, Any]) -> bool:
    """Whether words like “heb ik hier recht op?” were taken for mere talk without being sure."""
    return intent["name"] in _TALK and float(intent.get("confidence") or 0.0) < _SURE_OF_TALK


def _full_name(topic: str | None) -> str | None:
    """``topic`` as the ranking names it; None when the directory does not have it."""
    if directory().find_service(topic) is not None:
        return f"{WAY}/{topic}"
    return f"{EVENT}/{topic}" if directory().find_life_event(topic) is not None else None


@dataclass(frozen=True)
class _Known:
    asks: frozenset[str]
    says_little: frozenset[str]
    people: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Known:
    found = msgspec.convert(read(PROJECT / "data" / "texts" / "page_questions.yml"), _Words)
    return _Known(*(frozenset((*each.nl, *each.en)) for each in (found.asks, found.says_little, found.people)))
