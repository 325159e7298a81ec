"""When a benefit is paid: the next day, as the organisation has published it or else by its rule, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from loket.directory.hours import day_in_words, is_public_holiday
from loket.directory.reading import read
from loket.directory.types import Payment, Record, Rhythm, Text

Precision = Literal["day", "about", "first_week"]

_TEXTS = Path(__file__).parents[2] / "data" / "texts" / "payment.yml"
_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class NextPayment:
    """The day of a payment, and how sure that day is."""

    day: date
    precision: Precision


def next_payment(payment: Payment, today: date) -> NextPayment | None:
    """The first payment on ``today`` or later; None when no day follows from the directory."""
    published = [day for day in payment.dates if day >= today]
    if published:
        return NextPayment(min(published), "day")
    if payment.rhythm is None:
        return None
    # Days that were published are sure: the rule only goes on in the month after the last of them.
    told = max(((day.year, day.month) for day in payment.dates), default=(0, 0))
    return next(
        each
        for each in _from_rhythm(payment.rhythm, today)
        if _ends(each) >= today and (each.day.year, each.day.month) > told
    )


def payment_in_words(payment: Payment, today: date, language: str) -> str:
    """The rule, the next payment after ``today`` if that is known, and source and year, in ``language`` (ISO 639-1).

    The year is the one that the published days hold for; without such days, the year in which somebody looked.
    """
    words = _words()
    told = [payment.rule.in_language(language)]
    coming = next_payment(payment, today)
    if coming is not None:
        of = f" {payment.of.in_language(language)}" if payment.of else ""
        told.append(words.next.in_language(language).format(of=of, when=_when(coming, language)))
    if not payment.fact.verified:
        told.append(words.not_verified.in_language(language))
    source = urlsplit(payment.fact.source).netloc.removeprefix("www.") or payment.fact.source
    told.append(words.source.in_language(language).format(source=source, year=_year(payment, coming)))
    return " ".join(told)


def _year(payment: Payment, coming: NextPayment | None) -> int:
    if coming is not None and coming.day in payment.dates:
        return coming.day.year
    return max(payment.dates, default=payment.fact.checked_on).year


def _from_rhythm(rhythm: Rhythm, start: date) -> Iterator[NextPayment]:
    """The payments by the rule from the month before ``start``: a day that was moved may stand in the next month."""
    year, month = (start.year, start.month - 1) if start.month > 1 else (start.year - 1, 12)
    while True:
        if not rhythm.months or month in rhythm.months:
            yield _in_month(rhythm, year, month)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _in_month(rhythm: Rhythm, year: int, month: int) -> NextPayment:
    if rhythm.precision == "first_week":
        return NextPayment(date(year, month, 1), "first_week")
    day = date(year, month, rhythm.day)
    while rhythm.precision == "day" and (day.weekday() >= 5 or is_public_holiday(day)):
        day += timedelta(days=1)
    return NextPayment(day, rhythm.precision)


def _ends(payment: NextPayment) -> date:
    """The last day on which ``payment`` can still come."""
    return payment.day + (_WEEK if payment.precision == "first_week" else timedelta())


class _Words(Record, frozen=True, kw_only=True):
    months: list[Text]
    day: Text
    about: Text
    first_week: Text
    next: Text
    source: Text
    not_verified: Text


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(read(_TEXTS), _Words)


def _when(payment: NextPayment, language: str) -> str:
    words = _words()
    form = {"day": words.day, "about": words.about, "first_week": words.first_week}[payment.precision]
    return form.in_language(language).format(
        weekday=day_in_words(payment.day, language),
        day=payment.day.day,
        month=words.months[payment.day.month - 1].in_language(language),
        year=payment.day.year,
    )
