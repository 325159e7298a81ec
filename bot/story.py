"""A long message is a story or a letter, never just a greeting, thanks or a yes, however it ends."""

from __future__ import annotations

import re
from typing import Any

_WORD = re.compile(r"\w+")
_LONG = 40  # words
_SAID_IN_FEW_WORDS = (
    "greet",
    "goodbye",
    "thanks",
    "affirm",
    "deny",
    "small_talk",
    "something_else",
    "what_can_you_do",
    "day_part_given",
    "business_why",
)


def as_story(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as not clear when that is something that takes only a few words."""
    if parsed["intent"]["name"] not in _SAID_IN_FEW_WORDS or len(_WORD.findall(text)) <= _LONG:
        return parsed
    ranking = [each for each in parsed.get("intent_ranking", []) if each["name"] not in _SAID_IN_FEW_WORDS]
    return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 0.0}, "intent_ranking": ranking}
