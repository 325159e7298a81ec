"""A short question that goes on about something shown before: “en die toeslag, kan dat ook later?”."""

from __future__ import annotations

import re

from actions.knowledge import follow_up_words
from actions.moment import Moment
from actions.way import show_way
from loket.directory import Service

_WORD = re.compile(r"\w+")
_SHORT = 12  # words
_LEAST_LETTERS = 6
_OWN_SUBJECT = 0.8
"""A question that is so surely about another service is not about the one before."""
_UNCLEAR = 0.5  # below this the question alone does not tell the service …
_NEAR = 0.05  # … and one that often comes after the one before is meant from here on


def take_up_shown(moment: Moment) -> bool:
    """Whether the words go on about what was shown, and the service that they mean was shown: that one again, by a word
    of its name, or for an unclear question one that comes after the last (“and then where do I register?”).
    """
    words = _WORD.findall(moment.text.casefold())
    if not 0 < len(words) <= _SHORT or words[0] not in follow_up_words():
        return False
    likely = moment.likely_services(0.0)
    if likely and moment.confidence(likely[0]) >= _OWN_SUBJECT:
        return False
    telling = [word for word in words if len(word) >= _LEAST_LETTERS]
    meant = [each for each in moment.services(moment.slot("shown")) if any(_names(each, word) for word in telling)]
    if len(meant) != 1:
        meant = _next(moment, likely)
    if not meant:
        return False
    show_way(moment, meant[0])
    return True


def _next(moment: Moment, likely: list[Service]) -> list[Service]:
    """Of the ``likely`` services those that an editor named beside the one that was shown last, when none is clear."""
    last = moment.services((moment.slot("shown") or [])[-1:])
    if not last or not likely or moment.confidence(likely[0]) >= _UNCLEAR:
        return []
    return [each for each in likely if each.id in last[0].see_also and moment.confidence(each) >= _NEAR]


def _names(service: Service, word: str) -> bool:
    """Whether ``word`` stands in a name of ``service``, also inside a longer word: “toeslag” in “huurtoeslag”."""
    names = (service.name.nl, service.name.en, *service.words.nl, *service.words.en)
    return any(word in name.casefold() for name in names)
