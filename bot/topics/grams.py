"""What is counted in a text, groups of letters or words, as tf-idf: learned once, then read in a text at a time.

scikit-learn learns it and says how a text is taken apart. Its own reading is made for thousands of texts at once: for
the one message that somebody sends, it spent five times as long on checking as on counting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.topics.arrays import Floats

_DIGIT = re.compile(r"\d")
_FEWEST = 2  # phrases that something must stand in


@dataclass(frozen=True)
class Counting:
    """What is counted. ``unit``: "char_wb" for groups of letters within words, "word" for words; ``shortest`` to
    ``longest`` of them together; whether letters count without their ``accents``; at ``most`` so many kinds, the most
    frequent (none: all).
    """

    unit: str
    shortest: int
    longest: int
    accents: bool = True
    most: int | None = None

    def learn(self, texts: Sequence[str]) -> tuple[Grams, csr_matrix]:
        """What is worth counting in ``texts``, and what is read in each."""
        vectorizer = self._vectorizer()
        found = csr_matrix(vectorizer.fit_transform([plain(text) for text in texts]), dtype=np.float32)
        vocabulary = {gram: int(at) for gram, at in vectorizer.vocabulary_.items()}
        return self.known(vocabulary, vectorizer.idf_), found

    def known(self, vocabulary: dict[str, int], idf: npt.ArrayLike) -> Grams:
        """What was learned before, from its :attr:`Grams.vocabulary` and :attr:`Grams.idf`."""
        return Grams(vocabulary, np.asarray(idf, dtype=np.float32), self._vectorizer().build_analyzer())

    def _vectorizer(self) -> TfidfVectorizer:
        return TfidfVectorizer(
            analyzer=self.unit,
            ngram_range=(self.shortest, self.longest),
            min_df=_FEWEST,
            sublinear_tf=True,
            strip_accents=None if self.accents else "unicode",
            max_features=self.most,
            dtype=np.float32,
        )


@dataclass(frozen=True)
class Grams:
    """``vocabulary``: the column of each; ``idf``: what each is worth; ``apart`` takes a text apart."""

    vocabulary: dict[str, int]
    idf: Floats
    apart: Callable[[str], list[Any]]

    def read(self, texts: Sequence[str]) -> csr_matrix:
        """One row of length 1 per text (of zeros when nothing in it is known), one column for each that is counted."""
        rows = [self._row(text) for text in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([np.zeros(0, np.int32), *(places for places, _ in rows)])
        values = np.concatenate([np.zeros(0, np.float32), *(values for _, values in rows)])
        return csr_matrix((values, places, ends), shape=(len(rows), len(self.idf)))

    def _row(self, text: str) -> tuple[npt.NDArray[np.int32], Floats]:
        counted = Counter(self.vocabulary[gram] for gram in self.apart(plain(text)) if gram in self.vocabulary)
        places = np.fromiter(counted, dtype=np.int32, count=len(counted))
        times = np.fromiter(counted.values(), dtype=np.float32, count=len(counted))
        values = (1 + np.log(times)) * self.idf[places]
        return places, np.asarray(values / max(float(np.sqrt(values @ values)), 1e-12), dtype=np.float32)


def plain(text: str) -> str:
    """``text`` as it is counted: small letters, and every digit as 0, for one number is as good as another."""
    return _DIGIT.sub("0", text.lower())
