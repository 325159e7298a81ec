"""Keywords that are sent one at a time: “rijbewijs”, and then “kwijt”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.knowledge import directory
from bot.memory import Memory

_WORD = re.compile(r"\w+")
_FEW = 3  # words that go on
_SHORT = 8  # words that are gone on from
_ASKED = (None, "nothing", "needed", "which", "municipality", "rephrase")
_SURE = 0.5
_CLEAR = 0.35
_A_WORD_OF_PHRASES = 0.15
"""“Zwole”, which may be a place, is nothing in particular to the model; “verlengen” is something to it."""


def said_together(text: str, before: Memory, slots: Mapping[str, Any], parsed: Mapping[str, Any]) -> str | None:
    """The few words of ``text`` after the short message that they may go on from; none when they say something by
    themselves (``parsed``), or are an answer to what was asked. What they mean together is for :func:`as_said_on`.
    """
    said = _last_said(before)
    shown = directory().find_service(slots.get("service"))
    if said is None or not _is_unclear(parsed) or slots.get("asked") not in _ASKED:
        return None
    if shown is not None and shown.urgent:
        return None  # after danger the numbers stay
    is_few = 0 < len(_WORD.findall(text)) <= _FEW and not any(sign.isdigit() for sign in text)
    return f"{said} {text}" if is_few and len(_WORD.findall(said)) <= _SHORT else None


def as_said_on(slots: Mapping[str, Any], heard: dict[str, Any], together: dict[str, Any]) -> dict[str, Any]:
    """``together``, what both messages mean, when that is surely one need; or else ``heard``, the second by itself."""
    topic = _topic_of(together, _SURE)
    if topic is None or together["intent"]["name"] not in ("way", "event"):
        return heard
    if topic not in (slots.get("service"), slots.get("event")):
        return together
    if _topic_of(heard, _A_WORD_OF_PHRASES) is None:
        return heard
    if slots.get("asked") == "municipality":
        return together
    # The card did not say it in short: what it says about it is shown.
    certain = {"name": "about_shown", "confidence": 1.0}
    return {**heard, "intent": certain, "intent_ranking": [certain], "needs": [], "trouble": 0.0}


def _is_unclear(parsed: Mapping[str, Any]) -> bool:
    """Whether nothing was understood, or only which organisation it may be about: “kwijt” is said of many things."""
    intent = parsed["intent"]["name"]
    return intent == "nlu_fallback" or (intent == "way" and _topic_of(parsed, _CLEAR) is None)


def _topic_of(parsed: Mapping[str, Any], least: float) -> str | None:
    """The service or life event that is the likeliest by far enough; none when that is something else."""
    first: dict[str, Any] = next(iter(parsed["intent_ranking"]), {"name": "", "confidence": 0.0})
    kind, _, topic = str(first["name"]).partition("/")
    return topic if kind in ("way", "event") and float(first["confidence"]) >= least else None


def _last_said(before: Memory) -> str | None:
    lines = [each.what for each in (before.turns[-1] if before.turns else []) if each.kind == "citizen"]
    return lines[-1] if lines and not lines[-1].startswith("/") else None
