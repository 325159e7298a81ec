"""When somebody can be called back: parts of a day that lie inside the opening hours of the desk.

Plain code without I/O. A morning ends at 12.00 and an afternoon begins then, and ends at 18.00, on the clock of the
desk; ``any`` is the whole day as the desk is open. What comes out is in UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from loket.directory.timetable import Timetable, instant
from loket.wire import DayPart

Half = Literal["morning", "afternoon"]

DAYS_OFFERED = 2
"""Opening days of which the parts are offered: today and tomorrow, or what comes after them."""

_LEAST = timedelta(minutes=15)
"""A part of which less is left is not promised any more."""
_FAR = timedelta(days=14)
"""How far to look for the next try, and for a part that was asked for; farther only when there is nothing at all."""

_PARTS: tuple[DayPart, ...] = ("any", "morning", "afternoon")
_NOON, _EVENING = time(12), time(18)


@dataclass(frozen=True)
class Slot:
    """A part of a day on which somebody can be called; the desk is open when it begins and until it ends."""

    day: date
    part: DayPart
    begins: datetime
    ends: datetime


def offered(timetable: Timetable, now: datetime) -> list[Slot]:
    """What a citizen can choose from, by day, and the whole day first: that brings the call soonest. ``any`` only where
    it says more than the one part that there is.
    """
    found: list[Slot] = []
    for slots in islice(_days(timetable, now), DAYS_OFFERED):
        whole, *halves = slots
        same = len(halves) == 1 and (whole.begins, whole.ends) == (halves[0].begins, halves[0].ends)
        found += halves if same else slots
    return found


def choose(timetable: Timetable, now: datetime, part: DayPart, day: date | None) -> Slot | None:
    """The part of ``day`` that a citizen chose; ``None`` when it is not there, or not any more.

    Without a day the first one with that part, or, where the desk has no such part at all, the first one.
    """
    all_days = list(_days(timetable, now))
    if day is not None:
        near = [slot for slots in all_days[:DAYS_OFFERED] for slot in slots]
        return next((slot for slot in near if (slot.day, slot.part) == (day, part)), None)
    every = [slot for slots in all_days for slot in slots]
    fitting = [slot for slot in every if slot.part == part] or offered(timetable, now)
    return fitting[0] if fitting else None


def half_of(timetable: Timetable, at: datetime) -> Half:
    """The half of the day in which ``at`` is, on the clock of the desk."""
    return "morning" if timetable.local(at).time() < _NOON else "afternoon"


def next_try(timetable: Timetable, now: datetime, tried: Sequence[Half]) -> Slot | None:
    """When to call again somebody who was not reached now: in the half of a day that was tried least, the first one
    that comes, and never the present one. ``None`` when the desk does not open again.
    """
    present = (timetable.local(now).date(), half_of(timetable, now))
    every = [slot for slots in _days(timetable, now) for slot in slots]
    halves = [(slot.part, slot) for slot in every if (slot.day, slot.part) != present]
    known = [(tried.count(part), slot.begins, slot) for part, slot in halves if part != "any"]
    if known:
        return min(known, key=lambda each: each[:2])[2]
    later = [slot for slot in every if slot.day > present[0]]  # a desk that is open in the evening only
    return later[0] if later else None


def _days(timetable: Timetable, now: datetime) -> Iterator[list[Slot]]:
    """The parts of each day on which something is possible from ``now`` on."""
    today, found = timetable.local(now).date(), False
    for day in timetable.days(today):
        if found and day - today > _FAR:
            return
        slots = [slot for part in _PARTS if (slot := _slot(timetable, now, day, part))]
        if slots:
            found = True
            yield slots


def _slot(timetable: Timetable, now: datetime, day: date, part: DayPart) -> Slot | None:
    noon = instant(datetime.combine(day, _NOON, timetable.zone))
    evening = instant(datetime.combine(day, _EVENING, timetable.zone))
    first = max(instant(now), noon) if part == "afternoon" else instant(now)
    last = {"morning": noon, "afternoon": evening}.get(part)
    pieces = [
        (max(instant(opens), first), min(instant(closes), last) if last else instant(closes))
        for opens, closes in timetable.openings(day)
    ]
    usable = [(begins, ends) for begins, ends in pieces if ends - begins >= _LEAST]
    return Slot(day, part, usable[0][0], usable[-1][1]) if usable else None
