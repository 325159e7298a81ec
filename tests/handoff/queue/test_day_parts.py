"""When somebody can be called: parts of a day inside the opening hours, and another part for the next try."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.queue.day_parts import Half, choose, half_of, next_try, offered
from loket.directory import Hours
from loket.directory.hours import DAYS, ZONE
from loket.directory.timetable import Timetable, instant
from loket.directory.types import SpecialDay

OFFICE = Timetable(
    [Hours(days=["mon", "tue", "wed", "thu", "fri"], opens=time(8), closes=time(20))],
    breaks=[Hours(days=["mon", "tue", "wed", "thu", "fri"], opens=time(12), closes=time(12, 45))],
)
MORNINGS = Timetable([Hours(days=["mon", "wed"], opens=time(9), closes=time(12))])
EVENINGS = Timetable([Hours(days=["tue"], opens=time(18), closes=time(21))])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def names(timetable: Timetable, now: str) -> list[str]:
    return [f"{slot.day:%d-%m} {slot.part}" for slot in offered(timetable, at(now))]


def test_what_is_left_of_today_and_the_next_opening_day_are_offered() -> None:
    assert names(OFFICE, "2026-11-24T07:00") == [
        "24-11 any",
        "24-11 morning",
        "24-11 afternoon",
        "25-11 any",
        "25-11 morning",
        "25-11 afternoon",
    ]
    assert names(OFFICE, "2026-11-24T13:00")[:3] == ["24-11 any", "24-11 afternoon", "25-11 any"]
    assert names(OFFICE, "2026-11-27T21:00")[0] == "30-11 any"  # after the weekend
    assert names(OFFICE, "2026-11-24T17:50")[0] == "24-11 any"  # the evening, for the afternoon is nearly over


def test_only_parts_that_the_desk_has_are_offered() -> None:
    assert names(MORNINGS, "2026-11-23T10:00") == ["23-11 morning", "25-11 morning"]
    assert names(EVENINGS, "2026-11-24T10:00") == ["24-11 any", "01-12 any"]
    assert names(Timetable([]), "2026-11-24T10:00") == []


def test_a_part_begins_and_ends_with_the_desk_and_its_break() -> None:
    whole, morning, afternoon = offered(OFFICE, at("2026-11-24T06:00"))[:3]

    assert (morning.begins, morning.ends) == (at("2026-11-24T08:00"), at("2026-11-24T12:00"))
    assert (afternoon.begins, afternoon.ends) == (at("2026-11-24T12:45"), at("2026-11-24T18:00"))
    assert (whole.begins, whole.ends) == (at("2026-11-24T08:00"), at("2026-11-24T20:00"))


def test_what_was_chosen_is_there_or_is_refused() -> None:
    now = at("2026-11-24T13:00")

    chosen = choose(OFFICE, now, "morning", date(2026, 11, 25))
    assert chosen is not None
    assert chosen.begins == at("2026-11-25T08:00")
    assert choose(OFFICE, now, "morning", date(2026, 11, 24)) is None  # it is over
    assert choose(OFFICE, now, "morning", date(2026, 12, 3)) is None  # not offered


def test_without_a_day_it_is_the_first_such_part_or_else_the_first_of_all() -> None:
    now = at("2026-11-24T13:00")

    first = choose(OFFICE, now, "morning", None)
    assert first is not None
    assert first.day == date(2026, 11, 25)
    other = choose(MORNINGS, now, "afternoon", None)
    assert other is not None
    assert (other.day, other.part) == (date(2026, 11, 25), "morning")
    far = choose(Timetable([], special_days=[SPECIAL]), now, "any", None)
    assert far is not None
    assert far.day == date(2027, 3, 2)


SPECIAL = SpecialDay(date=date(2027, 3, 2), hours=[Hours(days=["tue"], opens=time(9), closes=time(17))])


def test_the_second_try_is_in_the_other_half_of_a_day_and_the_third_on_another_day() -> None:
    first = at("2026-11-24T09:30")

    second = next_try(OFFICE, first, ["morning"])
    assert second is not None
    assert (second.day, second.part) == (date(2026, 11, 24), "afternoon")
    third = next_try(OFFICE, at("2026-11-24T14:00"), ["morning", "afternoon"])
    assert third is not None
    assert (third.day, third.part) == (date(2026, 11, 25), "morning")


def test_a_desk_with_only_one_half_tries_on_another_day() -> None:
    again = next_try(MORNINGS, at("2026-11-23T10:00"), ["morning"])
    assert again is not None
    assert (again.day, again.part) == (date(2026, 11, 25), "morning")
    evening = next_try(EVENINGS, at("2026-11-24T19:00"), ["afternoon"])
    assert evening is not None
    assert (evening.day, evening.part) == (date(2026, 12, 1), "any")


quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
weeks = st.lists(
    st.builds(
        lambda days, period: Hours(days=sorted(days, key=DAYS.index), opens=min(period), closes=max(period)),
        st.sets(st.sampled_from(DAYS), min_size=1),
        st.tuples(quarters, quarters).filter(lambda pair: pair[0] != pair[1]),
    ),
    min_size=1,
    max_size=3,
)
breaks = st.sampled_from([[], [Hours(days=list(DAYS), opens=time(11, 30), closes=time(13))]])
timetables = st.builds(lambda week, pauses: Timetable(week, breaks=pauses), weeks, breaks)
moments = st.integers(0, 3 * 366 * 24 * 60).map(lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


@given(timetables, moments)
def test_whatever_is_offered_lies_inside_the_opening_hours(timetable: Timetable, now: datetime) -> None:
    for slot in offered(timetable, now):
        assert now <= slot.begins < slot.ends
        assert timetable.is_open(slot.begins)
        assert timetable.is_open(slot.ends - timedelta(seconds=1))
        assert timetable.local(slot.begins).date() == slot.day
        if slot.part != "any":
            assert half_of(timetable, slot.begins) == half_of(timetable, slot.ends - timedelta(seconds=1)) == slot.part


@given(timetables, moments, st.data())
def test_three_tries_are_never_twice_in_one_part_nor_in_one_half_while_the_other_is_possible(
    timetable: Timetable, now: datetime, data: st.DataObject
) -> None:
    slot = choose(timetable, now, data.draw(st.sampled_from(["morning", "afternoon", "any"])), None)
    if slot is None:
        return
    tried: list[tuple[date, Half]] = []
    for _ in range(3):
        seconds = data.draw(st.integers(0, int((slot.ends - slot.begins).total_seconds()) - 1))
        called = slot.begins + timedelta(seconds=seconds)
        half = half_of(timetable, called)
        assert (slot.day, half) not in tried
        tried.append((slot.day, half))
        halves = [each for _, each in tried]
        again = next_try(timetable, called, halves)
        if again is None:
            return
        assert instant(again.begins) > instant(called)
        assert timetable.is_open(again.begins)
        other: Half = "afternoon" if half == "morning" else "morning"
        if len(tried) == 1 and again.part == half:
            near = [called.date() + timedelta(days) for days in range(13)]
            assert not any(_has(timetable, day, other, called) for day in near)
        slot = again


def _has(timetable: Timetable, day: date, half: Half, after: datetime) -> bool:
    """Whether a quarter of an hour of this half is open on this day, after that moment."""
    first = 32 if half == "morning" else 48
    last = 48 if half == "morning" else 72
    for quarter in range(0 if half == "morning" else first, last):
        begins = datetime.combine(day, time(quarter // 4, quarter % 4 * 15), ZONE)
        if instant(begins) > instant(after) and timetable.is_open(begins):
            closes = timetable.closing_at(begins)
            if closes is not None and closes - begins >= timedelta(minutes=15):
                return True
    return False
