"""Opening times on the clock of the Netherlands."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given

from loket.directory import Day, Fact, Hours, Telephone
from loket.directory.hours import (
    DAYS,
    ZONE,
    in_words,
    is_public_holiday,
    telephone_in_words,
)
from tests.loket.weeks import weeks

OFFICE: list[Hours] = [
    Hours(days=["mon", "tue", "wed", "thu"], opens=time(8), closes=time(20)),
    Hours(days=["fri"], opens=time(8), closes=time(17)),
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_good_friday_is_an_ordinary_day_and_liberation_day_a_holiday_once_in_five_years() -> None:
    assert not is_public_holiday(date(2026, 4, 3))
    assert not is_public_holiday(date(2026, 5, 5))
    assert is_public_holiday(date(2025, 5, 5))
    assert is_public_holiday(date(2026, 4, 6))


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        ("mon tue wed thu fri", "maandag tot en met vrijdag 9.00–17.30 uur", "Monday to Friday 9:00–17:30"),
        ("mon tue", "maandag en dinsdag 9.00–17.30 uur", "Monday and Tuesday 9:00–17:30"),
        ("mon wed fri", "maandag, woensdag en vrijdag 9.00–17.30 uur", "Monday, Wednesday and Friday 9:00–17:30"),
        ("mon tue wed sat", "maandag tot en met woensdag en zaterdag 9.00–17.30 uur",
         "Monday to Wednesday and Saturday 9:00–17:30"),
        ("mon tue wed thu fri sat sun", "elke dag 9.00–17.30 uur", "every day 9:00–17:30"),
    ],
)  # fmt: skip
def test_days_are_told_in_words(days: str, dutch: str, english: str) -> None:
    named: list[Day] = [day for day in DAYS if day in days.split()]
    hours = [Hours(days=named, opens=time(9), closes=time(17, 30))]

    assert in_words(hours, "nl") == dutch
    assert in_words(hours, "en") == english


def test_a_week_with_different_days_is_told_in_order() -> None:
    assert in_words(OFFICE, "nl") == "maandag tot en met donderdag 8.00–20.00 uur, vrijdag 8.00–17.00 uur"
    assert in_words(OFFICE, "en") == "Monday to Thursday 8:00–20:00, Friday 8:00–17:00"
    assert in_words([], "nl") == ""


def test_a_telephone_that_is_always_answered_says_so_and_one_without_hours_says_nothing() -> None:
    fact = Fact(source="https://www.example.nl", checked_on=date(2026, 1, 31), verified=True)

    assert telephone_in_words(Telephone(number="112", fact=fact, always_open=True), "nl") == "dag en nacht, elke dag"
    assert telephone_in_words(Telephone(number="0800-0113", fact=fact), "nl") is None
    assert telephone_in_words(Telephone(number="14 030", fact=fact, hours=OFFICE[1:]), "en") == "Friday 8:00–17:00"


@given(weeks)
def test_every_open_day_is_told_once_in_each_language(week: list[Hours]) -> None:
    open_days = {day for each in week for day in each.days}

    assert bool(in_words(week, "nl")) == bool(in_words(week, "en")) == bool(open_days)
    told = in_words(week, "nl")
    for day, name in zip(
        DAYS, ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), strict=True
    ):
        assert told.count(name) <= 1
        if day not in open_days:
            assert name not in told
