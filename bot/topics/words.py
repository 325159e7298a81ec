"""Which words are said: what tells topics apart that mean nearly the same ("wegenbelasting" and "kenteken").

Naive Bayes over words and pairs of words. The encoder has read the whole language and blurs what is rare in it; this
has read the phrases alone, and rare words tell it most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from scipy.sparse import csr_matrix

from bot.topics.arrays import Floats, Places
from bot.topics.bayes import Tally, tally
from bot.topics.grams import Counting, Grams

_COUNTS = "words.npz"
_VOCABULARY = "words.json"
_WORDS = Counting("word", 1, 2, accents=False)


@dataclass(frozen=True)
class Words:
    """The ``reader`` of words, and how often each is in the phrases of each topic."""

    reader: Grams
    counted: Tally

    def seen(self, texts: list[str]) -> Floats:
        """What the words of each text tell (see Tally.seen)."""
        return self.counted.seen(self.reader.read(texts))

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        self.counted.save(folder / _COUNTS)
        kept = {"vocabulary": self.reader.vocabulary, "idf": [round(float(each), 4) for each in self.reader.idf]}
        (folder / _VOCABULARY).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, whose: Places) -> Words:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        kept = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        reader = _WORDS.known(kept["vocabulary"], kept["idf"])
        return Words(reader, Tally.load(folder / _COUNTS, whose, len(kept["vocabulary"])))


def learn(texts: list[str], classes: Places, importance: Floats, whose: Places) -> Words:
    """The words of phrases, each with its topic and how much it counts."""
    reader, found = _WORDS.learn(texts)
    return Words(reader, tally(csr_matrix(found), classes, importance, whose))
