"""What is sure enough is acted on; who asks what the assistant itself thinks is out of scope."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.doubt import Doubt


def intent_of(text: str, sure: float, *ranking: tuple[str, float]) -> str:
    entries: list[dict[str, Any]] = [{"name": name, "confidence": chance} for name, chance in ranking]
    intent = {"name": entries[0]["name"].partition("/")[0], "confidence": sure}
    message = Message({TEXT: text, INTENT: intent, INTENT_RANKING_KEY: entries})
    Doubt({"threshold": 0.5, "heard_from": {"distress": 0.3}, "opinion_from": 0.05}).process([message])
    return str(message.get(INTENT)["name"])


def test_below_the_threshold_it_is_not_understood_unless_something_urgent_was_heard() -> None:
    assert intent_of("…", 0.6, ("way/trouwen", 0.6)) == "way"
    assert intent_of("…", 0.4, ("way/trouwen", 0.4)) == "nlu_fallback"
    assert intent_of("…", 0.4, ("way/trouwen", 0.4), ("distress", 0.3)) == "distress"


def test_an_opinion_is_out_of_scope_where_the_subject_leaves_room_for_it() -> None:
    asked = "Welke partij is volgens jou de beste?"
    assert intent_of(asked, 0.9, ("way/verkiezingen-stemmen", 0.8), ("out_of_scope", 0.1)) == "out_of_scope"
    assert intent_of(asked, 0.9, ("way/verkiezingen-stemmen", 0.99), ("out_of_scope", 0.01)) == "way"
    assert intent_of("Waar kan ik stemmen?", 0.9, ("way/verkiezingen-stemmen", 0.8), ("out_of_scope", 0.1)) == "way"
