"""Who can help whom: the languages and skills of caseworkers against what a conversation needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Helper(Protocol):
    """Somebody who helps citizens."""

    @property
    def languages(self) -> Iterable[str]:
        """What they speak, ISO 639-1."""

    @property
    def skills(self) -> Iterable[str]:
        """What they can do."""


@dataclass(frozen=True)
class Wanted:
    """What a conversation needs: the language of the citizen (ISO 639-1) and the skills of the desk."""

    language: str
    skills: frozenset[str] = frozenset()


H = TypeVar("H", bound=Helper)


def able(helper: Helper, wanted: Wanted) -> bool:
    """Whether they have the skills, in whatever language."""
    return wanted.skills <= set(helper.skills)


def fits(helper: Helper, wanted: Wanted) -> bool:
    """Whether they have the skills and speak the language."""
    return wanted.language in helper.languages and able(helper, wanted)


def suited(helpers: Iterable[H], wanted: Wanted) -> list[H]:
    """Of those who are there, the ones who should help: who fits; when nobody does, who has the skills; when nobody has
    those, everybody. So nobody waits for somebody who is not there.
    """
    there = list(helpers)
    fitting = [each for each in there if fits(each, wanted)]
    return fitting or [each for each in there if able(each, wanted)] or there
