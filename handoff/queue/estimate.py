"""How long somebody will wait: a range in minutes where there is ground for one, and nothing where there is none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

ENOUGH = 5
"""Conversations that must have been handled lately before a range is told."""

LONGEST_TOLD = 90
"""Minutes above which a range says nothing that helps somebody."""


@dataclass(frozen=True)
class Place:
    """A place in a queue, 1 for the next, and the range of minutes where there is ground for one."""

    position: int
    from_minutes: int | None = None
    to_minutes: int | None = None


def place(position: int, handling_seconds: Sequence[float], on_duty: int) -> Place:
    """The place in the queue and, when enough was measured, the range of minutes until it is this citizen's turn.

    ``handling_seconds`` are the latest handling times of this desk, ``on_duty`` the caseworkers who serve it now.
    Everybody up to and including ``position`` needs one of the ``on_duty`` caseworkers to come free; the quartiles
    of the handling time give the range.
    """
    if on_duty < 1 or len(handling_seconds) < ENOUGH:
        return Place(position=position)
    lower, _, upper = quantiles(handling_seconds, n=4, method="inclusive")
    rounds = position / on_duty
    shortest = math.floor(rounds * lower / 60)
    longest = max(math.ceil(rounds * upper / 60), shortest + 1)
    if longest > LONGEST_TOLD:
        return Place(position=position)
    return Place(position=position, from_minutes=shortest, to_minutes=longest)
