"""A question that names no subject, asked on a page that is about something: “hoe vraag ik dit aan?”."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
"""What such a question is taken for; all else that is heard in words, such as a greeting, is that."""
_SUBJECTS = ("shown", "service", "event", "plans", "next_best", "needs", "letter_from", "business", "handed_back")
"""What is remembered once a conversation has a subject of its own."""
_ASKED = ("nothing", "rephrase")


class _Words(msgspec.Struct, frozen=True):
    asks: Texts
    says_little: Texts


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


def names_no_subject(text: str) -> bool:
    """Whether ``text`` (Dutch or English) asks something without naming what about."""
    asks, says_little = _words()
    words = set(_WORD.findall(text.casefold()))
    return bool(words & asks) and words <= asks | says_little


def _could_be_about_it(slots: Mapping[str, Any], parsed: dict[str, Any]) -> bool:
    return (
        parsed["intent"]["name"] in _MAY_BE_ABOUT_IT
        and slots.get("asked") in _ASKED
        and not any(slots.get(name) for name in _SUBJECTS)
    )


def _full_name(topic: str | None) -> str | None:
    """``topic`` as the ranking names it; None when the directory does not have it."""
    if directory().find_service(topic) is not None:
        return f"{WAY}/{topic}"
    return f"{EVENT}/{topic}" if directory().find_life_event(topic) is not None else None


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = msgspec.convert(read(PROJECT / "data" / "texts" / "page_questions.yml"), _Words)
    return frozenset((*words.asks.nl, *words.asks.en)), frozenset((*words.says_little.nl, *words.says_little.en))
