"""What somebody in a queue was told, and when to tell something else.

A wait is told as a window of time: "between 10.20 and 10.35". As time goes by the minutes until it count down by
themselves; the window itself stays until the queue has really changed, so that no figure runs up and down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.queue.estimate import Range

_NARROWEST = timedelta(minutes=3)
_FAR_OFF = 0.35
"""How far, in lengths of the window, its middle may move before another one is told."""
_FINE = 10
_STEP = 5
"""Above ``_FINE`` minutes only steps of five are told: more would pretend to know."""


@dataclass(frozen=True)
class Window:
    """When somebody's turn comes, as it was told."""

    earliest: datetime
    latest: datetime


def window(told: Window | None, expected: Range | None, now: datetime) -> Window | None:
    """The window to tell now: the one that was ``told`` while it still holds, otherwise a new one."""
    if expected is None:
        return None
    fresh = _fresh(expected, now)
    return told if told is not None and _holds(told, fresh, now) else fresh


def minutes(told: Window, now: datetime) -> tuple[int, int]:
    """The minutes from and to in which the turn comes, in steps that people say; the second is at least 1."""
    shortest = max((told.earliest - now).total_seconds() / 60, 0)
    longest = max((told.latest - now).total_seconds() / 60, 1)
    return _down(shortest), max(_up(longest), _down(shortest) + 1)


def _fresh(expected: Range, now: datetime) -> Window:
    earliest, latest = now + timedelta(seconds=expected.shortest), now + timedelta(seconds=expected.longest)
    if latest - earliest < _NARROWEST:
        middle = earliest + (latest - earliest) / 2
        earliest, latest = max(middle - _NARROWEST / 2, now), max(middle + _NARROWEST / 2, now + _NARROWEST)
    return Window(earliest, latest)


def _holds(told: Window, fresh: Window, now: datetime) -> bool:
    if now >= told.latest:
        return False
    length = max(told.latest - told.earliest, fresh.latest - fresh.earliest)
    return abs(_middle(fresh) - _middle(told)) <= length * _FAR_OFF


def _middle(each: Window) -> datetime:
    return each.earliest + (each.latest - each.earliest) / 2


def _down(value: float) -> int:
    return math.floor(value) if value < _FINE else math.floor(value / _STEP) * _STEP


def _up(value: float) -> int:
    return math.ceil(value) if value <= _FINE else math.ceil(value / _STEP) * _STEP
