"""Life events: what somebody goes through, as an ordered plan over the services of several organisations."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import msgspec

from loket.directory.types import Fact, Record, Text, Texts

StepTime = Literal["now", "deadline", "soon", "later"]
STEP_TIMES: tuple[StepTime, ...] = ("now", "deadline", "soon", "later")
"""The parts of a plan, in the order in which they are done."""


class Within(Record, frozen=True, kw_only=True):
    """The time after the event in which a step must be done; ``working_days`` are Monday to Friday. ``before``: the
    time that ends with the event, as for a birth or a move that is still to come.
    """

    working_days: int = 0
    days: int = 0
    weeks: int = 0
    months: int = 0
    before: bool = False

    def last_day(self, event: date) -> date:
        """The last day for the step, when the event is on the day ``event``. Nothing is moved for public holidays, so
        it is never too late by much and never promises more time than there is.
        """
        way = -1 if self.before else 1
        day = _months_from(event, way * self.months) + way * timedelta(days=self.days, weeks=self.weeks)
        left = self.working_days
        while left:
            day += timedelta(days=way)
            left -= day.weekday() < 5
        return day


class LifeEventStep(Record, frozen=True, kw_only=True):
    """One step. What it does not say itself (organisation, ways in, what to have at hand, source) its service says."""

    id: str
    when: StepTime
    title: Text  # what to do, as short as a line of a list
    what: Text  # one or two sentences: how
    service: str | None = None
    organisation: str | None = None  # id, when it is not the service's provider
    why: Text | None = None
    term: Text | None = None  # the deadline in words
    within: Within | None = None
    at_hand: Texts = Texts()
    cost: Text | None = None
    link: Text | None = None  # an address in each language, when there is no service
    after: list[str] = msgspec.field(default_factory=list)  # ids of steps that must be done before
    fact: Fact | None = None  # needed without a service, and when the step says a term of its own


class LifeEvent(Record, frozen=True, kw_only=True):
    """Something that happens to people, and the steps that come with it in the order in which they are done.

    ``ahead``: whether it is usually still to come when people ask about it, which tells the year of a day without one.
    ``person``: whether a person is offered with the plan; ``person_first``: whether a person should come before all.
    """

    id: str
    name: Text  # as people would say it; the title of the plan
    summary: Text  # one or two sentences before the steps
    steps: list[LifeEventStep]
    examples: Texts  # what people write to whom it happens, in their own words
    opening: Text | None = None  # said first: a condolence, a congratulation, a kind word
    words: Texts = Texts()
    only_when_said: Texts = Texts()  # beginnings of words: what has none of them is never taken for this
    ahead: bool = False
    person: bool = False
    caseworker: str | None = None  # id of the organisation whose caseworker should come; else that of the first step
    person_first: bool = False

    @property
    def said(self) -> Callable[[str], object] | None:
        """Finds a word of :attr:`only_when_said` in a text, whatever the capitals. None when there is no such word."""
        beginnings = (*self.only_when_said.nl, *self.only_when_said.en)
        if not beginnings:
            return None
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings))})", re.IGNORECASE).search

    @property
    def services(self) -> list[str]:
        """The ids of the services in the plan, in the order of the steps, each once."""
        return list(dict.fromkeys(step.service for step in self.steps if step.service))


def _months_from(day: date, months: int) -> date:
    """The same day of the month so many months on; the last day of that month when it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
