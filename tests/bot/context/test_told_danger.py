"""Danger in plain words is held against everything that the assistant learns from: nobody is alarmed by mistake."""

from __future__ import annotations

from actions.knowledge import directory
from bot.context.told_danger import with_told_danger
from evaluation.phrases import Phrase, training_phrases

_TROUBLE = ("several_problems", "voedselhulp")
"""Not danger by name, and told in the same words."""


def test_no_phrase_about_something_else_is_heard_as_danger() -> None:
    phrases = training_phrases()
    assert len(phrases) > 50_000
    assert [each.text for each in phrases if not _may_be_danger(each) and _is_danger(each.text)] == []


def _is_danger(text: str) -> bool:
    return bool(with_told_danger(text, {"intent": {"name": "way"}, "intent_ranking": []})["intent_ranking"])


def _may_be_danger(phrase: Phrase) -> bool:
    service = directory().find_service(phrase.topic)
    return phrase.topic in _TROUBLE or (service is not None and service.urgent)
