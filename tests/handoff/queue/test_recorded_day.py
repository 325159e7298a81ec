"""What would have been told on a day that really was comes true for most, and does not run up and down."""

from __future__ import annotations

from datetime import timedelta
from statistics import mean

import pytest

from tests.handoff.queue.days import Wait
from tests.handoff.queue.recorded import calls, replay

MINUTE = timedelta(minutes=1)
LONG = timedelta(minutes=2)


@pytest.fixture(scope="module")
def waits() -> list[Wait]:
    """Everybody who was told something: about 1,700 of the 2,100 who called."""
    found = [wait for wait in replay(calls()) if wait.windows]
    assert len(found) > 1500
    return found


def came_true(wait: Wait) -> bool:
    first = wait.windows[0]
    return wait.turn is not None and first.earliest - MINUTE <= wait.turn <= first.latest + MINUTE


def test_four_of_five_turns_come_in_the_window_that_was_told_first(waits: list[Wait]) -> None:
    helped = [wait for wait in waits if wait.turn is not None]
    assert len(helped) > 1000
    assert mean(map(came_true, helped)) >= 0.8


def test_so_do_three_of_four_of_those_who_wait_long(waits: list[Wait]) -> None:
    long = [wait for wait in waits if wait.turn is not None and wait.turn - wait.came > LONG]
    assert len(long) > 500
    assert mean(map(came_true, long)) >= 0.75


def test_the_figures_do_not_run_up_and_down(waits: list[Wait]) -> None:
    assert mean(len(wait.windows) - 1 for wait in waits) < 1.5
    ups = [sum(later[1] > earlier[1] for earlier, later in zip(w.shown, w.shown[1:], strict=False)) for w in waits]
    assert mean(ups) < 1
    assert sum(up > 4 for up in ups) < len(ups) / 50
