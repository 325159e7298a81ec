"""Organisations that somebody names in their own words."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.knowledge import directory
from actions.moment import Moment
from loket.directory import Organisation

_WORD = re.compile(r"\w+")
_LONGEST = 4  # words of a name


def named_in(moment: Moment) -> list[Organisation]:
    """The organisations that the message names, in order of mention, each once."""
    return [directory().organisation(each) for each in _named(moment.text)]


def _named(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            organisation = _names().get(" ".join(words[at : at + length]))
            if organisation is not None:
                found.append(organisation)
                at += length - 1
                break
        at += 1
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The id of an organisation by each name that people use for it; a name that two of them have is left out."""
    owners: dict[str, set[str]] = {}
    for each in directory().organisations:
        for name in (each.id, each.name.nl, each.name.en, *each.words.nl, *each.words.en):
            # "Sociale Verzekeringsbank (SVB)" is also called without what stands in brackets.
            for called in (name, re.sub(r"\(.*?\)", " ", name)):
                key = " ".join(_WORD.findall(called.lower()))
                if key:
                    owners.setdefault(key, set()).add(each.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
