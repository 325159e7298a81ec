"""Which words are said: what tells topics apart that mean nearly the same ("wegenbelasting" and "kenteken").

Naive Bayes over words and pairs of words. The encoder has read the whole language and blurs what is rare in it; this
has read the phrases alone, and rare words tell it most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, load_npz, save_npz

from bot.topics.arrays import Floats, Places
from bot.topics.grams import Counting, Grams

_COUNTS = "words.npz"
_VOCABULARY = "words.json"
_WORDS = Counting("word", 1, 2, accents=False)
_SELDOM = 0.003
"""What a word counts for a topic that never had it, beside 1 for a phrase that is nothing but that word."""


@dataclass(frozen=True)
class Words:
    """How often each word (row of ``counts``, of the ``reader``'s vocabulary) is in the phrases of each topic (column),
    and for each topic ``whose`` it is.
    """

    reader: Grams
    counts: csr_matrix
    whose: Places

    def seen(self, texts: list[str]) -> Floats:
        """One row per text, one column per topic, and as the last axis: how likely the topic is by its words alone,
        and whose it is, both as logarithms.
        """
        read = self.reader.read(texts)
        return np.stack([self._topics.scores(read), self._owners.scores(read)[:, self.whose]], axis=2)

    @cached_property
    def _topics(self) -> _Bayes:
        return _Bayes.of(self.counts)

    @cached_property
    def _owners(self) -> _Bayes:
        belongs = np.eye(self.whose.max() + 1, dtype=np.float32)[self.whose]
        return _Bayes.of(csr_matrix(self.counts @ csr_matrix(belongs)))

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        save_npz(folder / _COUNTS, self.counts)
        kept = {"vocabulary": self.reader.vocabulary, "idf": [round(float(each), 4) for each in self.reader.idf]}
        (folder / _VOCABULARY).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, whose: Places) -> Words:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        kept = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        reader = _WORDS.known(kept["vocabulary"], kept["idf"])
        counts = csr_matrix(load_npz(folder / _COUNTS))
        if counts.shape != (len(kept["vocabulary"]), len(whose)):
            raise ValueError(f"the words in {folder} are not those of its topics")
        return Words(reader, counts, whose)


@dataclass(frozen=True)
class _Bayes:
    """The logarithm of how likely a word is in a topic: ``seldom`` of the topic, and ``more`` where it has the word."""

    more: csr_matrix
    seldom: Floats

    @staticmethod
    def of(counts: csr_matrix) -> _Bayes:
        more = counts.copy()
        more.data = np.log1p(more.data / np.float32(_SELDOM))
        total = np.asarray(counts.sum(axis=0)).ravel() + _SELDOM * counts.shape[0]
        return _Bayes(more, np.log(_SELDOM / total).astype(np.float32))

    def scores(self, read: csr_matrix) -> Floats:
        length = np.asarray(read.sum(axis=1), dtype=np.float32)
        scores = np.asarray((read @ self.more).todense(), dtype=np.float32) + length * self.seldom
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), dtype=np.float32)


def read(texts: list[str]) -> tuple[Grams, csr_matrix]:
    """A reader of the words in ``texts``, and what it reads in each."""
    return _WORDS.learn(texts)


def count(reader: Grams, found: csr_matrix, classes: Places, importance: Floats, whose: Places) -> Words:
    """The words of phrases in which ``reader`` ``found`` these; each phrase has its topic and how much it counts."""
    rows = np.arange(len(classes))
    belongs = csr_matrix((importance, (rows, classes)), shape=(len(classes), len(whose)), dtype=np.float32)
    return Words(reader, csr_matrix(found.T @ belongs, dtype=np.float32), whose)
