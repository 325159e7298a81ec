"""Whether a person should come: learned from questions, by how heavy the likely topics are and by what is meant."""

from __future__ import annotations

import numpy as np

from bot.topics import evidence as weighing
from bot.topics.arrays import Bools, Floats

IN_CLAUSE = 0.8
"""What a clause counts beside the message as a whole."""
NOBODY = np.zeros(0, np.float32)
"""The weights where nothing was learned."""
_OF_HEAVINESS, _OF_MEANING = 0.3, 5.0  # so that the pull towards zero holds both about as much
_EDGE = 1e-3


def heaviness(chances: Floats, heavy: Floats) -> float:
    """How likely it is that a topic that is ``heavy`` is meant, by a message (the first row of ``chances``) or one of
    its clauses (the others).
    """
    mass = chances @ heavy
    return float(max(mass[0], IN_CLAUSE * mass[1:].max(initial=0.0)))


def learn(heavy: Floats, vectors: Floats, wanted: Bools) -> Floats:
    """The weights by which a person is ``wanted``: one row of ``vectors`` and one of ``heavy`` per question."""
    if not wanted.any() or wanted.all():
        return NOBODY
    return weighing.believe(_features(heavy, vectors), wanted.astype(np.float32), np.ones(len(wanted), np.float32))


def wanted(weights: Floats, heavy: float, vector: Floats) -> float:
    """How often a person should come for what is like this, 0 to 1; 0 where nothing was learned."""
    if not len(weights):
        return 0.0
    [row] = _features(np.asarray([heavy], np.float32), vector.reshape(1, -1))
    return float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))


def _features(heavy: Floats, vectors: Floats) -> Floats:
    kept = np.clip(heavy, _EDGE, 1 - _EDGE)
    return np.hstack([_OF_HEAVINESS * np.log(kept / (1 - kept))[:, None], _OF_MEANING * vectors]).astype(np.float32)
