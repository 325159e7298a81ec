"""Who tells of trouble is not sent away on a guess."""

from __future__ import annotations

from typing import Any

from bot.nlu.topic import SURE
from bot.nlu.trouble import TROUBLE

_TROUBLE = 0.5
_A_GUESS = 0.5
_OUT_OF_SCOPE = "out_of_scope"


def not_sent_away(parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood; as not clear where it is told as being out of scope with less than an even
    chance, while it sounds as if somebody is in trouble. What else it may be is then asked.
    """
    first = next(iter(parsed.get("intent_ranking") or []), None)
    if first is None or parsed["intent"]["name"] != _OUT_OF_SCOPE or first["name"] != _OUT_OF_SCOPE:
        return parsed
    chance = float(first["confidence"])
    if chance >= _A_GUESS or float(parsed.get(TROUBLE) or 0.0) < _TROUBLE:
        return parsed
    rest = [
        {**each, "confidence": float(each["confidence"]) / (1 - chance)}
        for each in parsed["intent_ranking"]
        if each["name"] != _OUT_OF_SCOPE
    ]
    intent = {"name": "nlu_fallback", "confidence": 0.0}
    return {**parsed, "intent": intent, "intent_ranking": rest, SURE: rest[0]["confidence"] if rest else 0.0}
