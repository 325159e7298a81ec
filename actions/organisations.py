"""Organisations that somebody names in their own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from actions.knowledge import directory
from actions.moment import Moment
from loket.directory import Organisation

_WORD = re.compile(r"\w+")
_LONGEST = 4  # words of a name


def named_in(moment: Moment) -> list[Organisation]:
    """The organisations that the message names, in order of mention, each once."""
    return [directory().organisation(each) for each in dict.fromkeys(mentions(moment.text, {}))]


def mentions(text: str, more: Mapping[str, str]) -> list[str]:
    """The ids of the organisations that ``text`` names, in order, as often as it names them. ``more`` has other names
    that count, each with what it stands for.
    """
    return [organisation for organisation, _ in _found(text, more)]


def names_of(text: str) -> list[tuple[str, str]]:
    """The id of each organisation that ``text`` names, with the words that name it, in order of mention."""
    return _found(text, {})


def _found(text: str, more: Mapping[str, str]) -> list[tuple[str, str]]:
    words = _WORD.findall(text.lower())
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            organisation = more.get(name) or _names().get(name)
            if organisation is not None:
                found.append((organisation, name))
                at += length - 1
                break
        at += 1
    return found


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
