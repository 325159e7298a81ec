"""A few words right after danger was told: “nee” or “doei” close no door, and who refuses help is not pushed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.danger_words import danger
from actions.knowledge import directory

_TALK = ("deny", "thanks", "goodbye", "small_talk", "greet", "affirm", "something_else", "not_helped")
_REFUSED = ("needs_help", "ask_person", "nlu_fallback", "out_of_scope", *_TALK)
_ASKED = (None, "nothing", "rephrase", "needed")
"""What was asked when a no is no answer to it."""
_SHORT = 10  # words of a refusal
_WORD = re.compile(r"[\w']+")


def after_danger(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; right after danger as words that go with it, or as the danger going
    on where somebody asks for help.
    """
    if not in_danger(slots) or slots.get("asked") not in _ASKED:
        return parsed
    intent = parsed["intent"]["name"]
    if intent in _REFUSED and _refuses(text):
        return _heard("deny", parsed)
    if intent == "needs_help":
        return {**parsed, "intent": {"name": "distress", "confidence": 1.0}}
    if intent == "out_of_scope":  # nobody in danger is told that this is no place for it
        return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 0.0}}
    if intent not in _TALK or (intent == "affirm" and slots.get("person_asked")):
        return parsed
    return _heard(intent, parsed)


def in_danger(slots: Mapping[str, Any]) -> bool:
    """Whether the talk was about danger just before."""
    last = directory().find_service(slots.get("service"))
    return last is not None and last.urgent


def _heard(intent: str, parsed: dict[str, Any]) -> dict[str, Any]:
    certain = {"name": "after_danger", "confidence": 1.0}
    ranking = [certain, {"name": intent, "confidence": 1.0}]
    return {**parsed, "intent": certain, "intent_ranking": ranking, "needs": [], "trouble": 0.0}


def _refuses(text: str) -> bool:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    said = f" {' '.join(words)} "
    phrases = (*danger().refuses.nl, *danger().refuses.en)
    return len(words) <= _SHORT and any(f" {each} " in said for each in phrases)
