"""The day that somebody speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from loket.directory.dates import day_in, speaks_of_a_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 november", date(2026, 11, 12)),
        ("on May 3rd", date(2026, 5, 3)),
        ("12-11-2025", date(2025, 11, 12)),
        ("gisteren", date(2026, 11, 21)),
        ("toch 15 december 2026", date(2026, 12, 15)),
    ],
)
def test_a_day_is_found(text: str, day: date) -> None:
    assert day_in(text, TODAY) == day
    assert speaks_of_a_day(text)


@pytest.mark.parametrize("text", ["31 februari", "volgende week", "next month", "45-13"])
def test_what_is_no_day_is_still_speaking_of_one(text: str) -> None:
    assert day_in(text, TODAY) is None
    assert speaks_of_a_day(text)


@pytest.mark.parametrize("text", ["", "mijn vader", "3511", "welke week is de vakantie"])
def test_other_words_speak_of_no_day(text: str) -> None:
    assert not speaks_of_a_day(text)
