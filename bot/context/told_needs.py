"""Troubles that are told together in plain words: none of them is lost because the model heard another one louder."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Any

import msgspec

from actions.knowledge import directory
from bot.context.word_groups import WordGroup, words_of
from bot.nlu.clauses import clauses_of
from bot.nlu.directory_importer import EVENT, WAY
from bot.nlu.needs import NEEDS, SEVERAL_PROBLEMS
from bot.places import PROJECT
from loket.directory import LifeEvent, Service
from loket.directory.reading import read

_MAY_TELL_MORE = (WAY, EVENT, SEVERAL_PROBLEMS, "nlu_fallback")
_FEWEST = 2
_WORDS_OF_A_CLAUSE = 3
_NOT = ("niet", "nie", "not", "never")
_CERTAIN = {"name": SEVERAL_PROBLEMS, "confidence": 1.0}

Need = dict[str, Any]
Place = tuple[int, int]
"""The clause, and the word in it."""


def with_told_needs(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, with the troubles that the words tell among its needs, when those
    are several; in the order in which they are told.
    """
    if parsed["intent"]["name"] not in _MAY_TELL_MORE:
        return parsed
    clauses = _clauses_in(text)
    told: dict[str, Place] = {}
    for at, clause in enumerate(clauses):
        for name, word in _told_in(clause).items():
            told.setdefault(name, (at, word))
    heard = [need for need in parsed.get(NEEDS) or [] if need["text"] in (*clauses, text)]
    if sum(isinstance(_subject(name), Service) for name in told) >= _FEWEST:
        # The words tell more than the one need that was made of them all.
        heard = [need for need in heard if need["text"] != text or _id_of(need) in told]
    heard = [need for need in heard if not _is_step_of_told(need, told, clauses)]
    ids = {_id_of(need) for need in heard}
    new = {name: at for name, at in told.items() if name not in ids and not _is_told(name, ids - told.keys())}
    added = [_need(name, clauses[at]) for name, (at, _) in new.items() if _counts(name, told.keys())]
    if len(heard) + len(added) < _FEWEST or not (added or _tell_an_event(heard, told.keys())):
        return parsed
    in_order = sorted([*heard, *added], key=lambda need: told.get(_id_of(need)) or _place_of(need, clauses))
    ranking = [each for each in parsed.get("intent_ranking") or [] if each["name"] != SEVERAL_PROBLEMS]
    return {**parsed, "intent": _CERTAIN, "intent_ranking": [_CERTAIN, *ranking], NEEDS: in_order}


def _clauses_in(text: str) -> list[str]:
    """The clauses of ``text``; a scrap such as “not paid any more” belongs to the one before it."""
    clauses: list[str] = []
    for each in clauses_of(text):
        words = words_of(each)
        if clauses and (len(words) < _WORDS_OF_A_CLAUSE or words[0] in _NOT):
            clauses[-1] += f" {each}"
        else:
            clauses.append(each)
    return clauses or [text]


def _told_in(clause: str) -> dict[str, int]:
    """The troubles that ``clause`` tells, each with the place of its first word."""
    found = {name: [group.place_in(clause) for group in groups] for name, groups in _groups().items()}
    return {name: min(at) for name, places in found.items() if (at := [each for each in places if each is not None])}


def _tell_an_event(heard: list[Need], told: Set[str]) -> bool:
    """Whether all that was ``heard`` is told in plain words too, and one of it happened in somebody's life: that is
    named back with the others, and no story around them.
    """
    ids = [_id_of(need) for need in heard]
    return all(each in told for each in ids) and any(isinstance(_subject(each), LifeEvent) for each in ids)


def _is_step_of_told(need: Need, told: dict[str, Place], clauses: list[str]) -> bool:
    """Whether ``need`` is what the model made of a clause whose words tell a life event that it is a step of."""
    at = _place_of(need, clauses)[0]
    events = [directory().find_life_event(name) for name, (clause, _) in told.items() if clause == at]
    return any(event is not None and _id_of(need) in event.services for event in events)


def _is_told(name: str, heard: set[str]) -> bool:
    """Whether what was ``heard`` tells the trouble ``name`` by a nearer name: the same in other words, or a service of
    the plan for a life event.
    """
    subject = _subject(name)
    if isinstance(subject, LifeEvent):
        return bool(heard & set(subject.services))
    services = [other for each in heard if isinstance(other := _subject(each), Service)]
    return subject is not None and any(_are_near(subject, other) for other in services)


def _counts(name: str, all_told: Set[str]) -> bool:
    """Whether ``name`` is a trouble of its own: what happened in somebody's life is only the story of a question,
    unless another trouble is told with it.
    """
    if isinstance(_subject(name), Service):
        return True
    return len(all_told) >= _FEWEST


def _are_near(one: Service, other: Service) -> bool:
    return (
        one.id in other.see_also or other.id in one.see_also or (one.provider, one.area) == (other.provider, other.area)
    )


def _subject(name: str) -> Service | LifeEvent | None:
    return directory().find_service(name) or directory().find_life_event(name)


def _id_of(need: Need) -> str:
    return str(need["topic"]).partition("/")[2]


def _place_of(need: Need, clauses: list[str]) -> Place:
    """Where the model heard ``need``; what it heard in the message as a whole comes after what is told in a clause."""
    return (clauses.index(need["text"]) if need["text"] in clauses else len(clauses), 0)


def _need(name: str, clause: str) -> Need:
    kind = WAY if directory().find_service(name) is not None else EVENT
    return {"topic": f"{kind}/{name}", "confidence": 1.0, "text": clause}


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[WordGroup]]:
    written = msgspec.convert(read(PROJECT / "data" / "texts" / "told_needs.yml"), dict[str, list[str]])
    return {name: [WordGroup.of(each) for each in groups] for name, groups in written.items()}
