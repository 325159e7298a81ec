"""A day that is near is heard in the citizen's own words."""

from __future__ import annotations

import pytest

from actions.deadline import is_pressed


@pytest.mark.parametrize(
    "text",
    [
        "Ik moet uiterlijk 1 december reageren",
        "morgen   staat de deurwaarder voor de deur",
        "I have to answer before Friday",
        "The DEADLINE is near",
    ],
)
def test_a_day_that_is_near_presses(text: str) -> None:
    assert is_pressed(["iets anders", text])


@pytest.mark.parametrize("text", ["Wanneer krijg ik mijn AOW?", "goedemorgen", "I moved here a year ago", ""])
def test_other_words_do_not(text: str) -> None:
    assert not is_pressed([text])
