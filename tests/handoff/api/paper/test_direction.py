"""In which direction a text is read."""

from __future__ import annotations

import pytest

from handoff.api.paper.direction import direction_of


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Ik zoek سكن", "ltr"),
        ("سكن in Utrecht", "rtl"),
        ("12-3 שלום", "rtl"),
        ("(123) Goedemorgen", "ltr"),
        ("😀 !", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_decides(text: str, direction: str) -> None:
    assert direction_of(text) == direction
