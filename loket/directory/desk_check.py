"""The checks of the desks: what they refer to exists, and their times make sense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import get_args
from zoneinfo import available_timezones

from loket.directory import desk_faults
from loket.directory.load import Directory
from loket.directory.types import Desk
from loket.wire import Reason

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
LANGUAGES = frozenset(_CODES.split())
"""The codes of two letters of ISO 639-1."""

_NOT_A_DESK = ("callback", "wait")
_SKILL = re.compile(r"[a-z][a-z0-9_]*")


def problems(directory: Directory) -> Iterator[str]:
    """What an editor must still do about the desks, each with place and field."""
    taken: dict[tuple[str, str, str], str] = {}
    for place, desk in enumerate(directory.desks, 1):
        name = f"desks.yml {place}: "
        yield from _references(directory, desk, name)
        yield from _once(name, "reasons", desk, desk.reasons, taken)
        yield from _once(name, "topics", desk, desk.topics, taken)
        yield from _languages_and_skills(desk, name)
        yield from _times(desk, name)


def _references(directory: Directory, desk: Desk, name: str) -> Iterator[str]:
    others = {other.id for other in directory.desks if other.id != desk.id}
    seen: set[str] = set()
    for number, rule in enumerate(desk.overflow, 1):
        if rule.to not in _NOT_A_DESK and rule.to not in others:
            yield f"{name}overflow {number}: to: there is no other desk “{rule.to}”, and it is not callback or wait"
        if rule.to == "wait" and rule.when == "closed":
            yield f"{name}overflow {number}: to: nobody can be left waiting at a desk that is closed"
        if rule.when in seen:
            yield f"{name}overflow {number}: when: there is a rule for “{rule.when}” already"
        seen.add(rule.when)
    if desk.escalates_to is not None and desk.escalates_to not in others:
        yield f"{name}escalates_to: there is no other desk “{desk.escalates_to}”"
    for reason in desk.reasons:
        if reason not in get_args(Reason):
            yield f"{name}reasons: “{reason}” is no reason; there are {', '.join(get_args(Reason))}"
    for code in desk.municipalities:
        if directory.municipality(code) is None:
            yield f"{name}municipalities: there is no municipality with the code “{code}”, such as GM0344"
    for topic in desk.topics:
        if directory.find_service(topic) is None:
            yield f"{name}topics: there is no service “{topic}”"


def _once(
    name: str, field: str, desk: Desk, values: Iterable[str], taken: dict[tuple[str, str, str], str]
) -> Iterator[str]:
    """``taken`` is the desk by field, value and municipality ("": those for all)."""
    for value in values:
        others = {taken.setdefault((field, value, each), desk.id) for each in desk.municipalities or [""]}
        for other in sorted(others - {desk.id}):
            yield f"{name}{field}: “{value}” already goes to the desk “{other}”"


def _languages_and_skills(desk: Desk, name: str) -> Iterator[str]:
    if not desk.languages:
        yield f"{name}languages: is empty"
    for language in desk.languages:
        if language not in LANGUAGES:
            yield f"{name}languages: “{language}” is no language code of two letters, such as nl or en"
    for skill in desk.skills:
        if not _SKILL.fullmatch(skill):
            yield f"{name}skills: “{skill}” must be in small letters without spaces, such as several_problems"


def _times(desk: Desk, name: str) -> Iterator[str]:
    if not 0 < desk.warn_after < desk.first_answer:
        yield f"{name}warn_after: must be above 0 and below first_answer ({desk.first_answer}), is {desk.warn_after}"
    for field, seconds in (("ask_after", desk.ask_after), ("ask_again", desk.ask_again)):
        if seconds < 60:
            yield f"{name}{field}: must be at least 60 seconds, is {seconds}; nobody wants to be asked that often"
    if desk.room is not None and desk.room < 1:
        yield f"{name}room: must be at least 1, is {desk.room}; leave it out for a queue without a limit"
    if desk.answers_within is not None and desk.answers_within < 1:
        yield f"{name}answers_within: must be at least 1 day, is {desk.answers_within}"
    yield from (f"{name}{fault.where}: {fault.in_words('en')}" for fault in desk_faults.times(desk))
    if desk.time_zone not in _zones():
        yield f"{name}time_zone: there is no time zone “{desk.time_zone}”, such as Europe/Amsterdam"


@lru_cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
