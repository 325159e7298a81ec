"""A long story is heard by what tells most in it, wherever that stands: the rest would drown it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.nlu.encoder import EncodedClause
from bot.nlu.vectors import READ_AS_A_WHOLE
from bot.topics.arrays import Floats

_LISTENED_TO = 20  # clauses
_TELLING = 0.5
_LAST = 2  # clauses at the end, which say what somebody wants


def is_long(text: str) -> bool:
    """Whether ``text`` is longer than what is read as a whole."""
    return len(text) > READ_AS_A_WHOLE


def listened_to(clauses: Sequence[EncodedClause], told: Floats) -> list[EncodedClause]:
    """The last of ``clauses`` and those that tell most, in their order and each once. ``told``: how much each tells, 0
    to 1.
    """
    last = range(max(0, len(clauses) - _LAST), len(clauses))
    telling = sorted((at for at in range(len(clauses)) if told[at] >= _TELLING), key=lambda at: -told[at])
    chosen: dict[str, int] = {}
    for at in [*last, *telling]:
        if len(chosen) < _LISTENED_TO:
            chosen.setdefault(clauses[at].text.casefold(), at)
    return [clauses[at] for at in sorted(chosen.values())]


def in_short(clauses: Sequence[EncodedClause]) -> str:
    """``clauses`` as one text, without the first of them where it would be longer than what is read as a whole."""
    chosen: list[str] = []
    room = READ_AS_A_WHOLE
    for clause in reversed(clauses):
        room -= len(clause.text) + 2
        if room >= 0 or not chosen:
            chosen.append(clause.text.rstrip("."))
    return ". ".join(reversed(chosen))
