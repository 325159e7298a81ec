"""Questions that people ask, with the organisations that help: what the topic model learns to weigh, never to know.

They are no training phrases. How much a near phrase or a rare word tells is seen best in what nobody wrote for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from bot.nlu.directory_importer import EVENT, WAY
from bot.topics.sides import topic_of
from bot.topics.training import Asked

_NONE = "none"


class _Question(msgspec.Struct, frozen=True):
    """A line of the file; docs/evaluation.md explains its fields."""

    text: str
    orgs: frozenset[str]
    must_handoff: bool = False
    fresh: bool = False


class Judge(NamedTuple):
    """Which topics are right: ``organisation_of`` has that of a subject; ``shown_by`` those that an intent shows; the
    intents ``for_a_person`` are right where a person should come.
    """

    organisation_of: Callable[[str], str]
    shown_by: Mapping[str, Collection[str]]
    for_a_person: Collection[str]

    def is_right(self, question: _Question, side: str) -> bool:
        """Whether the topic of ``side`` is right for ``question``. What is out of scope is for every other intent."""
        intent = topic_of(side).partition("/")[0]
        if intent in (WAY, EVENT):
            return self.organisation_of(side) in question.orgs
        if intent in self.shown_by:
            return not question.orgs.isdisjoint(self.shown_by[intent])
        if intent in self.for_a_person:
            return question.must_handoff
        return _NONE in question.orgs and not question.must_handoff


def read(path: Path, judge: Judge) -> list[Asked]:
    """The questions in ``path``, JSON lines. Raises OSError or msgspec.DecodeError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    questions = [msgspec.json.decode(line, type=_Question) for line in lines if line.strip()]
    return [Asked(each.text, partial(judge.is_right, each), each.fresh, each.must_handoff) for each in questions]
