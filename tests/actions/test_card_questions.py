"""What a short question asks of a card."""

from __future__ import annotations

import pytest

from actions.card_questions import asks_in_other_language, part_asked


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("wat kost dat", "cost"),
        ("hoeveel kost het", "cost"),
        ("hoeveel krijg ik", "amount"),
        ("hoeveel tijd heb ik", "term"),
        ("how much is it", "amount"),
        ("how long does it take", "term"),
        ("do I need an appointment", "place"),
        ("wat heb ik nodig", "at_hand"),
        ("mag mijn zoon dat", "others"),
        ("waarom", None),
    ],
)
def test_the_part_is_told_by_its_words(text: str, part: str | None) -> None:
    assert part_asked(text) == part


def test_another_language_is_heard_only_in_short_questions() -> None:
    assert asks_in_other_language("Ile to kosztuje?")
    assert asks_in_other_language("Wie lange dauert das?")
    assert not asks_in_other_language("Ich möchte wissen, was eine neue Wohnung in Utrecht im Monat kostet")
