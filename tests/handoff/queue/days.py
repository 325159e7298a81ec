"""Days at a desk: who came when, how long each conversation took, how many caseworkers there were; and playing them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from handoff.queue import told
from handoff.queue.estimate import Desk, ranges

OPENS = datetime(2026, 3, 2, 8, tzinfo=UTC)
_STEP = timedelta(seconds=20)
_LATELY = timedelta(hours=4)
_LATEST = 50


@dataclass(frozen=True)
class Day:
    """``arrivals`` in order with the length of each conversation; ``staff`` for each hour after opening."""

    arrivals: list[tuple[datetime, timedelta]]
    staff: tuple[int, ...]


@dataclass
class Wait:
    """One citizen's wait: the windows that were told one after another, and when the turn came."""

    came: datetime
    length: timedelta
    windows: list[told.Window] = field(default_factory=list)
    shown: list[tuple[int, int]] = field(default_factory=list)
    turn: datetime | None = None


def day(seed: int, per_hour: tuple[int, ...], staff: tuple[int, ...], minutes: float) -> Day:
    """A day with so many citizens in each hour, whose conversations take ``minutes`` in the middle."""
    draw = Random(seed)
    arrivals = []
    for hour, number in enumerate(per_hour):
        for moment in sorted(draw.random() for _ in range(number)):
            length = timedelta(minutes=minutes * draw.lognormvariate(0, 0.7))
            arrivals.append((OPENS + timedelta(hours=hour + moment), length))
    return Day(arrivals, staff)


def play(recorded: Day) -> list[Wait]:
    """The waits of that day, first come first served, with what would have been told."""
    coming = [Wait(at, length) for at, length in recorded.arrivals]
    waiting: list[Wait] = []
    service: list[tuple[datetime, datetime]] = []
    handled: list[tuple[datetime, float]] = []
    finished: list[Wait] = []
    now = OPENS
    while coming or waiting or service:
        handled += [(end, (end - start).total_seconds()) for start, end in service if end <= now]
        service = [each for each in service if each[1] > now]
        while coming and coming[0].came <= now:
            waiting.append(coming.pop(0))
        places = recorded.staff[min(int((now - OPENS) / timedelta(hours=1)), len(recorded.staff) - 1)]
        while waiting and len(service) < places:
            taken = waiting.pop(0)
            taken.turn = now
            service.append((now, now + taken.length))
            finished.append(taken)
        lately = [seconds for end, seconds in handled if end > now - _LATELY][-_LATEST:]
        desk = Desk(lately, [(now - start).total_seconds() for start, _ in service], places)
        for wait, expected in zip(waiting, ranges(desk, len(waiting)), strict=True):
            tell(wait, told.window(wait.windows[-1] if wait.windows else None, expected, now), now)
        now += _STEP
    return finished


def tell(wait: Wait, window: told.Window | None, now: datetime) -> None:
    """Tell ``window`` to who waits, and keep that it was told."""
    if window is None:
        return
    if not wait.windows or wait.windows[-1] != window:
        wait.windows.append(window)
    wait.shown.append(told.minutes(window, now))
