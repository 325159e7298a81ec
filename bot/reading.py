"""What a turn means: words to be understood, or a choice that the bot offered before."""

from __future__ import annotations

import json
import re
from typing import Any

from loket.wire import TEXT_LIMIT, Button, Turn

_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?")
_SIGN = re.compile(r"[^\w\s]")
_COMMAND = re.compile(r"^[\s/]+")
_PLACE = re.compile(r"\s*(?:optie|option|nummer|number|keuze|choice)?\s*([1-9])\s*[.)]?\s*", re.IGNORECASE)


class NotAChoice(ValueError):
    """A payload that no button of the bot can have had."""


def words_of(turn: Turn) -> str:
    """The typed text as Rasa may see it: not too long, and never the name of an intent."""
    text = (turn.text or "")[:TEXT_LIMIT]
    return _COMMAND.sub("", text).strip()


def choice_in(text: str, offered: list[Button]) -> str | None:
    """The payload of the button that ``text`` names, by its title or its place (1, 2, 3); None when it names none."""
    said = _folded(text)
    for button in offered:
        if said == _folded(button.title):
            return button.payload
    place = _PLACE.fullmatch(text)
    if place and int(place[1]) <= len(offered):
        return offered[int(place[1]) - 1].payload
    return None


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


def _folded(text: str) -> str:
    return " ".join(_SIGN.sub(" ", text.casefold()).split())
