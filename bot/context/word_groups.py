"""Groups of words that tell something when all of them stand in one clause, in any order: “huur niet betalen”."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class WordGroup:
    """Words that must stand in a clause, each as one of several, and words that must not."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, written: str) -> WordGroup:
        """The group as an editor writes it: ``a|b`` for one of both, ``wor*`` for how a word begins, ``-word`` for what
        must not stand there.
        """
        signs = written.casefold().split()
        return cls(
            tuple(_pattern(each) for each in signs if not each.startswith("-")),
            tuple(_pattern(each[1:]) for each in signs if each.startswith("-")),
        )

    def place_in(self, clause: str) -> int | None:
        """Where in ``clause`` the first of the words stands, counted in words; None when one is missing, or one stands
        there that must not.
        """
        words = words_of(clause)
        if any(pattern.fullmatch(word) for pattern in self.unwanted for word in words):
            return None
        places = [[at for at, word in enumerate(words) if pattern.fullmatch(word)] for pattern in self.wanted]
        return min(map(min, places)) if all(places) else None


def words_of(text: str) -> list[str]:
    """The words of ``text`` without capitals and apostrophes: “can't” is one word."""
    return _WORD.findall(text.casefold().replace("'", "").replace("’", ""))


def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each).replace(r"\*", r"\w*") for each in sign.split("|")))
