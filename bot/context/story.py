"""Messages that are more than talk: a letter is no goodbye however it ends, and a greeting that is a guess is none."""

from __future__ import annotations

import re
from typing import Any

_WORD = re.compile(r"\w+")
_LONG = 40  # words
_A_GUESS = 0.3
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
    intent = parsed["intent"]["name"]
    if intent not in _SAID_IN_FEW_WORDS or not (len(_WORD.findall(text)) > _LONG or _is_a_guess(intent, parsed)):
        return parsed
    ranking = [each for each in parsed.get("intent_ranking", []) if each["name"] not in _SAID_IN_FEW_WORDS]
    return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 0.0}, "intent_ranking": ranking}


def _is_a_guess(intent: str, parsed: dict[str, Any]) -> bool:
    return any(each["name"] == intent and each["confidence"] < _A_GUESS for each in parsed.get("intent_ranking", []))
