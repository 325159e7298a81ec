"""When something is open, for sure: its week, its breaks, special days, public holidays, on the clock of its zone.

Any moment with a time zone goes in; what comes out is in the zone of the timetable. Changes between summer and winter
time are followed. A special day stands above all the rest: what is written for it holds, also on a public holiday, and
the ordinary hours and breaks do not. On public holidays it is closed unless it says that it stays open
(:func:`loket.directory.hours.is_public_holiday` has the choices).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from loket.directory.hours import DAYS, ZONE, Period, is_public_holiday, merged, periods
from loket.directory.types import Desk, Hours, SpecialDay

# Longer than any special days can close something that opens once a week.
_LOOK_AHEAD = timedelta(weeks=54)

Opening = tuple[datetime, datetime]


@dataclass(frozen=True)
class Timetable:
    """The opening times of one desk. Every method that takes a moment raises ValueError without a time zone."""

    hours: Sequence[Hours]
    open_on_holidays: bool = False
    breaks: Sequence[Hours] = ()
    special_days: Sequence[SpecialDay] = ()
    zone: ZoneInfo = ZONE

    def is_open(self, at: datetime) -> bool:
        """Whether it is open at ``at`` (the minute of closing is closed)."""
        return self.closing_at(at) is not None

    def closing_at(self, at: datetime) -> datetime | None:
        """When it closes next, for a break or for the day; None when it is closed at ``at``."""
        moment = self.local(at)
        for opens, closes in self.openings(moment.date()):
            if instant(opens) <= instant(moment) < instant(closes):
                return closes
        return None

    def next_opening(self, at: datetime) -> datetime | None:
        """The first moment after ``at`` that it opens, also when it is open now; None when it never does."""
        moment = self.local(at)
        for day in self.days(moment.date()):
            for opens, _ in self.openings(day):
                if instant(opens) > instant(moment):
                    return opens
        return None

    def next_day_end(self, at: datetime) -> datetime | None:
        """The first moment after ``at`` that it closes for the day, which no break does; None when it never opens."""
        moment = self.local(at)
        for day in self.days(moment.date()):
            openings = self.openings(day)
            if openings and instant(openings[-1][1]) > instant(moment):
                return openings[-1][1]
        return None

    def openings(self, day: date) -> list[Opening]:
        """The openings of one day in order, where what touches or overlaps is one."""
        pairs = (
            (datetime.combine(day, opens, self.zone), datetime.combine(day, closes, self.zone))
            for opens, closes in self._periods(day)
        )
        # In the night that summer time begins an hour is missing, and what is open only then is not open at all.
        return [(opens, closes) for opens, closes in pairs if instant(opens) < instant(closes)]

    def days(self, first: date) -> Iterator[date]:
        """The days from ``first`` on, as far as it makes sense to look; none when it never opens."""
        if self.hours or any(special.hours for special in self.special_days):
            yield from (first + timedelta(days) for days in range(_LOOK_AHEAD.days))

    def local(self, at: datetime) -> datetime:
        """``at`` on the clock of the zone."""
        if at.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return at.astimezone(self.zone)

    def _periods(self, day: date) -> Sequence[Period]:
        special = next((each for each in self.special_days if each.date == day), None)
        if special is not None:
            return merged((each.opens, each.closes) for each in special.hours)
        if not self.open_on_holidays and is_public_holiday(day):
            return ()
        name = DAYS[day.weekday()]
        return list(_without(periods(self.hours, name), periods(self.breaks, name)))


def timetable_of(desk: Desk) -> Timetable:
    """The opening times of ``desk``."""
    return Timetable(desk.hours, desk.open_on_holidays, desk.breaks, desk.special_days, ZoneInfo(desk.time_zone))


def instant(moment: datetime) -> datetime:
    """``moment`` in UTC. Two moments in one zone are compared by their clock, which goes back an hour in autumn."""
    return moment.astimezone(timezone.utc)


def _without(openings: Sequence[Period], breaks: Sequence[Period]) -> Iterator[Period]:
    for opens, closes in openings:
        begins: time = opens
        for away, back in breaks:
            if away < closes and back > begins:
                if begins < away:
                    yield begins, away
                begins = max(begins, back)
        if begins < closes:
            yield begins, closes
