"""When to call, where it sounds like a greeting."""

from __future__ import annotations

import pytest

from bot.context.callback_time import as_callback_time

GREETED = {"intent": {"name": "greet", "confidence": 0.7}}
READ_BACK = {"asked": "callback_confirm"}


@pytest.mark.parametrize("text", ["liever in de avond", "doe maar in de middag", "rather in the evening"])
def test_a_part_of_the_day_after_a_number_is_when_to_call(text: str) -> None:
    assert as_callback_time(text, READ_BACK, GREETED)["intent"]["name"] == "day_part_given"


@pytest.mark.parametrize(
    ("text", "slots"),
    [("goedenavond", READ_BACK), ("good evening", READ_BACK), ("hallo daar weer", READ_BACK), ("in de avond dan", {})],
)
def test_a_greeting_is_a_greeting(text: str, slots: dict[str, str]) -> None:
    assert as_callback_time(text, slots, GREETED) is GREETED


def test_what_was_understood_as_something_else_stays() -> None:
    parsed = {"intent": {"name": "way", "confidence": 0.9}}
    assert as_callback_time("afval in de avond buiten zetten", READ_BACK, parsed) is parsed
