"""Two things were named back, and the citizen says which of them: “het andere eerst”, “both”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from actions.knowledge import directory
from bot.nlu.directory_importer import EVENT, WAY
from bot.nlu.topic import SURE
from bot.places import PROJECT
from loket.directory.reading import read

_WORD = re.compile(r"\w+")


class _Phrases(msgspec.Struct, frozen=True):
    other: list[str]
    both: list[str]


def as_other_need(text: str, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``; as the choice of one of the needs that ``slots`` remember, when the
    message says no more than which. Of both the one that was not shown yet comes first.
    """
    needs: list[str] = slots.get("needs") or []
    meant = _meant(" ".join(_WORD.findall(text.casefold())))
    if len(needs) < 2 or meant is None:
        return parsed
    begun = slots.get("service") if slots.get("asked") != "which" else None
    if meant == "both":
        shown = slots.get("shown") or []
        chosen = next((each for each in needs if each not in shown), None)
    else:
        # Without one that was begun with, "the other" is the one that was named last.
        chosen = next((each for each in reversed(needs) if each != begun), None)
    return _chosen(chosen, parsed) if chosen else parsed


def _chosen(name: str, parsed: dict[str, Any]) -> dict[str, Any]:
    kind, entity = (EVENT, "event") if directory().find_life_event(name) else (WAY, "service")
    entities = [{"entity": entity, "value": name, "start": 0, "end": len(parsed.get("text") or "")}]
    return {
        **parsed,
        "intent": {"name": kind, "confidence": 1.0},
        "intent_ranking": [{"name": f"{kind}/{name}", "confidence": 1.0}],
        "entities": entities,
        "needs": [],
        "trouble": 0.0,
        SURE: 1.0,
    }


def _meant(said: str) -> str | None:
    phrases = _phrases()
    return "other" if said in phrases.other else "both" if said in phrases.both else None


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    return msgspec.convert(read(PROJECT / "data" / "texts" / "other_need.yml"), _Phrases)
