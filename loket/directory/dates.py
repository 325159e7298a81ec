"""The day that somebody speaks of: "gisteren", "12 november", "on May 3rd", "12-11-2026"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory.reading import read

_TEXTS = Path(__file__).parents[2] / "data" / "texts" / "dates.yml"
_NUMBERS = re.compile(r"(?<![\d-])(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?![\d-])")


class _Words(msgspec.Struct, frozen=True):
    days_ago: dict[str, int]
    months: dict[str, int]
    vague: list[str]


_OTHER_WAY = 3
"""A day on the less expected side of today must be so many times nearer to be the one that is meant."""


def day_in(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The first day that ``text`` (Dutch or English) names; None when it names none. Day and month come in the Dutch
    order. Without a year it is the one nearest to ``today``, rather behind it, or with ``ahead`` rather still to come.
    """
    said = text.casefold()
    numbers = _NUMBERS.search(said)
    if numbers:
        return _day(int(numbers[1]), int(numbers[2]), numbers[3], today, ahead)
    for pattern in _patterns():
        found = pattern.search(said)
        if found:
            return _day(int(found["day"]), _words().months[found["month"]], found["year"], today, ahead)
    relative = _relative().search(said)
    return today - timedelta(days=_words().days_ago[relative[1]]) if relative else None


def speaks_of_a_day(text: str) -> bool:
    """Whether ``text`` (Dutch or English) speaks of a day, also of one that does not exist ("31 februari") or that is
    not exact ("volgende week").
    """
    said = text.casefold()
    patterns = (_NUMBERS, *_patterns(), _relative(), _vague())
    return any(pattern.search(said) for pattern in patterns)


def _day(day: int, month: int, year: str | None, today: date, ahead: bool) -> date | None:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [today.year + each for each in (-1, 0, 1)]
    possible = []
    for each in years:
        try:
            possible.append(date(each, month, day))
        except ValueError:
            continue
    return min(
        possible, key=lambda each: abs(each - today) * (1 if (each > today) == ahead else _OTHER_WAY), default=None
    )


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(read(_TEXTS), _Words, strict=False)


@lru_cache(maxsize=1)
def _patterns() -> list[re.Pattern[str]]:
    months = "|".join(sorted(_words().months, key=len, reverse=True))
    year = r"(?:,?\s+(?P<year>\d{4}))?"
    return [
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{months})\b{year}"),
        re.compile(rf"\b(?P<month>{months})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{year}"),
    ]


@lru_cache(maxsize=1)
def _relative() -> re.Pattern[str]:
    return _any_of(_words().days_ago)


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    return _any_of(_words().vague)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(phrases, key=len, reverse=True))})\b")
