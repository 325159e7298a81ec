"""A wait is told only where there is ground for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handoff.queue.estimate import ENOUGH, LONGEST_TOLD, Place, place

TEN_MINUTES = [600.0] * ENOUGH


def test_nothing_is_told_when_little_was_measured() -> None:
    assert place(3, TEN_MINUTES[1:], on_duty=2) == Place(3)


def test_nothing_is_told_when_nobody_is_on_duty() -> None:
    assert place(1, TEN_MINUTES, on_duty=0) == Place(1)


def test_the_range_grows_with_the_place_and_shrinks_with_the_people() -> None:
    assert place(1, TEN_MINUTES, on_duty=1) == Place(1, 10, 11)
    assert place(4, TEN_MINUTES, on_duty=2) == Place(4, 20, 21)


def test_a_wide_spread_gives_a_wide_range() -> None:
    found = place(2, [60, 120, 600, 1200, 1800], on_duty=1)
    assert (found.from_minutes, found.to_minutes) == (4, 40)


def test_a_very_long_wait_is_not_put_into_minutes() -> None:
    assert place(50, TEN_MINUTES, on_duty=1) == Place(50)


@given(
    position=st.integers(1, 500),
    seconds=st.lists(st.floats(0, 7200), max_size=60),
    on_duty=st.integers(0, 50),
)
def test_a_range_is_never_upside_down(position: int, seconds: list[float], on_duty: int) -> None:
    found = place(position, seconds, on_duty)
    assert found.position == position
    if found.from_minutes is not None and found.to_minutes is not None:
        assert 0 <= found.from_minutes < found.to_minutes <= LONGEST_TOLD
