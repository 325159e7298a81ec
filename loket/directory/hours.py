"""Opening times: whether something is open, when it opens and closes, and how to say so.

Times in the directory are those of the clock in the Netherlands; what goes in is any moment with a time zone, what
comes out is in the zone Europe/Amsterdam. Changes between summer and winter time are followed.

On public holidays everything is closed unless it says that it stays open. Public holidays are those of the package
`holidays` for the Netherlands, with two remarks. Good Friday is an ordinary day: government offices are open then, and
the collective agreement of the central government gives nobody the day off. Liberation Day (5 May) is a holiday once in
five years (2025, 2030): in the other years offices are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import msgspec

from loket.directory.reading import read
from loket.directory.types import Day, Hours, Record, Telephone, Text

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TEXTS = Path(__file__).parents[2] / "data" / "texts" / "hours.yml"
# Longer than any row of holidays can close something that opens once a week.
_LOOK_AHEAD = timedelta(weeks=5)

Period = tuple[time, time]


def is_open(hours: Sequence[Hours], at: datetime, *, open_on_holidays: bool = False) -> bool:
    """Whether it is open at ``at`` (the minute of closing is closed). Raises ValueError without a time zone."""
    return closing_at(hours, at, open_on_holidays=open_on_holidays) is not None


def closing_at(hours: Sequence[Hours], at: datetime, *, open_on_holidays: bool = False) -> datetime | None:
    """When it closes that day; None when it is closed at ``at``. Raises ValueError without a time zone."""
    moment = _local(at)
    for opens, closes in _openings(hours, moment.date(), open_on_holidays=open_on_holidays):
        if _instant(opens) <= _instant(moment) < _instant(closes):
            return closes
    return None


def next_opening(hours: Sequence[Hours], at: datetime, *, open_on_holidays: bool = False) -> datetime | None:
    """The first moment after ``at`` that it opens, also when it is open now; None when it never does.

    Raises ValueError without a time zone.
    """
    moment = _local(at)
    for days in range(_LOOK_AHEAD.days):
        for opens, _ in _openings(hours, moment.date() + timedelta(days), open_on_holidays=open_on_holidays):
            if _instant(opens) > _instant(moment):
                return opens
    return None


def is_public_holiday(day: date) -> bool:
    """Whether offices in the Netherlands are closed on ``day`` because of a holiday (see above for the choices)."""
    return day in _holidays(day.year)


def in_words(hours: Sequence[Hours], language: str) -> str:
    """The week in words, such as "Monday to Friday 8:00–17:00", in ``language`` (ISO 639-1); empty without hours."""
    words = _words()
    days_with: dict[tuple[Period, ...], list[int]] = {}
    for place, day in enumerate(DAYS):
        periods = _periods(hours, day)
        if periods:
            days_with.setdefault(periods, []).append(place)
    return ", ".join(
        f"{_days_in_words(days, words, language)} {_times_in_words(periods, words, language)}"
        for periods, days in days_with.items()
    )


def day_in_words(day: date, language: str) -> str:
    """The day of the week of ``day`` in ``language`` (ISO 639-1), such as "maandag"."""
    return _words().days[DAYS[day.weekday()]].in_language(language)


def telephone_in_words(telephone: Telephone, language: str) -> str | None:
    """When ``telephone`` is answered, in words; None when that is not known."""
    if telephone.always_open:
        return _words().day_and_night.in_language(language)
    return in_words(telephone.hours, language) or None


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    official = holidays.country_holidays("NL", years=year, language="nl")
    return frozenset(day for day, name in official.items() if name.casefold() != "goede vrijdag")


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(ZONE)


def _instant(moment: datetime) -> datetime:
    # Two moments in one zone are compared by their clock, which goes back an hour in autumn; UTC never does.
    return moment.astimezone(timezone.utc)


def _openings(hours: Sequence[Hours], day: date, *, open_on_holidays: bool) -> Iterator[tuple[datetime, datetime]]:
    """The openings of one day in order, where what touches or overlaps is one."""
    if not open_on_holidays and is_public_holiday(day):
        return
    for opens, closes in _periods(hours, DAYS[day.weekday()]):
        yield datetime.combine(day, opens, ZONE), datetime.combine(day, closes, ZONE)


def _periods(hours: Sequence[Hours], day: Day) -> tuple[Period, ...]:
    periods: list[Period] = []
    for opens, closes in sorted((each.opens, each.closes) for each in hours if day in each.days):
        if periods and opens <= periods[-1][1]:
            periods[-1] = (periods[-1][0], max(closes, periods[-1][1]))
        else:
            periods.append((opens, closes))
    return tuple(periods)


class _Words(Record, frozen=True, kw_only=True, rename={"and_": "and"}):
    days: dict[Day, Text]
    every_day: Text
    day_and_night: Text
    until: Text
    and_: Text
    minutes: Text
    o_clock: Text


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(read(_TEXTS), _Words)


def _days_in_words(days: list[int], words: _Words, language: str) -> str:
    if len(days) == len(DAYS):
        return words.every_day.in_language(language)
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names: list[str] = []
    for run in runs:
        first, last = (words.days[DAYS[day]].in_language(language) for day in (run[0], run[-1]))
        if len(run) > 2:
            names.append(f"{first} {words.until.in_language(language)} {last}")
        else:
            names += dict.fromkeys([first, last])
    return _joined(names, words, language)


def _times_in_words(periods: tuple[Period, ...], words: _Words, language: str) -> str:
    between = words.minutes.in_language(language)
    times = [f"{opens.hour}{between}{opens:%M}–{closes.hour}{between}{closes:%M}" for opens, closes in periods]
    return _joined(times, words, language) + words.o_clock.in_language(language)


def _joined(parts: list[str], words: _Words, language: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {words.and_.in_language(language)} {last}" if first else last
