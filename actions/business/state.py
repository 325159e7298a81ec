"""How far the plan is: what is remembered between two turns, and the guide that the questions come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from loket.business.answers import Answers, known_from
from loket.business.hearing import Asked, Heard, hear
from loket.business.load import Guide, load
from loket.directory.hours import ZONE

SLOT = "business"
CHECK = "check"
PLAN = "plan"


class PlanState(msgspec.Struct, frozen=True, omit_defaults=True):
    """``at``: the field that was asked last, or ``check`` (the answers were read back) or ``plan`` (it was shown).
    ``open``: the plan is being made, so that after a side question it goes on. ``made``: the plan was shown before.
    """

    answers: Answers = msgspec.field(default_factory=Answers)
    at: str | None = None
    open: bool = False
    made: bool = False


@lru_cache(maxsize=1)
def guide() -> Guide:
    """The questions and steps of ``data/business``. Raises GuideError."""
    return load()


def state_in(slots: Mapping[str, Any]) -> PlanState | None:
    """The state in ``slots``; None when no plan was begun."""
    kept = slots.get(SLOT)
    return msgspec.convert(kept, PlanState) if kept else None


def kept(state: PlanState) -> dict[str, Any]:
    """``state`` as it is remembered."""
    found: dict[str, Any] = msgspec.to_builtins(state)
    return found


def today() -> date:
    """The day in the Netherlands."""
    return datetime.now(ZONE).date()


def heard_in(state: PlanState, text: str, *, in_nl: bool) -> Heard:
    """What ``text`` says to the plan; ``in_nl``: it names a municipality."""
    field = guide().question(state.at).id if state.at and state.at not in (CHECK, PLAN) else None
    return hear(guide(), text, Asked(field, known_from(guide(), state.answers), today(), in_nl))


def with_heard(state: PlanState, heard: Heard) -> PlanState:
    """``state`` with the answers in ``heard``. What was answered before stays, unless it was asked again just now, or
    the words correct it.
    """
    answers = state.answers
    for field, value in heard.values.items():
        if field == state.at or answers.value(field) is None or heard.corrects or state.at in (CHECK, PLAN):
            answers = answers.with_value(field, value)
    return msgspec.structs.replace(state, answers=answers)
