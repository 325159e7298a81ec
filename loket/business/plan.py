"""From the answers to the steps, in an order in which they can be done."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from loket.business.answers import Answers, known_from
from loket.business.conditions import Condition, Known
from loket.business.load import Guide
from loket.business.types import FIELDS, UNKNOWN, Deadline, Step, StepTime, Variant

_PARTS: tuple[StepTime, ...] = ("now", "deadline", "soon", "later")


def closed(guide: Guide, answers: Answers) -> dict[str, str]:
    """What counts when nothing more is asked: a question that was not answered is ``unknown``."""
    known = known_from(guide, answers)
    return {field: known.get(field, UNKNOWN) for field in FIELDS}


def steps_for(guide: Guide, answers: Answers) -> list[Step]:
    """The steps of this founder's plan: first what is to be done now, last what can wait, and each step after those
    that it depends on.
    """
    known = closed(guide, answers)
    return in_order([each for each in guide.steps if guide.planned_when[each.id].holds(known)])


def in_order(steps: Sequence[Step]) -> list[Step]:
    """``steps`` by the part of the plan and then as they stand in the files, each after those of ``after``. Steps that
    wait for each other, which the check refuses, come as they stand.
    """
    waiting = sorted(steps, key=lambda each: _PARTS.index(each.when))
    placed: dict[str, Step] = {}
    while waiting:
        left = {each.id for each in waiting}
        ready = next((each for each in waiting if not left & set(each.after)), waiting[0])
        placed[ready.id] = ready
        waiting.remove(ready)
    return list(placed.values())


def part_of(step: Step) -> int:
    """The place of the step's part in the plan, from 0."""
    return _PARTS.index(step.when)


def fitting(variants: Sequence[Variant], known: Known) -> list[Variant]:
    """Those of ``variants`` that are for this founder."""
    return [each for each in variants if Condition(each.needs).holds(known)]


def last_day(deadline: Deadline, start: date) -> date:
    """The last day of ``deadline`` for a business that starts on ``start``."""
    base = {"start": start, "quarter": _end_of_quarter(start), "year": date(start.year, 12, 31)}[deadline.of]
    return _months_on(base, deadline.months, at_end=deadline.of != "start") + timedelta(days=deadline.days)


def _end_of_quarter(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def _months_on(day: date, months: int, *, at_end: bool) -> date:
    """``months`` after ``day``: the same day of the month, or the last one when there is none or ``at_end``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))
