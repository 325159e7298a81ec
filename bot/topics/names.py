"""Names of services and organisations in a text: who says "toeristenbelasting" or "CAK" has told half of it already.

What a name is worth depends on the rest: alone it is nearly the whole question, in a long sentence it may be an aside
("can I start a company without a Dutch passport"). So this only finds them; what each counts is learned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from bot.short_words import short_words
from bot.topics.arrays import Floats
from loket.directory import Directory, Organisation, Service, Texts

SENT_FROM_ELSEWHERE = "sent_from_elsewhere"
FOUND = ("named", "covered", "denied", "organisation", "between")
"""What is found for a topic: its service is named; how much of what is said that name is; it is named as missing
("zonder paspoort"); its organisation is named; two organisations are named and the topic is being sent around.
"""

_WORD = re.compile(r"\w+")
_LONGEST = 3
_SHORTEST = 4  # letters of a service's name; organisations also have names like "UWV"
_WITHOUT = frozenset({"zonder", "without", "geen", "no", "not", "niet", "behalve", "except"})
_REACH = 3  # words between "without" and what there is none of


class Names:
    """The names in ``known`` and the ``topics`` that they speak for."""

    def __init__(self, known: Directory, topics: list[str]) -> None:
        place = {topic.partition("/")[2]: at for at, topic in enumerate(topics) if "/" in topic}
        services = [service for service in known.services if service.id in place]
        self._width = len(topics)
        self._services: dict[str, int] = {}
        self._organisations: dict[str, tuple[str, list[int]]] = {}
        self._between = topics.index(SENT_FROM_ELSEWHERE) if SENT_FROM_ELSEWHERE in topics else None
        owners: dict[str, set[int]] = {}
        for service in services:
            for name in _names_of_service(service):
                owners.setdefault(name, set()).add(place[service.id])
        for organisation in known.organisations:
            # "Gemeente" stands in half of all questions and tells nothing.
            if organisation.kind != "level":
                at = [place[service.id] for service in services if service.provider == organisation.id]
                for name in _names_of_organisation(organisation):
                    if len(owners.get(name, ())) != 1:
                        self._organisations.setdefault(name, (organisation.id, at))
        # A name that more services have does not tell which of them is meant.
        self._services = {name: next(iter(at)) for name, at in owners.items() if len(at) == 1}

    def __contains__(self, text: str) -> bool:
        """Whether ``text`` is nothing but a name."""
        name = " ".join(_WORD.findall(text.lower()))
        return name in self._services or name in self._organisations

    def find(self, texts: list[str]) -> Floats:
        """For each text, topic and kind of :data:`FOUND` a number of 0 to 1."""
        found = np.zeros((len(texts), self._width, len(FOUND)), dtype=np.float32)
        for text, row in zip(texts, found, strict=True):
            self._fill(row, _WORD.findall(text.lower()))
        return found

    def _fill(self, row: Floats, words: list[str]) -> None:
        spans = list(self._found_in(words))
        telling = max(1, sum(word not in common_words() for word in words))
        services = [(name, at) for name, at in spans if name in self._services]
        different = len({self._services[name] for name, _ in services})
        for name, at in services:
            topic = self._services[name]
            denied = any(word in _WITHOUT for word in words[max(0, at - _REACH) : at])
            row[topic, 2 if denied else 0] = 1 / different
            if not denied:
                row[topic, 1] = max(row[topic, 1], min(1.0, len(name.split()) / telling))
        organisations = {
            self._organisations[name][0]: self._organisations[name][1]
            for name, _ in spans
            if name not in self._services
        }
        if len(organisations) == 1:
            row[next(iter(organisations.values())), 3] = 1
        # Who names two organisations stands between them more often than at one of them.
        elif organisations and self._between is not None:
            row[self._between, 4] = 1

    def _found_in(self, words: list[str]) -> Iterator[tuple[str, int]]:
        """The names that stand in ``words``, the longest first, and where. One inside a longer one does not count."""
        taken: set[int] = set()
        for length in range(min(_LONGEST, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                places = range(start, start + length)
                name = " ".join(words[start : start + length])
                if (name in self._services or name in self._organisations) and taken.isdisjoint(places):
                    taken.update(places)
                    yield name, start


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The short words of Dutch and English, which say nothing about the subject."""
    return frozenset(
        part for code in ("nl", "en") for word in short_words()[code] for part in _WORD.findall(word.lower())
    )


def telling_words(text: str) -> list[str]:
    """The words of ``text`` that are about something, each once, in their order."""
    return list(dict.fromkeys(w for w in _WORD.findall(text.lower()) if w not in common_words() and not w.isdigit()))


def _names_of_service(service: Service) -> Iterator[str]:
    for text in _each(service.words, service.name.nl, service.name.en):
        if len(text) >= _SHORTEST and len(text.split()) <= _LONGEST:
            yield text


def _names_of_organisation(organisation: Organisation) -> Iterator[str]:
    yield from _each(organisation.words, organisation.id, organisation.name.nl, organisation.name.en)


def _each(words: Texts, *names: str) -> Iterator[str]:
    for text in {*words.nl, *words.en, *names}:
        yield " ".join(_WORD.findall(text.lower()))
