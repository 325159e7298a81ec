"""Whether what somebody typed is for the plan that is being made, or for the rest of the assistant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.business.state import heard_in, state_in
from actions.knowledge import directory
from loket.business.hearing import Heard

_OPEN = ("business_question", "business_check", "nothing", "rephrase")
"""What may have been asked last when words can be meant for an open plan."""
_PEOPLE_FIRST = (
    "distress",
    "ask_person",
    "ask_callback",
    "needs_help",
    "several_problems",
    "sent_from_elsewhere",
    "complaint_bot",
    "insult",
    "change_language",
)
"""These win over an answer that somebody gives in passing."""
_ANOTHER_SUBJECT = 0.75
_A_WORD_OR_TWO = 2
_NOT_UNDERSTOOD = "nlu_fallback"
_START = "start_business"
_START_SERVICE = "way/bedrijf-starten"
_SURE_OF_START = 0.4


def for_the_plan(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, with another intent when the words surely are for the plan."""
    intent = _intent(text, slots, parsed)
    if intent is None:
        return parsed
    certain = {"name": intent, "confidence": 1.0}
    ranking = [each for each in parsed.get("intent_ranking", []) if each["name"] != intent]
    return {**parsed, "intent": certain, "intent_ranking": [certain, *ranking]}


def _intent(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> str | None:
    state = state_in(slots)
    asked = slots.get("asked")
    if state is None or not (asked == "business_plan" or (state.open and asked in _OPEN)):
        return _START if _wants_to_start(parsed) else None
    heard = heard_in(state, text, in_nl=any(each["entity"] == "municipality" for each in parsed.get("entities", [])))
    if not heard and asked == "business_question" and _is_a_guess(text, parsed):
        return _NOT_UNDERSTOOD
    if not heard or (asked == "business_plan" and not (heard.command or heard.corrects)):
        return None
    if not heard.whole and _is_about_something_else(text, heard, parsed):
        return None
    return "business_wish" if heard.command else "business_answer"


def _is_a_guess(text: str, parsed: dict[str, Any]) -> bool:
    """Whether a word or two after a question of the plan were taken for a service without being sure: rather no
    answer that is known than another subject.
    """
    if parsed["intent"]["name"] != "way" or len(text.split()) > _A_WORD_OR_TWO:
        return False
    return float(parsed.get("organisation_confidence") or 0.0) < _ANOTHER_SUBJECT


def _is_about_something_else(text: str, heard: Heard, parsed: dict[str, Any]) -> bool:
    intent = parsed["intent"]
    if intent["name"] in _PEOPLE_FIRST:
        return True
    best = next(iter(parsed.get("intent_ranking", [])), intent)
    service = directory().find_service(best["name"].partition("/")[2])
    return service is not None and service.area != "business" and best["confidence"] >= _ANOTHER_SUBJECT


def _wants_to_start(parsed: dict[str, Any]) -> bool:
    """Whether the wish to start and the service about starting, which say nearly the same, are together sure enough."""
    best = parsed.get("intent_ranking", [])[:2]
    chances = {each["name"]: float(each["confidence"]) for each in best}
    return (
        parsed["intent"]["name"] == "nlu_fallback"
        and set(chances) == {_START, _START_SERVICE}
        and sum(chances.values()) >= _SURE_OF_START
    )
