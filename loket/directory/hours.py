"""Opening times in words, and the days on which offices are closed; :mod:`loket.directory.timetable` says what is open.

Public holidays are those of the package `holidays` for the Netherlands, with two remarks. Good Friday is an ordinary
day: government offices are open then, and the collective agreement of the central government gives nobody the day off.
Liberation Day (5 May) is a holiday once in five years (2025, 2030): in the other years offices are open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
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

Period = tuple[time, time]


def is_public_holiday(day: date) -> bool:
    """Whether offices in the Netherlands are closed on ``day`` because of a holiday (see above for the choices)."""
    return day in _holidays(day.year)


def periods(hours: Sequence[Hours], day: Day) -> tuple[Period, ...]:
    """From when to when it is open on ``day``, in order; what touches or overlaps is one."""
    return merged((each.opens, each.closes) for each in hours if day in each.days)


def merged(times: Iterable[Period]) -> tuple[Period, ...]:
    """``times`` in order, where what touches or overlaps is one."""
    found: list[Period] = []
    for opens, closes in sorted(times):
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(closes, found[-1][1]))
        else:
            found.append((opens, closes))
    return tuple(found)


def in_words(hours: Sequence[Hours], language: str) -> str:
    """The week in words, such as "Monday to Friday 8:00–17:00", in ``language`` (ISO 639-1); empty without hours."""
    words = _words()
    days_with: dict[tuple[Period, ...], list[int]] = {}
    for place, day in enumerate(DAYS):
        times = periods(hours, day)
        if times:
            days_with.setdefault(times, []).append(place)
    return ", ".join(
        f"{_days_in_words(days, words, language)} {_times_in_words(times, words, language)}"
        for times, days in days_with.items()
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


def _times_in_words(open_from_to: tuple[Period, ...], words: _Words, language: str) -> str:
    between = words.minutes.in_language(language)
    times = [f"{opens.hour}{between}{opens:%M}–{closes.hour}{between}{closes:%M}" for opens, closes in open_from_to]
    return _joined(times, words, language) + words.o_clock.in_language(language)


def _joined(parts: list[str], words: _Words, language: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {words.and_.in_language(language)} {last}" if first else last
