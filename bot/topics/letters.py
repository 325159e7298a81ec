"""The letters of a text as a vector: what catches names, long Dutch words and typing errors."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD

from bot.topics.arrays import Floats
from bot.topics.grams import Counting, Grams, plain

_ARRAYS = "letters.npz"
_VOCABULARY = "letters.json"
_LETTERS = Counting("char_wb", 2, 4)
_SEED = 42
_ROUNDS = 2  # of the decomposition; more change no answer
_ENOUGH = 8000
"""Phrases that the dimensions are learned from: with more of them they stay the same and only take longer."""


@dataclass(frozen=True)
class Letters:
    """Tf-idf of groups of 2 to 4 letters, brought down to a few hundred dimensions.

    How wide the vector is does not depend on how many topics there are, so a text costs the same in a larger directory.
    """

    grams: Grams
    components: Floats  # one row per group of letters

    def vectors(self, read: csr_matrix) -> Floats:
        """One row for each text that the ``grams`` have ``read``."""
        return _reduced(read, self.components)

    def known(self, text: str) -> float:
        """The part of the groups of three letters in the words of ``text`` that were ever learned from; 1 for none."""
        words = re.findall(r"[^\W\d_]+", plain(text))
        groups = [word[at : at + 3] for word in words for at in range(len(word) - 2)]
        return sum(group in self.grams.vocabulary for group in groups) / len(groups) if groups else 1.0

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        np.savez_compressed(folder / _ARRAYS, components=self.components.astype(np.float16), idf=self.grams.idf)
        kept = json.dumps(self.grams.vocabulary, ensure_ascii=False)
        (folder / _VOCABULARY).write_text(kept, encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Letters:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        vocabulary = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS) as arrays:
            # In rows, for a text takes a few of them; in columns, as they were saved, each would copy them all.
            components = np.ascontiguousarray(arrays["components"], dtype=np.float32)
            return Letters(_LETTERS.known(vocabulary, arrays["idf"]), components)


def learn(texts: list[str], width: int, grams: int) -> tuple[Letters, csr_matrix]:
    """The letters of ``texts`` in ``width`` dimensions, from at most ``grams`` groups; and what these read in each of
    ``texts``. Deterministic.
    """
    known, counted = replace(_LETTERS, most=grams).learn(texts)
    reduction = TruncatedSVD(min(width, counted.shape[1] - 1), n_iter=_ROUNDS, random_state=_SEED)
    reduction.fit(counted[:: -(-len(texts) // _ENOUGH)])
    components = np.ascontiguousarray(reduction.components_.T, dtype=np.float32)
    return Letters(known, components), counted


def _reduced(counted: csr_matrix, components: Floats) -> Floats:
    # A row at a time, with the few groups that it has: scipy would first copy the components to double precision.
    data, indices, ends = counted.data.astype(np.float32), counted.indices, counted.indptr
    rows = [data[start:end] @ components[indices[start:end]] for start, end in pairwise(ends)]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), components.shape[1])
