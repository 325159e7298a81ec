"""What confidence is shown: in order, within bounds, and careful where the assistant is often wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calibration import told

CHANCES = st.floats(0, 1)


@given(CHANCES, CHANCES)
def test_who_is_surer_is_never_shown_less(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert 0 <= told(less) <= told(more) <= 1


@given(st.floats(0, 0.87))
def test_where_it_is_often_wrong_it_does_not_sound_certain(sure: float) -> None:
    assert told(sure) < 0.8


@pytest.mark.parametrize("sure", [0.5, 0.7, 0.93, 0.99])
def test_elsewhere_it_stays_near_what_the_model_says(sure: float) -> None:
    assert told(sure) == pytest.approx(sure, abs=0.06)


def test_what_is_certain_stays_so() -> None:
    assert told(1.0) > 0.999
    assert told(0.0) < 0.001
