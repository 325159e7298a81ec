"""Finding things by words: what is asked for comes first, by how well and where its words stand.

For short lists that a person looks through, such as the directory's services; not for sentences, which are the bot's.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

WHOLE, START, INSIDE = 1.0, 0.7, 0.35
"""How much a word counts that is the same, that begins with the one asked for, or that has it inside (Dutch compounds:
``huurtoeslag`` for ``toeslag``)."""
TOGETHER = 2.0
"""How much it counts when words stand together as they were asked, times the weight of the text where they do."""
INSIDE_FROM = 4
"""Letters that a word must have to be looked for inside others."""


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


class Ranking(Generic[T]):
    """Things that can be found by their words. ``entries``: each thing with its texts and how much a word there weighs.

    Things that match as well as each other stay in the order in which they were given.
    """

    def __init__(self, entries: Iterable[tuple[T, Iterable[tuple[float, str]]]]) -> None:
        self._things: list[T] = []
        self._lines: list[list[tuple[float, str]]] = []
        self._places: dict[str, dict[int, float]] = {}
        for place, (thing, texts) in enumerate(entries):
            self._things.append(thing)
            self._lines.append([])
            for weight, text in texts:
                words = words_of(text)
                self._lines[place].append((weight, _line(words)))
                for word in words:
                    found = self._places.setdefault(word, {})
                    # A word says more about "Kinderbijslag" than about "Dubbele kinderbijslag".
                    found[place] = max(weight * (1 + 1 / len(words)), found.get(place, 0.0))

    def find(self, asked: str, limit: int) -> list[T]:
        """The best ``limit`` things for the words asked for: those with every word, or else those with any of them.
        Words that stand together somewhere as they were asked count once more. Without words the first ones.
        """
        said = words_of(asked)
        wanted = list(dict.fromkeys(said))
        if not wanted:
            return self._things[:limit]
        scores = [self._scores(word) for word in wanted]
        everywhere = set.intersection(*(set(score) for score in scores))
        candidates = everywhere or set().union(*scores)
        total = {place: sum(score.get(place, 0.0) for score in scores) for place in candidates}
        if len(said) > 1:
            for place in candidates:
                together = [weight for weight, line in self._lines[place] if _line(said) in line]
                total[place] += TOGETHER * max(together, default=0.0)
        best = sorted(candidates, key=lambda place: (-total[place], place))
        return [self._things[place] for place in best[:limit]]

    def _scores(self, asked: str) -> Mapping[int, float]:
        """How well each thing matches one word; rare words say more than frequent ones."""
        best: dict[int, float] = {}
        for word, places in self._places.items():
            how = _how(asked, word)
            if how:
                for place, weight in places.items():
                    best[place] = max(best.get(place, 0.0), how * weight)
        rarity = math.log(1 + len(self._things) / (1 + len(best)))
        return {place: score * rarity for place, score in best.items()}


def _how(asked: str, word: str) -> float:
    if word == asked:
        return WHOLE
    if word.startswith(asked):
        return START
    return INSIDE if len(asked) >= INSIDE_FROM and asked in word else 0.0


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
