"""Weighs what speaks for each topic, and tells how far the outcome can be believed; both are learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bot.topics.arrays import Bools, Floats, Places
from bot.topics.names import FOUND
from bot.topics.regression import softmax

KINDS = ("score", "owner", "nearest", "near", "letters", "letters_of_owner", "words", "words_of_owner", *FOUND)
"""What speaks for a topic: its score, that of whose it is, the similarity of its nearest phrase, how many of its
phrases are near (see Scorer.seen); how likely it and whose it is are by groups of letters and by words (see
Tally.seen); the names found.
"""
NEAREST = KINDS.index("nearest")
SIGNS = ("organisation", "topic", "rival", "nearest", "told", "told_in_few_words", "words")
"""What tells how sure it is: see :func:`signs`."""

_LIKELIEST = 60  # topics that are looked at in learning: the others have no chance, and the time stays bounded
_WORTH_OF_THE_USUAL = 3.0  # beside 1 for each question
_PULL = 1e-3  # towards zero
_TINY = 1e-9
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


USUAL = Evidence(
    np.asarray([0.4, 0.2, 0.9, 0.9, 0.13, 0.07, 0.2, 0.15, 0.4, 0.1, 0.0, 0.9, 0.0], np.float32),
    np.asarray([1, *[0] * len(SIGNS)], np.float32),
)
"""What to go by where no question says better: about what is learned from many."""


def weigh(evidence: Floats, right: Bools, raised: Floats) -> Floats:
    """The weights under which the topics that are ``right`` are likeliest: one row per question, one column per topic.

    ``raised``: what is added to each topic afterwards, in log-odds. With few questions the weights stay near the usual.
    """
    usual = USUAL.weights.astype(np.float64)
    likely = np.argsort(-(evidence @ USUAL.weights), axis=1, kind="stable")[:, :_LIKELIEST]
    rows = np.take_along_axis(evidence, likely[:, :, None], axis=1).astype(np.float64)
    wanted = np.take_along_axis(right, likely, axis=1)
    added = raised[likely]
    answerable = wanted.any(axis=1)
    rows, wanted, added = rows[answerable], wanted[answerable], added[answerable]

    def unlikelihood(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        chances = softmax(rows @ weights + added)
        mine = np.where(wanted, chances, 0)
        total = np.maximum(mine.sum(axis=1), _TINY)
        off = weights - usual
        error = chances - mine / total[:, None]
        pull = 2 * _WORTH_OF_THE_USUAL * off
        return float(pull @ off / 2 - np.log(total).sum()), np.einsum("nk,nkf->f", error, rows) + pull

    return np.asarray(minimize(unlikelihood, usual, jac=True, method="L-BFGS-B").x, dtype=np.float32)


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
