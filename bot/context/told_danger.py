"""Danger that is told in plain words beside another trouble: it goes first, however loud the other one is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from bot.context.word_groups import WordGroup
from bot.nlu.directory_importer import DISTRESS
from bot.places import PROJECT
from loket.directory.reading import read

# Not the clauses that topics are looked for in: “I don't want to be here any more” has no word that tells a topic.
_PARTS = re.compile(r"[.,!?;:\n]+|\b(?:en|maar|omdat|and|but|because)\b", re.IGNORECASE)

_AT_ONCE = "noodgeval-112"


def with_told_danger(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, as danger when a clause of it tells of one in plain words."""
    clauses = _PARTS.split(text)
    told = [name for name, groups in _groups().items() if any(_is_told(group, clauses) for group in groups)]
    if parsed["intent"]["name"] == DISTRESS:  # which danger it is was learned; what is going on now cannot wait
        told = [name for name in told if name == _AT_ONCE]
    if not told:
        return parsed
    danger = {"name": f"{DISTRESS}/{told[0]}", "confidence": 1.0}
    rest = [each for each in parsed.get("intent_ranking") or [] if each["name"] != danger["name"]]
    return {**parsed, "intent": {"name": DISTRESS, "confidence": 1.0}, "intent_ranking": [danger, *rest]}


def _is_told(group: WordGroup, clauses: list[str]) -> bool:
    return any(group.place_in(clause) is not None for clause in clauses)


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[WordGroup]]:
    written = msgspec.convert(read(PROJECT / "data" / "texts" / "told_danger.yml"), dict[str, list[str]])
    return {name: [WordGroup.of(each) for each in groups] for name, groups in written.items()}
