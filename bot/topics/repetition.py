"""Phrases that say nearly the same: for an honest trial they are held out together."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from bot.topics.arrays import Floats, Places
from bot.topics.phrases import unit

_SAME_MEANING = 0.88
_SAME_LETTERS = 0.8
_SEED = 42


def parts(features: Floats, meaning: int, classes: Places, count: int) -> Places:
    """A part of 0 to ``count`` - 1 for each row, by lot, the same for rows of one class that say nearly the same.

    The first ``meaning`` columns are the encoder's, the others stand for letters.
    """
    rows, columns = [], []
    for each in range(int(classes.max()) + 1):
        at = np.flatnonzero(classes == each)
        said, spelled = unit(features[at, :meaning]), unit(features[at, meaning:])
        alike = np.nonzero((said @ said.T > _SAME_MEANING) | (spelled @ spelled.T > _SAME_LETTERS))
        rows.append(at[alike[0]])
        columns.append(at[alike[1]])
    row, column = np.concatenate(rows), np.concatenate(columns)
    pairs = coo_matrix((np.ones(len(row)), (row, column)), shape=(len(classes), len(classes)))
    groups, group = connected_components(pairs, directed=False)
    return np.asarray(np.random.RandomState(_SEED).randint(0, count, groups)[group], dtype=np.int64)
