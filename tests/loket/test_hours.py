"""Opening times on the clock of the Netherlands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.directory import Day, Fact, Hours, Telephone
from loket.directory.hours import (
    DAYS,
    ZONE,
    closing_at,
    in_words,
    is_open,
    is_public_holiday,
    next_opening,
    telephone_in_words,
)

OFFICE: list[Hours] = [
    Hours(days=["mon", "tue", "wed", "thu"], opens=time(8), closes=time(20)),
    Hours(days=["fri"], opens=time(8), closes=time(17)),
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ("2026-06-10T07:59", False),
        ("2026-06-10T08:00", True),
        ("2026-06-10T19:59", True),
        ("2026-06-10T20:00", False),
        ("2026-06-12T18:00", False),
        ("2026-06-13T12:00", False),
        ("2026-12-25T12:00", False),
        ("2026-04-27T12:00", False),
    ],
)
def test_open_from_the_first_minute_until_the_last(moment: str, open_: bool) -> None:
    assert is_open(OFFICE, at(moment)) is open_


def test_who_stays_open_on_holidays_is_open_then() -> None:
    assert is_open(OFFICE, at("2026-12-25T12:00"), open_on_holidays=True)


def test_good_friday_is_an_ordinary_day_and_liberation_day_a_holiday_once_in_five_years() -> None:
    assert not is_public_holiday(date(2026, 4, 3))
    assert not is_public_holiday(date(2026, 5, 5))
    assert is_public_holiday(date(2025, 5, 5))
    assert is_public_holiday(date(2026, 4, 6))


def test_the_next_opening_skips_the_weekend_and_holidays() -> None:
    assert next_opening(OFFICE, at("2026-06-12T17:00")) == at("2026-06-15T08:00")
    assert next_opening(OFFICE, at("2026-04-03T18:00")) == at("2026-04-07T08:00")
    assert next_opening(OFFICE, at("2026-06-10T12:00")) == at("2026-06-11T08:00")
    assert next_opening([], at("2026-06-10T12:00")) is None


def test_a_break_at_noon_is_closed_and_what_touches_is_one() -> None:
    lunch = [
        Hours(days=["wed"], opens=time(9), closes=time(12)),
        Hours(days=["wed"], opens=time(13), closes=time(15)),
        Hours(days=["wed"], opens=time(15), closes=time(17)),
    ]

    assert closing_at(lunch, at("2026-06-10T11:00")) == at("2026-06-10T12:00")
    assert closing_at(lunch, at("2026-06-10T12:30")) is None
    assert closing_at(lunch, at("2026-06-10T14:00")) == at("2026-06-10T17:00")
    assert next_opening(lunch, at("2026-06-10T12:30")) == at("2026-06-10T13:00")
    assert in_words(lunch, "nl") == "woensdag 9.00–12.00 en 13.00–17.00 uur"


@pytest.mark.parametrize(
    ("utc", "open_"),
    [
        # The last Sunday of March (summer time starts) and of October (it ends), and the days after each.
        ("2026-03-27T07:30", True),
        ("2026-03-30T06:30", True),
        ("2026-03-30T05:30", False),
        ("2026-10-23T06:30", True),
        ("2026-10-26T06:30", False),
        ("2026-10-26T07:30", True),
    ],
)
def test_hours_follow_the_clock_through_summer_time(utc: str, open_: bool) -> None:
    assert is_open(OFFICE, datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)) is open_


def test_a_night_of_25_hours_is_open_in_both_hours_between_two_and_three() -> None:
    night = [Hours(days=["sun"], opens=time(1), closes=time(4))]

    for hour in (23, 0, 1, 2):
        day = 24 if hour == 23 else 25
        assert is_open(night, datetime(2026, 10, day, hour, 30, tzinfo=timezone.utc))
    assert not is_open(night, datetime(2026, 10, 25, 3, 30, tzinfo=timezone.utc))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        is_open(OFFICE, datetime.fromisoformat("2026-06-10T12:00"))


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


quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
periods = st.tuples(quarters, quarters).filter(lambda pair: pair[0] < pair[1])
weeks = st.lists(
    st.builds(
        lambda days, period: Hours(days=sorted(days, key=DAYS.index), opens=period[0], closes=period[1]),
        st.sets(st.sampled_from(DAYS), min_size=1),
        periods,
    ),
    max_size=5,
)
moments = st.integers(0, 5 * 366 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=minutes)
)


@given(weeks, moments, st.booleans())
def test_the_next_opening_is_the_first_minute_that_is_open_after_a_closed_one(
    week: list[Hours], moment: datetime, holidays: bool
) -> None:
    opens = next_opening(week, moment, open_on_holidays=holidays)

    if opens is None:
        assert not week
        return
    assert opens > moment
    assert is_open(week, opens, open_on_holidays=holidays)
    # Nothing opens between: what is closed now stays closed, looked at every 15 minutes (the grid of these hours).
    if not is_open(week, moment, open_on_holidays=holidays):
        quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0) + timedelta(minutes=15)
        while quarter < opens:
            assert not is_open(week, quarter, open_on_holidays=holidays)
            quarter += timedelta(minutes=15)


@given(weeks, moments, st.booleans())
def test_it_is_open_until_the_closing_time_and_not_at_it(week: list[Hours], moment: datetime, holidays: bool) -> None:
    closes = closing_at(week, moment, open_on_holidays=holidays)

    assert (closes is not None) == is_open(week, moment, open_on_holidays=holidays)
    if closes is not None:
        last = closes.astimezone(timezone.utc) - timedelta(seconds=1)
        assert closes > moment
        assert is_open(week, last, open_on_holidays=holidays) or closes.utcoffset() != last.astimezone(ZONE).utcoffset()
        assert not is_open(week, closes, open_on_holidays=holidays)


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
