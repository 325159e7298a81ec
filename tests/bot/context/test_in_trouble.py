"""Out of scope is said only when it is likely; trouble that was not understood is asked about."""

from __future__ import annotations

from typing import Any

from bot.context.in_trouble import not_sent_away


def heard(out_of_scope: float, trouble: float) -> dict[str, Any]:
    """What Rasa understood of a message that may be out of scope."""
    ranking = [
        {"name": "out_of_scope", "confidence": out_of_scope},
        {"name": "way/slachtofferhulp", "confidence": (1 - out_of_scope) / 2},
    ]
    return {"intent": {"name": "out_of_scope", "confidence": 0.8}, "intent_ranking": ranking, "trouble": trouble}


def test_on_a_guess_nobody_in_trouble_is_sent_away() -> None:
    found = not_sent_away(heard(0.3, 0.7))
    assert found["intent"]["name"] == "nlu_fallback"
    assert [each["name"] for each in found["intent_ranking"]] == ["way/slachtofferhulp"]
    assert found["organisation_confidence"] == 0.5


def test_what_is_likely_or_no_trouble_stays_out_of_scope() -> None:
    for each in (heard(0.6, 0.7), heard(0.3, 0.2)):
        assert not_sent_away(each) is each
