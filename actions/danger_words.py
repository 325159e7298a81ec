"""What is said at once to somebody in danger, and the words that tell one danger from another (danger.yml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory import Text, Texts
from loket.directory.reading import read

_FILE = Path(__file__).resolve().parent.parent / "data" / "texts" / "danger.yml"


class DangerLine(msgspec.Struct, frozen=True):
    """One line for somebody in danger, with the number of ``organisation``. ``own`` is said instead where the citizen's
    own municipality is known; ``others`` by ISO 639-1 to who writes a language that is not spoken here, number first.
    """

    organisation: str
    text: Text
    own: Text | None = None
    others: dict[str, str] = {}


class ToldApart(msgspec.Struct, frozen=True):
    """A danger with lines of its own among those of one ``service``, told by parts of ``words``, by language."""

    service: str
    words: dict[str, list[str]]


class Danger(msgspec.Struct, frozen=True):
    """What is said at once: the lines, and which of them for which service (``any`` for all others)."""

    lines: dict[str, DangerLine]
    faces: dict[str, list[str]]
    told_apart: dict[str, ToldApart]  # by the name of the face
    over: Texts  # words that say that a danger told before is over, or was none
    perhaps: Texts  # words that may say so, or something else
    refuses: Texts  # words of who wants no help now


@lru_cache(maxsize=1)
def danger() -> Danger:
    """What is said to somebody in danger."""
    return msgspec.convert(read(_FILE), Danger)


def lines_for(service: str | None, text: str) -> list[DangerLine]:
    """The lines for the danger that ``service`` is for (None: not clear which), as ``text`` tells it."""
    known = danger()
    plain = text.casefold()
    apart = (
        face
        for face, each in known.told_apart.items()
        if each.service == service and any(word in plain for words in each.words.values() for word in words)
    )
    names = known.faces.get(next(apart, service) or "any", known.faces["any"])
    return [known.lines[name] for name in names]
