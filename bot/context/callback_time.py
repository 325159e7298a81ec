"""A number was read back for a call: who then names a part of the day says when to call, and greets nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.knowledge import day_part_words

_HEARD_AS = ("greet", "goodbye", "deny")
_A_GREETING = 2  # words: "good evening"


def as_callback_time(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as the time for a call where a number was read back (``slots``).
    "Rather in the evening" sounds like a greeting, and "no, in the afternoon" like a wrong number; "good evening" alone
    is a greeting.
    """
    if slots.get("asked") != "callback_confirm" or parsed["intent"]["name"] not in _HEARD_AS:
        return parsed
    said = text.casefold()
    names_one = any(word in said for words in day_part_words().values() for word in words)
    if not names_one or len(said.split()) <= _A_GREETING:
        return parsed
    return {**parsed, "intent": {"name": "day_part_given", "confidence": 1.0}}
