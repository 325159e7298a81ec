"""What is told comes true for most, stays the same while it holds, and counts down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from statistics import mean

import pytest

from handoff.queue.estimate import Range
from handoff.queue.told import Window, minutes, window
from tests.handoff.queue.days import Wait, day, play

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def told(first: int, last: int) -> Window:
    """A window of minutes from now."""
    return Window(NOW + first * MINUTE, NOW + last * MINUTE)


def test_nothing_is_told_without_ground() -> None:
    assert window(told(5, 10), None, NOW) is None


def test_a_window_stays_while_the_queue_goes_as_expected() -> None:
    before = told(5, 15)
    assert window(before, Range(6 * 60, 13 * 60), NOW) == before
    assert window(before, Range(1 * 60, 8 * 60), NOW + 5 * MINUTE) == before


def test_another_window_is_told_when_the_queue_has_really_changed() -> None:
    assert window(told(5, 15), Range(30 * 60, 45 * 60), NOW) == told(30, 45)


def test_a_window_that_has_passed_is_not_told_again() -> None:
    late = NOW + 16 * MINUTE
    found = window(told(5, 15), Range(0, 60), late)
    assert found is not None
    assert found.latest > late


def test_minutes_count_down_and_are_told_in_steps_when_they_are_many() -> None:
    assert minutes(told(5, 9), NOW) == (5, 9)
    assert minutes(told(5, 9), NOW + 3 * MINUTE) == (2, 6)
    assert minutes(told(5, 9), NOW + 8.5 * MINUTE) == (0, 1)
    assert minutes(told(23, 41), NOW) == (20, 45)


@pytest.fixture(scope="module")
def waits() -> list[Wait]:
    """The waits of four days: a quiet one, a busy one, short conversations, and one caseworker alone."""
    days = [
        day(1, (6, 14, 18, 12, 16, 14, 8, 4), (2, 3, 3, 2, 3, 3, 2, 2), minutes=7),
        day(2, (18, 24, 24, 20, 20, 20, 14, 8), (3, 4, 5, 4, 4, 4, 3, 2), minutes=7),
        day(3, (20, 30, 30, 20, 25, 25, 15, 10), (2, 3, 3, 2, 3, 3, 2, 1), minutes=4),
        day(4, (5, 6, 6, 5, 6, 5, 4, 2), (1,) * 8, minutes=7),
    ]
    return [wait for each in days for wait in play(each) if wait.windows]


def test_three_of_four_turns_come_in_the_window_that_was_told_first(waits: list[Wait]) -> None:
    assert len(waits) > 150
    inside = [
        wait.windows[0].earliest - MINUTE <= wait.turn <= wait.windows[0].latest + MINUTE
        for wait in waits
        if wait.turn is not None
    ]
    assert mean(inside) >= 0.75


def test_the_figures_do_not_run_up_and_down(waits: list[Wait]) -> None:
    assert mean(len(wait.windows) - 1 for wait in waits) < 2
    ups = [sum(later[1] > earlier[1] for earlier, later in zip(w.shown, w.shown[1:], strict=False)) for w in waits]
    assert mean(ups) < 1.5
    assert max(ups) <= 6
