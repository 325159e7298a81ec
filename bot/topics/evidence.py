"""Weighs what speaks for each topic, and tells how far the outcome can be believed; both are learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bot.topics.arrays import Floats, Places
from bot.topics.names import FOUND
from bot.topics.regression import softmax

KINDS = ("score", "owner", "nearest", "near", "words", "words_of_owner", *FOUND)
"""What speaks for a topic: its score, that of whose it is, the similarity of its nearest phrase, how many of its
phrases are near (see Scorer.seen); how likely it and whose it is are by the words (see Words.seen); the names found.
"""
NEAREST = KINDS.index("nearest")
SIGNS = ("organisation", "topic", "rival", "nearest", "told", "told_in_few_words", "words")
"""What tells how sure it is: see :func:`signs`."""

_LIKELIEST = 40  # topics that are looked at in learning: the others have no chance, and the time stays bounded
_ROWS = 4000  # held-out phrases that are looked at: for a handful of weights more tell nothing
_PULL = 1e-3  # towards zero
_FEW_WORDS = 3
_EDGE = 1e-4


@dataclass(frozen=True)
class Evidence:
    """``weights`` one for each of :data:`KINDS`; ``sureness`` one for each of :data:`SIGNS`, and a last one alone."""

    weights: Floats
    sureness: Floats

    def probabilities(self, evidence: Floats) -> Floats:
        """One row per text, one column per topic. ``evidence`` has a last axis of :data:`KINDS`."""
        return softmax(evidence @ self.weights)

    def sure(self, seen: Floats, trust: float = 0.0) -> Floats:
        """The probability that the organisation is right, from one row of :data:`SIGNS` per text; ``trust`` is added
        in log-odds.
        """
        return np.asarray(1 / (1 + np.exp(-(seen @ self.sureness[:-1] + self.sureness[-1] + trust))), dtype=np.float32)


def weigh(evidence: Floats, right: Places) -> Floats:
    """The weights under which the topics in ``right`` are likeliest."""
    rows = evidence[:: -(-len(evidence) // _ROWS)].astype(np.float64)
    chosen = right[:: -(-len(evidence) // _ROWS)]
    # The right one first, then the likeliest of the others.
    others = np.argsort(-rows[:, :, 0], axis=1)[:, : _LIKELIEST + 1]
    others = np.where(others == chosen[:, None], -1, others)
    places = np.hstack([chosen[:, None], others])
    near = np.take_along_axis(rows, np.maximum(places, 0)[:, :, None], axis=1)
    out = places < 0

    def unlikelihood(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        chances = softmax(np.where(out, -1e9, near @ weights))
        loss = -np.log(np.maximum(chances[:, 0], 1e-12)).mean() + _PULL * weights @ weights
        chances[:, 0] -= 1
        return float(loss), np.einsum("nk,nkf->f", chances, near) / len(near) + 2 * _PULL * weights

    start = np.zeros(len(KINDS))
    start[0] = 1
    return np.asarray(minimize(unlikelihood, start, jac=True, method="L-BFGS-B").x, dtype=np.float32)


def believe(seen: Floats, right: Floats, importance: Floats) -> Floats:
    """What each of :data:`SIGNS` says, where ``right`` is how often (0 to 1) the organisation was the right one."""
    rows = np.hstack([seen, np.ones((len(seen), 1), np.float32)]).astype(np.float64)

    def unlikelihood(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        logit = rows @ weights
        loss = importance @ (np.logaddexp(0, logit) - right * logit) / importance.sum()
        error = importance * (1 / (1 + np.exp(-logit)) - right)
        pull = np.append(weights[:-1], 0.0)
        return float(loss + _PULL * pull @ pull), rows.T @ error / importance.sum() + 2 * _PULL * pull

    start = np.zeros(rows.shape[1])
    return np.asarray(minimize(unlikelihood, start, jac=True, method="L-BFGS-B").x, dtype=np.float32)


def signs(chances: Floats, nearest: Floats, told: Floats, words: Floats, members: Floats, best: Places) -> Floats:
    """One row of :data:`SIGNS` per text.

    How likely the organisation of the topic ``best`` is, that topic, and the next organisation (all three as log-odds);
    how near the nearest phrase of that organisation is; how much the words tell (see Vagueness), and again when there
    are few of them; and the number of words, as a logarithm. ``members`` has a 1 where a topic (row) is an
    organisation's (column).
    """
    rows = np.arange(len(chances))
    mass = chances @ members
    mine = members[best].argmax(axis=1)
    rival = mass.copy()
    rival[rows, mine] = 0
    near = np.where(members.T[mine] > 0, nearest, -1).max(axis=1)
    few = told * (words <= _FEW_WORDS)
    columns = (_odds(mass[rows, mine]), _odds(chances[rows, best]), _odds(rival.max(axis=1)), near, told, few)
    return np.asarray(np.stack([*columns, np.log(np.maximum(words, 1))], axis=1), dtype=np.float32)


def _odds(chances: Floats) -> Floats:
    kept = np.clip(chances, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(kept / (1 - kept)))
