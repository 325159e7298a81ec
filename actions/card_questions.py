"""What a short question asks of the service that was just shown: “wat kost dat?”, “waar moet ik heen?”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from actions.called import called
from actions.moment import Moment
from loket.directory import Service, Text
from loket.directory.reading import read
from loket.wire import Card

_FILE = Path(__file__).resolve().parent.parent / "data" / "texts" / "card_questions.yml"
_ENDS = (".", "!", "?")
_STEPS = "steps"
_FREE = "gratis"
_SHORT_ELSEWHERE = 6
"""Words of a question in another language, at most: so short, it hardly has a subject of its own."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asked: dict[str, list[str]]
    known: Text
    unknown: Text


def part_asked(text: str) -> str | None:
    """Which part of a card ``text`` asks for; None when it names none."""
    return next((name for name, pattern in _patterns().items() if pattern.search(text)), None)


def asks_in_other_language(text: str) -> bool:
    """Whether ``text`` is a short question for a part of a card, in a language that is understood and not spoken."""
    if len(text.split()) > _SHORT_ELSEWHERE:
        return False
    return any(pattern.search(text) for pattern in _patterns_elsewhere())


def answer_from(moment: Moment, service: Service, card: Card) -> tuple[str, bool]:
    """The sentence that answers the question in the message from ``card``, and whether the directory knew it."""
    name = part_asked(moment.text) or _STEPS
    value = _value(name, moment, service, card)
    part = _parts()[name]
    if value:
        return part.known.in_language(moment.language).format(value=value), True
    who = _capital(called(moment, service.provider))
    return part.unknown.in_language(moment.language).format(organisation=who), False


def _value(name: str, moment: Moment, service: Service, card: Card) -> str:
    match name:
        case "term":
            return _sentence(card.term or card.payment)
        case "cost":
            return _sentence(card.cost)
        case "others":
            return ""
        case "amount":
            # What is free is money that the citizen gets: how much, nobody knows from here.
            return "" if service.cost is None or _FREE in service.cost.nl.casefold() else _sentence(card.cost)
        case "online":
            return _ways(card, ["online"])
        case "telephone":
            return _sentence(_ways(card, ["telephone"]))
        case "at_hand":
            return _sentence(", ".join(card.at_hand))
        case "place":
            return _sentence(_ways(card, ["desk"]) or _ways(card, ["online", "telephone"]))
        case _:
            return f"{service.summary.in_language(moment.language)} {card.first_step}"


def _ways(card: Card, kinds: Sequence[str]) -> str:
    return ", ".join(each.label for each in card.channels if each.kind in kinds)


def _sentence(value: str | None) -> str:
    return f"{value}." if value and not value.endswith(_ENDS) else value or ""


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1)
def _parts() -> dict[str, _Part]:
    return msgspec.convert(read(_FILE), dict[str, _Part])


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """What asks for each part, in all languages; a part that nothing asks for is left out."""
    words = {name: [word for each in part.asked.values() for word in each] for name, part in _parts().items()}
    return {name: _any_of(each) for name, each in words.items() if each}


@lru_cache(maxsize=1)
def _patterns_elsewhere() -> list[re.Pattern[str]]:
    words = [
        [word for language, each in part.asked.items() if language not in ("nl", "en") for word in each]
        for part in _parts().values()
    ]
    return [_any_of(each) for each in words if each]


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in words) + r")\b", re.IGNORECASE)
