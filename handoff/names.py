"""What the directory calls its services, life events and organisations, in both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import msgspec

from handoff.settings import ROOT
from handoff.storage.search_words import words_in
from loket.directory import Directory, Text
from loket.directory.reading import read

INTENTS = ROOT / "data" / "texts" / "intents.yml"
"""What the assistant thought of that is no service, in words for caseworkers."""
GUIDED = ROOT / "data" / "business" / "plan.yml"
"""The plan that follows from questions; a conversation that got it is about that."""
SHORTEST = 3
"""Letters of a word that tells something about a name: “of” and “to” do not."""


class _Guided(msgspec.Struct):
    title: Text


def names_in(directory: Directory) -> list[Text]:
    """Every name, each once: of the services, life events and the guided plan, which are what conversations are about,
    of the organisations, and of what else the assistant may think of.
    """
    organisations = [each.name for each in directory.organisations]
    names = [*_topics(directory), _guided_plan(), *organisations, *_intents().values()]
    return list({(name.nl, name.en): name for name in names}.values())


def called_otherwise(directory: Directory, asked: list[str]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """For each of ``asked`` (as compared: see :mod:`handoff.storage.search_words`) the words of the names that mean the
    same in the other language: “housing” gives those of *huurtoeslag*, which is the housing benefit.
    """
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for word in asked:
        if len(word) >= SHORTEST:
            others = {other for one, other in _pairs(directory) if any(each.startswith(word) for each in one)}
            found[word] = tuple(sorted(others, key=sorted))
    return found


@lru_cache(maxsize=2)
def _pairs(directory: Directory) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The words of each name beside those of the same in the other language. Kept, for it is asked at each search."""
    names = [(_words(name.nl), _words(name.en)) for name in _topics(directory) if name.nl != name.en]
    return [*names, *((english, dutch) for dutch, english in names)]


def _topics(directory: Directory) -> list[Text]:
    return [*(each.name for each in directory.services), *(each.name for each in directory.life_events)]


@cache
def _guided_plan() -> Text:
    return msgspec.convert(read(GUIDED), _Guided).title


@cache
def _intents() -> dict[str, Text]:
    return msgspec.convert(read(INTENTS), dict[str, Text])


def _words(name: str) -> frozenset[str]:
    return frozenset(word.folded for word in words_in(unicodedata.normalize("NFC", name)))
