"""Short messages that mean one thing, whatever the model makes of them: “laat maar”, “is daar iemand?”, 👍."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from bot.context.after_danger import in_danger
from bot.places import PROJECT
from loket.directory.reading import read

_WORD = re.compile(r"\w+")
_GREETING = "greet"
_DANGER = "distress"
_UNKNOWN = "unknown"
_CAN_GO_WITHOUT = ("letter_from", "letter_about", "municipality", "callback_number")
"""What was asked when “I do not know” and “I will not say” are a no to it."""
_OF_THE_PLAN = ("business_answer", "business_wish")
_SPOKEN_OF = re.compile(r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
"""What only changes how a sign looks: its colour, its skin, its gender."""


def sign_meant(text: str) -> str | None:
    """The intent of a message of signs only, such as 👍 or 🙏🙏; None when it has another sign or a word."""
    signs = {sign for sign in _SPOKEN_OF.sub("", text) if not sign.isspace() and sign not in "!.,"}
    meant = {_phrases().get(sign) for sign in signs}
    return meant.pop() if len(meant) == 1 else None


def as_set_phrase(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, with the intent of the set phrase that it is, if it is one."""
    intent = _phrases().get(_folded(text))
    if intent == _UNKNOWN:
        intent = "deny" if slots.get("asked") in _CAN_GO_WITHOUT else None
    if intent == _GREETING and in_danger(slots):
        intent = _DANGER  # "can somebody help me?" is no greeting then
    if intent is None or parsed["intent"]["name"] in _OF_THE_PLAN:
        return parsed
    certain = {"name": intent, "confidence": 1.0}
    # Beside a phrase of talk there is no subject: what was guessed from its words is left out.
    return {**parsed, "intent": certain, "intent_ranking": [certain], "needs": [], "trouble": 0.0}


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    """The intent of each phrase, folded; of a sign as it is."""
    listed = msgspec.convert(read(PROJECT / "data" / "texts" / "set_phrases.yml"), dict[str, list[str]])
    return {_folded(phrase) or phrase: intent for intent, phrases in listed.items() for phrase in phrases}
