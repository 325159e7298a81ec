"""Looking things up in the directory: services and life events, by the words of both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from handoff.api.protocol import BothLanguages, DirectoryHit
from handoff.api.staff.ranking import Ranking
from loket.directory import Directory, LifeEvent, Service, Text, Texts

NAME, WORDS, SUMMARY, WHO, EXAMPLES = 5.0, 4.0, 2.0, 2.0, 1.0
"""What a word weighs that stands in the name, in the everyday words, in the summary, in the name of who provides it, or
in the example questions."""


def find(directory: Directory, asked: str, limit: int) -> list[DirectoryHit]:
    """The services and life events that fit ``asked`` best, whichever language it is in."""
    return _ranking(directory).find(asked, limit)


@cache  # a process has one directory, which never changes
def _ranking(directory: Directory) -> Ranking[DirectoryHit]:
    plans = ((_plan_hit(directory, each), _plan_texts(each)) for each in directory.life_events)
    services = ((_service_hit(directory, each), _service_texts(directory, each)) for each in directory.services)
    return Ranking([*services, *plans])


def _service_hit(directory: Directory, service: Service) -> DirectoryHit:
    return DirectoryHit(
        what="service",
        id=service.id,
        title=both(service.name),
        summary=both(service.summary),
        by=both(directory.provider_of(service).name),
    )


def _plan_hit(directory: Directory, event: LifeEvent) -> DirectoryHit:
    found = [directory.organisation(each).name for each in directory.organisations_of(event)]
    return DirectoryHit(
        what="plan",
        id=event.id,
        title=both(event.name),
        summary=both(event.summary),
        by=BothLanguages(nl=", ".join(each.nl for each in found), en=", ".join(each.en for each in found)),
    )


def _service_texts(directory: Directory, service: Service) -> Iterator[tuple[float, str]]:
    yield from _text(NAME, service.name)
    yield from _texts(WORDS, service.words)
    if service.product:
        yield WORDS, service.product.name
    yield from _text(SUMMARY, service.summary)
    provider = directory.provider_of(service)
    yield from _text(WHO, provider.name)
    yield from _texts(WHO, provider.words)
    yield from _texts(EXAMPLES, service.examples)


def _plan_texts(event: LifeEvent) -> Iterator[tuple[float, str]]:
    yield from _text(NAME, event.name)
    yield from _texts(WORDS, event.words)
    yield from _text(SUMMARY, event.summary)
    yield from _texts(EXAMPLES, event.examples)


def both(text: Text) -> BothLanguages:
    """A text of the directory as it goes over the wire."""
    return BothLanguages(nl=text.nl, en=text.en)


def _text(weight: float, text: Text) -> Iterator[tuple[float, str]]:
    yield weight, text.nl
    yield weight, text.en


def _texts(weight: float, texts: Texts) -> Iterator[tuple[float, str]]:
    for each in (*texts.nl, *texts.en):
        yield weight, each
