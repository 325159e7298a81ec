"""The day on which a business starts, as people write it: 1 March 2027, 1-3-2027, next March, in two weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loket.business.types import Words
from loket.business.wording import as_line, phrases

_NUMBERS = re.compile(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|e)?\b")
_AHEAD = re.compile(r" (?:in|over|within|binnen) (\w+) (day|dag|week|month|maand)\w* ")
_TODAY = (" today ", " vandaag ", " now ", " nu ", " immediately ", " meteen ", " right away ")
_TOMORROW = (" tomorrow ", " morgen ")
_NEXT_MONTH = (" next month ", " volgende maand ")
_NEXT_WEEK = (" next week ", " volgende week ")
_NEXT_YEAR = (" next year ", " volgend jaar ")
_LAST = (" last ", " afgelopen ", " vorige ", " since ", " sinds ", " already ", " al ")
_FARTHEST = 5  # years from now, both ways: what is farther away is no start of a business


def date_in(text: str, words: Words, today: date, *, only: bool = False) -> date | None:
    """The start date in ``text``, read on ``today``; the first of the month when no day is said. With ``only``, words
    such as "now" and a lone month count too, as they do right after the question.
    """
    found = _written(text) or _spoken(as_line(text), words, today, only)
    return found if found is not None and abs(found.year - today.year) <= _FARTHEST else None


def in_words(day: date, form: str, month_names: list[str]) -> str:
    """``day`` as people read it, for example 1 March 2027."""
    return form.format(day=day.day, month=month_names[day.month - 1], year=day.year)


def first_of_coming_months(today: date, count: int) -> list[date]:
    """The first days of the next ``count`` months."""
    months = (today.year * 12 + today.month + ahead for ahead in range(count))
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _written(text: str) -> date | None:
    if iso := _ISO.search(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _NUMBERS.search(text):
        return _day(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    return None


def _spoken(line: str, words: Words, today: date, only: bool) -> date | None:
    month = next((at for at, names in enumerate(words.months, 1) if any(n in line for n in phrases(names))), None)
    if month is not None:
        return _in_month(line, month, today) if only or _says_when(line) else None
    if ahead := _AHEAD.search(line):
        return _ahead(ahead[1], ahead[2], words, today)
    if _any(line, _NEXT_MONTH):
        return first_of_coming_months(today, 1)[0]
    if _any(line, _NEXT_WEEK):
        return today + timedelta(days=7)
    if _any(line, _NEXT_YEAR):
        return date(today.year + 1, 1, 1)
    if only and _any(line, _TOMORROW):
        return today + timedelta(days=1)
    return today if only and _any(line, _TODAY) else None


def _says_when(line: str) -> bool:
    """Whether a month in a longer sentence is a moment and not somebody's name: a year, a day, or "start" beside it."""
    return bool(_YEAR.search(line)) or any(word in line for word in (" start", " begin", " open", " next ", " volgend"))


def _in_month(line: str, month: int, today: date) -> date | None:
    year = _YEAR.search(line)
    day = _DAY.search(_YEAR.sub(" ", line))
    number = int(day[1]) if day else 1
    if year:
        return _day(int(year[1]), month, number)
    if _any(line, _LAST):
        past = _day(today.year, month, number)
        return past if past and past <= today else _day(today.year - 1, month, number)
    coming = _day(today.year, month, number)
    return coming if coming and coming >= today else _day(today.year + 1, month, number)


def _ahead(amount: str, unit: str, words: Words, today: date) -> date | None:
    named = (at for at, names in enumerate(words.numbers, 1) if f" {amount} " in phrases(names))
    number = int(amount) if amount.isdigit() else next(named, None)
    if number is None or number > 60:
        return None
    if unit in ("month", "maand"):
        return first_of_coming_months(today, number)[-1]
    return today + timedelta(days=number * (7 if unit == "week" else 1))


def _any(line: str, words: tuple[str, ...]) -> bool:
    return any(word in line for word in words)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
