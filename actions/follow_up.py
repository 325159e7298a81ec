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


def take_up_shown(moment: Moment) -> bool:
    """Whether the words go on about one service that was shown, by a word of its name, and it was shown again."""
    words = _WORD.findall(moment.text.casefold())
    if not 0 < len(words) <= _SHORT or words[0] not in follow_up_words():
        return False
    likely = moment.likely_services(0.0)
    if likely and moment.confidence(likely[0]) >= _OWN_SUBJECT:
        return False
    telling = [word for word in words if len(word) >= _LEAST_LETTERS]
    meant = [each for each in moment.services(moment.slot("shown")) if any(_names(each, word) for word in telling)]
    if len(meant) != 1:
        return False
    show_way(moment, meant[0])
    return True


def _names(service: Service, word: str) -> bool:
    """Whether ``word`` stands in a name of ``service``, also inside a longer word: “toeslag” in “huurtoeslag”."""
    names = (service.name.nl, service.name.en, *service.words.nl, *service.words.en)
    return any(word in name.casefold() for name in names)
