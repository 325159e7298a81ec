"""How much a word tells about whose question it is: "huurtoeslag" nearly all, "uitkering" hardly anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from bot.topics.arrays import Floats, Places
from bot.topics.names import telling_words


@dataclass(frozen=True)
class Vagueness:
    """``counts``: for each word in how many phrases of each organisation (by its place) it stands."""

    counts: dict[str, dict[int, int]]

    def told(self, text: str, organisation: int) -> float:
        """The most that a word of ``text`` tells in favour of ``organisation``, 0 to 1.

        That is the part of the phrases with that word that are the organisation's.
        """
        best = 0.0
        for word in telling_words(text):
            counted = self.counts.get(word, {})
            best = max(best, counted.get(organisation, 0) / (sum(counted.values()) + 1))
        return best

    def share(self, word: str, organisation: int) -> float:
        """The part of the phrases with ``word`` that are the organisation's, 0 to 1; 1 when no phrase has it."""
        counted = self.counts.get(word)
        return counted.get(organisation, 0) / sum(counted.values()) if counted else 1.0

    def told_each(self, texts: list[str], organisations: Places) -> Floats:
        """:meth:`told` for each text and its organisation."""
        told = [self.told(text, int(each)) for text, each in zip(texts, organisations, strict=True)]
        return np.asarray(told, dtype=np.float32)


def count(texts: list[str], organisations: Places) -> Vagueness:
    """The words of the phrases ``texts``, each with the place of its organisation. A word counts once in a phrase."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for text, organisation in zip(texts, organisations.tolist(), strict=True):
        for word in telling_words(text):
            counts[word][organisation] += 1
    return Vagueness({word: dict(each) for word, each in sorted(counts.items())})
