"""What a message says in so many words and its topic may not contradict: “in Utrecht” is not abroad."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from actions.knowledge import directory, has_complained
from bot.context.word_groups import WordGroup
from bot.nlu.directory_importer import WAY
from bot.nlu.topic import SURE
from bot.places import PROJECT
from loket.directory.municipalities import mentions
from loket.directory.reading import read

_WORD = re.compile(r"\w+")
_LIKELY_TOO = 0.1
"""What is chosen instead must be at least so likely by the model, 0 to 1."""
_OF_A_SUBJECT = (WAY, "nlu_fallback")
_UNCLEAR = ("nlu_fallback", "needs_help", "not_helped", "complaint_bot", "out_of_scope")
_INTENTS = (WAY, *_UNCLEAR)
_AFTER_A_COMPLAINT = "klacht-over-de-overheid"
_SURE_ENOUGH = 0.7

Fits = Callable[[str], bool]


class _Words(msgspec.Struct, frozen=True):
    at_home: frozenset[str]
    abroad: frozenset[str]
    only_abroad: frozenset[str]
    complains: frozenset[str]
    complaints: frozenset[str]
    asks_when: list[str]
    asks_when_of_own: list[str]
    paydays: dict[str, str]
    asked_as_ever: frozenset[str]


def as_said_plainly(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, without what the text plainly rules out.

    Somebody in the Netherlands is not told what to do abroad, and who says that they complain is shown where; in both
    cases only when another topic is likely as well.
    """
    if parsed["intent"]["name"] not in _INTENTS or not parsed.get("intent_ranking"):
        return parsed
    known, words = _words(), set(_WORD.findall(text.casefold()))
    heard = parsed
    if _first(parsed) in known.only_abroad and _is_at_home(text, words):
        heard = _only(heard, lambda service: service not in known.only_abroad)
    if words & known.complains and parsed["intent"]["name"] in _OF_A_SUBJECT:
        heard = _only(heard, lambda service: service in known.complaints)
    if has_complained(text):
        heard = _with_complaint(heard)
    return _asked_when(text, heard)


def _with_complaint(parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed`` as about who looks at a complaint after the organisation did, when it was not clear what it means."""
    if parsed["intent"]["name"] not in _UNCLEAR:
        return parsed
    topic = f"{WAY}/{_AFTER_A_COMPLAINT}"
    rest = [each for each in parsed["intent_ranking"] if each["name"] != topic]
    ranking = [{"name": topic, "confidence": _SURE_ENOUGH}, *rest]
    return {
        **parsed,
        "intent": {"name": WAY, "confidence": _SURE_ENOUGH},
        "intent_ranking": ranking,
        SURE: _SURE_ENOUGH,
    }


def as_payday_of_shown(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed`` as about the days of payment of the service that was shown, for “and when do I get it?”."""
    payday = _words().paydays.get(slots.get("service") or "")
    asks = any(group.place_in(text) is not None for group in _when_asked())
    if parsed["intent"]["name"] != "about_shown" or payday is None or not asks:
        return parsed
    intent = {"name": WAY, "confidence": 1.0}
    return {**parsed, "intent": intent, "intent_ranking": [{"name": f"{WAY}/{payday}", "confidence": 1.0}], SURE: 1.0}


def _asked_when(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed`` as about the days of payment, when it is asked when money comes that somebody has already."""
    payday = _words().paydays.get(_first(parsed))
    if payday is None or parsed["intent"]["name"] != WAY:
        return parsed
    groups = _when_asked() if _first(parsed) in _words().asked_as_ever else _when_asked_of_own()
    if not any(group.place_in(text) is not None for group in groups):
        return parsed
    first, *rest = parsed["intent_ranking"]
    others = [each for each in rest if each["name"] != f"{WAY}/{payday}"]
    return {**parsed, "intent_ranking": [{**first, "name": f"{WAY}/{payday}"}, *others], "needs": []}


@lru_cache(maxsize=1)
def _when_asked() -> list[WordGroup]:
    return [WordGroup.of(each) for each in _words().asks_when]


@lru_cache(maxsize=1)
def _when_asked_of_own() -> list[WordGroup]:
    return [WordGroup.of(each) for each in _words().asks_when_of_own]


def _is_at_home(text: str, words: set[str]) -> bool:
    known = _words()
    if words & known.abroad:
        return False
    return bool(words & known.at_home) or bool(mentions(directory(), text))


def _first(parsed: dict[str, Any]) -> str:
    """The service that is ranked first; what is no service gives its own name."""
    name: str = parsed["intent_ranking"][0]["name"]
    return name.partition("/")[2] or name


def _only(parsed: dict[str, Any], fits: Fits) -> dict[str, Any]:
    """``parsed`` with the likeliest service that ``fits`` first, when it is not so already and one is likely."""
    ranking: list[dict[str, Any]] = parsed["intent_ranking"]
    named = [(each, each["name"].partition("/")) for each in ranking]
    if not named or named[0][1][0] != WAY or fits(named[0][1][2]):
        return parsed
    kept = [each for each, (kind, _, of) in named if kind != WAY or fits(of)]
    best = next((each for each, (kind, _, of) in named if kind == WAY and fits(of)), None)
    if best is None or float(best["confidence"]) < _LIKELY_TOO:
        return parsed
    total = sum(float(each["confidence"]) for each in kept)
    scaled = [{**each, "confidence": float(each["confidence"]) / total} for each in kept]
    first = next(each for each in scaled if each["name"] == best["name"])
    rest = [each for each in scaled if each is not first]
    return {
        **parsed,
        "intent": {"name": WAY, "confidence": first["confidence"]},
        "intent_ranking": [first, *rest],
        SURE: _of_provider([first, *rest], best["name"]),
    }


def _of_provider(ranking: list[dict[str, Any]], topic: str) -> float:
    """How likely the organisation of ``topic`` is, by all of its topics in ``ranking``."""
    provider = _provider(topic)
    return min(1.0, sum(float(each["confidence"]) for each in ranking if _provider(each["name"]) == provider))


def _provider(topic: str) -> str | None:
    service = directory().find_service(topic.partition("/")[2])
    return service.provider if service else None


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(read(PROJECT / "data" / "texts" / "said_plainly.yml"), _Words)
