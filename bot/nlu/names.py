"""Names of services and organisations in a text: who says "toeristenbelasting" or "CAK" has told half of it already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.nlu.topic_model import Floats
from loket.directory import Directory, Organisation, Service, Texts

SENT_FROM_ELSEWHERE = "sent_from_elsewhere"

_WORD = re.compile(r"\w+")
_LONGEST = 3
_SHORTEST = 4  # letters of a service's name; organisations also have names like "UWV"


@dataclass(frozen=True)
class Weights:
    """How much a name counts, added to the logarithm of a topic's probability."""

    service: float
    organisation: float


class Names:
    """The names in ``known`` and the ``topics`` that they speak for."""

    def __init__(self, known: Directory, topics: list[str], weights: Weights) -> None:
        place = {topic.partition("/")[2]: at for at, topic in enumerate(topics) if "/" in topic}
        services = [service for service in known.services if service.id in place]
        self._width = len(topics)
        self._bonus: dict[str, dict[int, float]] = {}
        self._organisations: dict[str, str] = {}
        self._between = (
            {topics.index(SENT_FROM_ELSEWHERE): weights.organisation} if SENT_FROM_ELSEWHERE in topics else {}
        )
        owners: dict[str, set[int]] = {}
        for service in services:
            for name in _names_of_service(service):
                owners.setdefault(name, set()).add(place[service.id])
        for name, at in owners.items():
            # A name that more services have does not tell which of them is meant.
            if len(at) == 1:
                self._bonus[name] = dict.fromkeys(at, weights.service)
        for organisation in known.organisations:
            # "Gemeente" stands in half of all questions and tells nothing.
            if organisation.kind != "level":
                at = {place[service.id] for service in services if service.provider == organisation.id}
                for name in _names_of_organisation(organisation):
                    if name not in self._bonus:
                        self._bonus[name] = dict.fromkeys(at, weights.organisation)
                        self._organisations[name] = organisation.id

    def bonus(self, text: str) -> Floats:
        """One number per topic: what the names in ``text`` add. A name inside a longer name does not count again."""
        words = _WORD.findall(text.lower())
        total = np.zeros(self._width, dtype=np.float32)
        found = list(self._found_in(words))
        # Who names two organisations stands between them more often than at one of them.
        if len({self._organisations[name] for name in found if name in self._organisations}) > 1:
            found = [name for name in found if name not in self._organisations]
            for at, weight in self._between.items():
                total[at] = weight
        for name in found:
            for at, weight in self._bonus[name].items():
                total[at] = max(total[at], weight)
        return total

    def _found_in(self, words: list[str]) -> Iterator[str]:
        """The names that stand in ``words``, the longest first."""
        taken: set[int] = set()
        for length in range(min(_LONGEST, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                places = range(start, start + length)
                name = " ".join(words[start : start + length])
                if name in self._bonus and taken.isdisjoint(places):
                    taken.update(places)
                    yield name


def _names_of_service(service: Service) -> Iterator[str]:
    for text in _each(service.words, service.name.nl, service.name.en):
        if len(text) >= _SHORTEST and len(text.split()) <= _LONGEST:
            yield text


def _names_of_organisation(organisation: Organisation) -> Iterator[str]:
    yield from _each(organisation.words, organisation.id, organisation.name.nl, organisation.name.en)


def _each(words: Texts, *names: str) -> Iterator[str]:
    for text in {*words.nl, *words.en, *names}:
        yield " ".join(_WORD.findall(text.lower()))
