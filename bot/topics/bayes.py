"""Naive Bayes: how likely each topic is by what is counted in a text, words or groups of letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack, load_npz, save_npz

from bot.topics.arrays import Floats, Places

_SELDOM = 0.003
"""What something counts for a topic that never had it, beside 1 for a phrase that is nothing but that."""


@dataclass(frozen=True)
class Tally:
    """How often each thing that is counted (row) is in the phrases of each topic (column), and for each topic ``whose``
    it is.
    """

    counts: csr_matrix
    whose: Places

    def seen(self, read: csr_matrix) -> Floats:
        """One row for each text that was ``read``, one column per topic, and as the last axis: how likely the topic is
        by this alone, and whose it is, both as logarithms.
        """
        topics, owners = self._bayes.scores(read)
        return np.stack([topics, owners[:, self.whose]], axis=2)

    @cached_property
    def _bayes(self) -> _Bayes:
        belongs = np.eye(self.whose.max() + 1, dtype=np.float32)[self.whose]
        return _Bayes.of([self.counts, csr_matrix(self.counts @ csr_matrix(belongs))])

    def save(self, file: Path) -> None:
        """Write to ``file``."""
        save_npz(file, self.counts)

    @staticmethod
    def load(file: Path, whose: Places, rows: int) -> Tally:
        """What was saved in ``file``. Raises OSError or ValueError when it is not there, or does not have these rows
        and topics.
        """
        counts = csr_matrix(load_npz(file))
        if counts.shape != (rows, len(whose)):
            raise ValueError(f"what was counted in {file} is not that of its topics")
        return Tally(counts, whose)


@dataclass(frozen=True)
class _Bayes:
    """The logarithm of how likely a thing is in a class: ``seldom`` of the class, and ``more`` where it has it. Several
    kinds of classes stand beside each other, each from where the one before ``ends``: looking them up together takes
    half the time.
    """

    more: csr_matrix
    seldom: Floats
    ends: list[int]

    @staticmethod
    def of(kinds: list[csr_matrix]) -> _Bayes:
        counts = csr_matrix(hstack(kinds))
        more = counts.copy()
        more.data = np.log1p(more.data / np.float32(_SELDOM))
        total = np.asarray(counts.sum(axis=0)).ravel() + _SELDOM * counts.shape[0]
        ends = np.cumsum([each.shape[1] for each in kinds]).tolist()
        return _Bayes(more, np.log(_SELDOM / total).astype(np.float32), ends)

    def scores(self, read: csr_matrix) -> list[Floats]:
        """For each kind of classes: one row for each text that was ``read``, one column per class."""
        length = np.asarray(read.sum(axis=1), dtype=np.float32)
        scores = np.asarray((read @ self.more).todense(), dtype=np.float32) + length * self.seldom
        return [_log_softmax(each) for each in np.split(scores, self.ends[:-1], axis=1)]


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


def tally(found: csr_matrix, classes: Places, importance: Floats, whose: Places) -> Tally:
    """What was ``found`` in each phrase (row), by topic; each phrase has its topic and how much it counts."""
    rows = np.arange(len(classes))
    belongs = csr_matrix((importance, (rows, classes)), shape=(len(classes), len(whose)), dtype=np.float32)
    return Tally(csr_matrix(found.T @ belongs, dtype=np.float32), whose)
