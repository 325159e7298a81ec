"""When something is open: its week on the clock of its zone, with breaks, special days and public holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.directory import Hours
from loket.directory.hours import ZONE, in_words
from loket.directory.timetable import Timetable
from loket.directory.types import SpecialDay
from tests.loket.weeks import weeks

OFFICE: list[Hours] = [
    Hours(days=["mon", "tue", "wed", "thu"], opens=time(8), closes=time(20)),
    Hours(days=["fri"], opens=time(8), closes=time(17)),
]
LUNCH = [Hours(days=["mon", "wed"], opens=time(12), closes=time(12, 45))]
CHRISTMAS_EVE = SpecialDay(date=date(2026, 12, 24), hours=[Hours(days=["thu"], opens=time(9), closes=time(15))])
CHRISTMAS = SpecialDay(date=date(2026, 12, 25), hours=[Hours(days=["fri"], opens=time(10), closes=time(12))])
TRAINING = SpecialDay(date=date(2026, 11, 25))


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
    assert Timetable(OFFICE).is_open(at(moment)) is open_


def test_who_stays_open_on_holidays_is_open_then() -> None:
    assert Timetable(OFFICE, True).is_open(at("2026-12-25T12:00"))


def test_the_next_opening_skips_the_weekend_and_holidays() -> None:
    assert Timetable(OFFICE).next_opening(at("2026-06-12T17:00")) == at("2026-06-15T08:00")
    assert Timetable(OFFICE).next_opening(at("2026-04-03T18:00")) == at("2026-04-07T08:00")
    assert Timetable(OFFICE).next_opening(at("2026-06-10T12:00")) == at("2026-06-11T08:00")
    assert Timetable([]).next_opening(at("2026-06-10T12:00")) is None


def test_a_break_at_noon_is_closed_and_what_touches_is_one() -> None:
    lunch = [
        Hours(days=["wed"], opens=time(9), closes=time(12)),
        Hours(days=["wed"], opens=time(13), closes=time(15)),
        Hours(days=["wed"], opens=time(15), closes=time(17)),
    ]

    assert Timetable(lunch).closing_at(at("2026-06-10T11:00")) == at("2026-06-10T12:00")
    assert Timetable(lunch).closing_at(at("2026-06-10T12:30")) is None
    assert Timetable(lunch).closing_at(at("2026-06-10T14:00")) == at("2026-06-10T17:00")
    assert Timetable(lunch).next_opening(at("2026-06-10T12:30")) == at("2026-06-10T13:00")
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
    assert Timetable(OFFICE).is_open(datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)) is open_


def test_a_night_of_25_hours_is_open_in_both_hours_between_two_and_three() -> None:
    night = [Hours(days=["sun"], opens=time(1), closes=time(4))]

    for hour in (23, 0, 1, 2):
        day = 24 if hour == 23 else 25
        assert Timetable(night).is_open(datetime(2026, 10, day, hour, 30, tzinfo=timezone.utc))
    assert not Timetable(night).is_open(datetime(2026, 10, 25, 3, 30, tzinfo=timezone.utc))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Timetable(OFFICE).is_open(datetime.fromisoformat("2026-06-10T12:00"))


def test_a_break_closes_it_and_it_reopens_the_same_day() -> None:
    desk = Timetable(OFFICE, breaks=LUNCH)

    assert desk.closing_at(at("2026-11-25T11:59")) == at("2026-11-25T12:00")
    assert not desk.is_open(at("2026-11-25T12:30"))
    assert desk.next_opening(at("2026-11-25T12:30")) == at("2026-11-25T12:45")
    assert desk.is_open(at("2026-11-24T12:30"))  # a Tuesday, without the break


def test_a_break_does_not_end_the_day() -> None:
    desk = Timetable(OFFICE, breaks=LUNCH)

    assert desk.next_day_end(at("2026-11-25T11:00")) == at("2026-11-25T20:00")
    assert desk.next_day_end(at("2026-11-25T12:30")) == at("2026-11-25T20:00")
    assert desk.next_day_end(at("2026-11-25T20:00")) == at("2026-11-26T20:00")
    assert desk.next_day_end(at("2026-11-27T18:00")) == at("2026-11-30T20:00")
    assert Timetable([]).next_day_end(at("2026-11-27T18:00")) is None


def test_on_a_special_day_nothing_else_holds() -> None:
    desk = Timetable(OFFICE, breaks=LUNCH, special_days=[CHRISTMAS_EVE, CHRISTMAS, TRAINING])

    assert not desk.is_open(at("2026-12-24T08:30"))
    assert desk.next_day_end(at("2026-12-24T08:30")) == at("2026-12-24T15:00")
    assert desk.is_open(at("2026-12-25T11:00"))  # a public holiday, but the special day says so
    assert desk.next_opening(at("2026-11-24T21:00")) == at("2026-11-26T08:00")  # closed for a training
    assert not Timetable(OFFICE, special_days=[CHRISTMAS_EVE]).is_open(at("2026-12-25T11:00"))


def test_open_only_on_a_special_day() -> None:
    desk = Timetable([], special_days=[CHRISTMAS_EVE])

    assert desk.next_opening(at("2026-11-24T21:00")) == at("2026-12-24T09:00")
    assert desk.next_opening(at("2026-12-24T10:00")) is None


def test_the_clock_is_that_of_the_zone() -> None:
    saba = Timetable(OFFICE, zone=ZoneInfo("America/Kralendijk"))

    assert not saba.is_open(datetime(2026, 11, 24, 11, 59, tzinfo=timezone.utc))
    assert saba.is_open(datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc))
    assert saba.next_opening(at("2026-11-24T12:00")) == datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)


def test_it_reopens_right_over_the_weekend_in_which_the_clock_changes() -> None:
    assert Timetable(OFFICE).next_opening(at("2026-03-27T18:00")) == datetime(2026, 3, 30, 6, 0, tzinfo=timezone.utc)
    assert Timetable(OFFICE).next_opening(at("2026-10-23T18:00")) == datetime(2026, 10, 26, 7, 0, tzinfo=timezone.utc)


def test_what_is_open_only_in_the_missing_hour_is_closed_that_night() -> None:
    night = [Hours(days=["sun"], opens=time(2), closes=time(3))]

    assert Timetable(night).next_opening(at("2026-03-28T12:00")) == at("2026-04-12T02:00")  # 5 April is Easter


moments = st.integers(0, 5 * 366 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=minutes)
)


@given(weeks, moments, st.booleans())
def test_the_next_opening_is_the_first_minute_that_is_open_after_a_closed_one(
    week: list[Hours], moment: datetime, holidays: bool
) -> None:
    opens = Timetable(week, holidays).next_opening(moment)

    if opens is None:
        assert not week
        return
    assert opens > moment
    assert Timetable(week, holidays).is_open(opens)
    # Nothing opens between: what is closed now stays closed, looked at every 15 minutes (the grid of these hours).
    if not Timetable(week, holidays).is_open(moment):
        quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0) + timedelta(minutes=15)
        while quarter < opens:
            assert not Timetable(week, holidays).is_open(quarter)
            quarter += timedelta(minutes=15)


@given(weeks, moments, st.booleans())
def test_it_is_open_until_the_closing_time_and_not_at_it(week: list[Hours], moment: datetime, holidays: bool) -> None:
    closes = Timetable(week, holidays).closing_at(moment)

    assert (closes is not None) == Timetable(week, holidays).is_open(moment)
    if closes is not None:
        last = closes.astimezone(timezone.utc) - timedelta(seconds=1)
        assert closes > moment
        assert Timetable(week, holidays).is_open(last) or closes.utcoffset() != last.astimezone(ZONE).utcoffset()
        assert not Timetable(week, holidays).is_open(closes)
