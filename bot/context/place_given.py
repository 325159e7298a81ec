"""Digits that say where somebody lives: the answer “3511” to “in which municipality do you live?”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_POSTCODE = re.compile(r"[1-9]\d{3}(?: ?[a-z]{2})?", re.IGNORECASE)
_FEW_DIGITS = re.compile(r"\d{1,4}")


def as_place_given(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as a place when it is only a postcode, or a part of one where
    the municipality was asked (``slots``), and no telephone number.
    """
    said = text.strip(" .,!")
    asked = slots.get("asked") == "municipality"
    is_place = _POSTCODE.fullmatch(said) and (asked or slots.get("event"))
    if not is_place and not (asked and _FEW_DIGITS.fullmatch(said)):
        return parsed
    certain = {"name": "municipality_given", "confidence": 1.0}
    return {**parsed, "intent": certain, "intent_ranking": [certain], "needs": [], "trouble": 0.0}
