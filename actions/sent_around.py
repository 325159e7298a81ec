"""Organisations that point at each other, heard in the order in which somebody names them.

“SVB says tax office, tax office says SVB”: two names, then the same two the other way round, and a word for sending on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from actions.knowledge import SentAround, sent_around
from actions.organisations import mentions

_WORD = re.compile(r"\w+")


def is_sent_around(text: str) -> bool:
    """Whether ``text`` tells that one organisation points at another, and that one back."""
    words = " ".join(_WORD.findall(text.lower()))
    return _there_and_back(mentions(text, _names())) and _sending().search(words) is not None


def _there_and_back(named: list[str]) -> bool:
    # What is said twice in a row is one stop on the way.
    stops = [each for at, each in enumerate(named) if at == 0 or named[at - 1] != each]
    doubled = any(a == b for a, b in pairwise(named))
    comes_back = any(a == c for a, c in zip(stops, stops[2:], strict=False))
    return comes_back and (doubled or len(stops) > 3)


@lru_cache(maxsize=1)
def _sending() -> re.Pattern[str]:
    known: SentAround = sent_around()
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in (*known.words.nl, *known.words.en)) + r")\b")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name: organisation for organisation, names in sent_around().names.items() for name in names}
