"""What was asked is what a call is to be about: the answer is that subject, and no question that wants a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ABOUT_SOMETHING_ELSE = (
    "distress",
    "after_danger",
    "ask_person",
    "ask_callback",
    "telephone_given",
    "day_part_given",
    "affirm",
    "deny",
    "stop",
    "thanks",
    "goodbye",
    "insult",
    "change_language",
)


def as_callback_subject(slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood; as the subject of a call where that was asked (``slots``)."""
    if slots.get("asked") != "callback_subject" or parsed["intent"]["name"] in _ABOUT_SOMETHING_ELSE:
        return parsed
    # The ranking stays: it tells which service is meant.
    return {**parsed, "intent": {"name": "callback_subject", "confidence": 1.0}}
