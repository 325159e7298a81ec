"""What the founder answered, and what is still to be asked: only what makes a difference to this founder's plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from loket.business.conditions import Known
from loket.business.load import Guide
from loket.business.types import (
    FIELDS,
    UNKNOWN,
    Company,
    Customers,
    Diploma,
    Field,
    Form,
    Nationality,
    Numbers,
    Permit,
    Place,
    Premises,
    Presence,
    Question,
    Route,
    Work,
    YesNo,
)
from loket.directory.types import Record

_DATED = "dated"
"""Stands for any start date: on which day it is makes no step come or go."""


class Answers(Record, frozen=True, kw_only=True):
    """Everything that was answered, also what makes no difference at the moment: who changes an answer and then changes
    it back gets the same plan. ``skipped``: the questions that the founder did not want to answer.
    """

    nationality: Nationality | None = None
    place: Place | None = None
    presence: Presence | None = None
    permit: Permit | None = None
    route: Route | None = None
    company: Company | None = None
    work: Work | None = None
    alcohol: YesNo | None = None
    diploma: Diploma | None = None
    registered: YesNo | None = None
    form: Form | None = None
    customers: Customers | None = None
    staff: YesNo | None = None
    premises: Premises | None = None
    numbers: Numbers | None = None
    start: date | None = None
    skipped: tuple[Field, ...] = ()

    def value(self, field: str) -> str | None:
        """What was answered about ``field`` as a text (a date as ISO 8601), or None."""
        found = getattr(self, field)
        return found.isoformat() if isinstance(found, date) else found

    def with_value(self, field: str, value: str) -> Answers:
        """These answers with ``value`` (a date as ISO 8601). Raises ``msgspec.ValidationError`` when it is none."""
        raw = {**msgspec.to_builtins(self), field: value, "skipped": [e for e in self.skipped if e != field]}
        return msgspec.convert(raw, Answers)

    def with_skipped(self, field: Field) -> Answers:
        """These answers without the one about ``field``, which is not asked again by itself."""
        others = (each for each in self.skipped if each != field)
        return msgspec.structs.replace(self, **{field: None}, skipped=(*others, field))


@lru_cache(maxsize=4096)
def known_from(guide: Guide, answers: Answers) -> Known:
    """The values that count. What is not asked, because it makes no sense or no difference, is ``unknown``; what is to
    be asked still is not there.
    """
    known: dict[str, str] = {}
    for question in guide.questions:
        if not _is_asked(guide, question, known):
            known[question.id] = UNKNOWN
            continue
        value = answers.value(question.id)
        if value is not None and (not question.choices or value in possible(guide, question, known)):
            known[question.id] = value if question.choices else _DATED
        elif question.id in answers.skipped:
            known[question.id] = UNKNOWN
    return known


def asked_about(guide: Guide, answers: Answers) -> list[Question]:
    """The questions that make a difference after ``answers``, answered or not, in their order."""
    known: dict[str, str] = {}
    settled = known_from(guide, answers)
    found = []
    for question in guide.questions:
        if _is_asked(guide, question, known):
            found.append(question)
        if question.id in settled:
            known[question.id] = settled[question.id]
    return found


def next_question(guide: Guide, answers: Answers) -> Question | None:
    """What to ask next; None when all is known that the plan needs."""
    known = known_from(guide, answers)
    return next((each for each in guide.questions if each.id not in known), None)


def possible(guide: Guide, question: Question, known: Known) -> list[str]:
    """The values that can be chosen when ``known`` is."""
    when = guide.offered_when
    return [each.value for each in question.choices if when[question.id, each.value].holds(known) is not False]


def progress(guide: Guide, answers: Answers, field: str) -> tuple[int, int]:
    """The place of the question about ``field`` among those that are asked, and how many there will be at most."""
    known = known_from(guide, answers)
    asked = asked_about(guide, answers)
    place = next((at for at, each in enumerate(asked, 1) if each.id == field), len(asked))
    return place, _at_most(guide, tuple((field, known[field]) for field in FIELDS if field in known))


@lru_cache(maxsize=4096)
def _at_most(guide: Guide, known: tuple[tuple[str, str], ...]) -> int:
    """How many are asked at most. Where the founder lives and what the work is rule out most of the other questions."""
    return max(
        sum(_is_asked(guide, question, before) for question, before in _in_turn(guide, {**dict(known), **case}))
        for case in _cases(guide, dict(known))
    )


def _cases(guide: Guide, known: dict[str, str]) -> Iterator[dict[str, str]]:
    def values(field: str) -> list[str]:
        return [known[field]] if field in known else [each.value for each in guide.question(field).choices]

    for place in values("place"):
        for work in values("work"):
            yield {"place": place, "work": work}


def _in_turn(guide: Guide, known: dict[str, str]) -> Iterator[tuple[Question, dict[str, str]]]:
    """Each question with what is known when it is its turn."""
    before: dict[str, str] = {}
    for question in guide.questions:
        yield question, before
        if question.id in known:
            before[question.id] = known[question.id]
        elif not _is_asked(guide, question, before):
            before[question.id] = UNKNOWN


def _is_asked(guide: Guide, question: Question, known: Known) -> bool:
    return guide.asked_when[question.id].holds(known) is not False and _matters(guide, question, known)


def _matters(guide: Guide, question: Question, known: Known) -> bool:
    """Whether two answers to ``question`` can lead to different plans, whatever is answered after it."""
    others = {field: value for field, value in known.items() if field != question.id}
    if not question.choices:
        return any(guide.planned_when[each.id].holds(others) is not False for each in guide.steps if each.due)
    values = [*possible(guide, question, known), UNKNOWN]
    for step in guide.touched_by[question.id]:
        condition = guide.planned_when[step.id]
        in_plan = condition.holds(others)
        if in_plan is False:
            continue
        if question.id in condition.fields:
            results = {condition.holds({**others, question.id: value}) for value in values}
            if results not in ({True}, {False}):
                return True
        for variant in guide.varied_by[step.id]:
            if question.id in variant.fields:
                results = {variant.holds({**others, question.id: value}) for value in values}
                if results not in ({True}, {False}):
                    return True
    return False
