"""A wait is told only where there is ground for it, and most waits come true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handoff.queue.estimate import ENOUGH, FURTHEST, LONGEST_TOLD, Desk, Range, ranges

TEN_MINUTES = [600.0] * ENOUGH


def test_nothing_is_told_when_little_was_measured() -> None:
    assert ranges(Desk(TEN_MINUTES[1:], [], places=2), waiting=2) == [None, None]


def test_nothing_is_told_when_nobody_is_on_duty() -> None:
    assert ranges(Desk(TEN_MINUTES, [], places=0), waiting=1) == [None]


def test_a_free_caseworker_takes_the_first_at_once() -> None:
    assert ranges(Desk(TEN_MINUTES, [], places=1), waiting=2) == [Range(0, 0), Range(600, 600)]


def test_what_is_in_service_ends_first() -> None:
    assert ranges(Desk(TEN_MINUTES, [400.0], places=1), waiting=2) == [Range(200, 200), Range(800, 800)]


def test_more_in_service_than_places_must_end_before_a_turn_comes() -> None:
    assert ranges(Desk(TEN_MINUTES, [100.0, 300.0], places=1), waiting=1) == [Range(500, 500)]


def test_more_people_make_it_shorter() -> None:
    [*_, alone] = ranges(Desk(TEN_MINUTES, [0.0], places=1), waiting=4)
    [*_, together] = ranges(Desk(TEN_MINUTES, [0.0] * 3, places=3), waiting=4)
    assert alone is not None
    assert together is not None
    assert together.longest < alone.shortest


def test_a_wide_spread_gives_a_wide_range() -> None:
    [found] = ranges(Desk([60, 120, 600, 1200, 1800], [0.0], places=1), waiting=1)
    assert found is not None
    assert found.longest > 3 * found.shortest


def test_a_very_long_wait_is_not_told() -> None:
    assert ranges(Desk([1800.0] * ENOUGH, [0.0], places=1), waiting=9)[-1] is None


def test_the_same_queue_gives_the_same_range() -> None:
    desk = Desk([60, 120, 600, 1200, 1800], [30.0, 60.0], places=2)
    assert ranges(desk, 7) == ranges(desk, 7)


@given(
    waiting=st.integers(0, FURTHEST + 5),
    handling=st.lists(st.floats(1, 7200), max_size=20),
    elapsed=st.lists(st.floats(0, 7200), max_size=8),
    places=st.integers(0, 8),
)
def test_every_waiter_has_an_entry_and_no_range_is_upside_down(
    waiting: int, handling: list[float], elapsed: list[float], places: int
) -> None:
    found = ranges(Desk(handling, elapsed, places), waiting)
    assert len(found) == waiting
    assert all(0 <= each.shortest <= each.longest <= LONGEST_TOLD for each in found if each is not None)
