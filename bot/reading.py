"""What a turn means: words to be understood, or a choice that the bot offered before."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from loket.directory.reading import read
from loket.wire import TEXT_LIMIT, Button, Turn

_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?")
_SIGN = re.compile(r"[^\w\s]")
_COMMAND = re.compile(r"^[\s/]+")
_SUBJECT = re.compile(r'"(?:service|event)"')
_FEW_WORDS = 4
_PLACE = re.compile(r"\s*(?:optie|option|nummer|number|keuze|choice)?\s*([1-9])\s*[.)]?\s*", re.IGNORECASE)


class NotAChoice(ValueError):
    """A payload that no button of the bot can have had."""


def words_of(turn: Turn) -> str:
    """The typed text as Rasa may see it: not too long, and never the name of an intent."""
    text = (turn.text or "")[:TEXT_LIMIT]
    return _COMMAND.sub("", text).strip()


def choice_in(text: str, offered: list[Button]) -> str | None:
    """The payload of the button that ``text`` names: by its title, its place (“2”, “de tweede”) or a word that only its
    title has (“de uitzetting”); None when it names none.
    """
    said = _folded(text)
    for button in offered:
        if said == _folded(button.title):
            return button.payload
    number = _PLACE.fullmatch(text)
    # Where one button stands, “de eerste” is about something that was said.
    named = _place_in_words(said.split()) if len(offered) > 1 else None
    place = int(number[1]) if number else named
    if place:
        return offered[place - 1].payload if place <= len(offered) else None
    return _subject_named(said.split(), offered)


def _subject_named(words: list[str], offered: list[Button]) -> str | None:
    """The payload of the one subject among several whose title has the telling words of ``words``; None when there is
    none, or more than one.
    """
    known = _place_words()
    telling = {word for word in words if word not in known.around}
    subjects = {each.payload: _folded(each.title) for each in offered if _SUBJECT.search(each.payload)}
    if not telling or telling & known.little or len(words) > _FEW_WORDS or len(subjects) == 1:
        return None
    near = [payload for payload, title in subjects.items() if any(word in title for word in telling)]
    return near[0] if len(near) == 1 and telling <= set(subjects[near[0]].split()) else None


def _place_in_words(words: list[str]) -> int | None:
    """The place that ``words`` name, from 1: “doe maar de eerste”; None when they say anything besides."""
    known = _place_words()
    named = {known.places[word] for word in words if word in known.places}
    alone = all(word in known.places or word in known.around for word in words)
    return named.pop() if alone and len(named) == 1 else None


def parse(payload: str) -> dict[str, Any]:
    """What Rasa would have understood: the intent of ``payload`` and its entities. Raises :class:`NotAChoice`."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        raise NotAChoice("a choice is /intent or /intent with entities")
    try:
        entities: dict[str, Any] = json.loads(found["entities"] or "{}")
    except json.JSONDecodeError as error:
        raise NotAChoice("the entities of a choice are not JSON") from error
    about = [str(entities[name]) for name in ("service", "event") if name in entities]
    intent = {"name": found["intent"], "confidence": 1.0}
    return {
        "text": payload,
        "intent": intent,
        # As the classifier would have it: a service goes by its full name.
        "intent_ranking": [{**intent, "name": "/".join([found["intent"], *about])}],
        "entities": [
            {"entity": name, "value": value, "start": 0, "end": len(payload)} for name, value in entities.items()
        ],
    }


class _Lists(msgspec.Struct, frozen=True):
    places: list[str]
    around: str
    little: str


class _PlaceWords(msgspec.Struct, frozen=True):
    places: dict[str, int]
    around: frozenset[str]
    little: frozenset[str]


@lru_cache(maxsize=1)
def _place_words() -> _PlaceWords:
    lists = msgspec.convert(read(Path(__file__).with_suffix(".yml")), _Lists)
    places = {word: at for at, words in enumerate(lists.places, start=1) for word in words.split()}
    return _PlaceWords(places, frozenset(_folded(lists.around).split()), frozenset(_folded(lists.little).split()))


def _folded(text: str) -> str:
    return " ".join(_SIGN.sub(" ", text.casefold()).split())
