"""What says where somebody lives: the answers “3511” and “not Utrecht but Zeist” to “in which municipality?”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.knowledge import directory
from loket.directory.municipalities import mentions

_POSTCODE = re.compile(r"[1-9]\d{3}(?: ?[a-z]{2})?", re.IGNORECASE)
_UNCLEAR = ("nlu_fallback", "out_of_scope", "deny")
_SHORT = 6  # words
_CLEAR = 0.7
_FEW_DIGITS = re.compile(r"\d{1,4}")


def as_place_given(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as a place when it is only a postcode, or a part of one where
    the municipality was asked (``slots``), and no telephone number.
    """
    said = text.strip(" .,!")
    asked = slots.get("asked") == "municipality"
    if asked and (_names_a_place(said, parsed) or _looks_like_a_name(said, parsed)):
        return _certain(parsed)
    is_place = _POSTCODE.fullmatch(said) and (asked or slots.get("event"))
    if not is_place and not (asked and _FEW_DIGITS.fullmatch(said)):
        return parsed
    return _certain(parsed)


def _names_a_place(said: str, parsed: dict[str, Any]) -> bool:
    """Whether a short answer that was taken for nothing clear names a municipality: “niet Utrecht maar Zeist”."""
    short = len(said.split()) <= _SHORT
    return short and parsed["intent"]["name"] in _UNCLEAR and bool(mentions(directory(), said))


def _looks_like_a_name(said: str, parsed: dict[str, Any]) -> bool:
    """Whether the answer is one word with a capital that tells no subject: a place, be it one that nobody knows."""
    return said.istitle() and said.isalpha() and float(parsed["intent"].get("confidence") or 0.0) < _CLEAR


def _certain(parsed: dict[str, Any]) -> dict[str, Any]:
    certain = {"name": "municipality_given", "confidence": 1.0}
    return {**parsed, "intent": certain, "intent_ranking": [certain], "needs": [], "trouble": 0.0}
