"""Multinomial logistic regression that stays quick when topics and phrases grow: a few passes in small batches.

A solver that looks at all phrases for each step (lbfgs) took ten times as long for the same answers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bot.topics.arrays import Floats, Places

_SEED = 42
_MEMORY = 0.9  # of the mean of the gradients (Adam's first moment) …
_MEMORY_OF_SIZE = 0.99  # … and of that of their squares
_NEVER_ZERO = 1e-8


class Linear(NamedTuple):
    """A score for each of the classes: ``features @ weights + bias``."""

    weights: Floats
    bias: Floats


class Pace(NamedTuple):
    """``passes`` over all phrases, ``batch`` at a time, each step ``rate`` long at first and then ever shorter. No more
    than ``steps``, but at least one pass: with many phrases fewer passes are enough.
    """

    passes: int = 8
    batch: int = 256
    rate: float = 0.04
    steps: int = 800


def softmax(scores: Floats) -> Floats:
    """Probabilities in the proportion of the exponents of ``scores``, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def fit(features: Floats, classes: Places, count: int, pace: Pace) -> Linear:
    """Scores for ``count`` classes. ``classes`` has one number for each row; rare ones weigh more. Deterministic."""
    rows = np.hstack([features, np.ones((len(features), 1), np.float32)])
    weights = np.zeros((rows.shape[1], count), np.float32)
    mean, size = np.zeros_like(weights), np.zeros_like(weights)
    importance = weights_of(classes, count)
    order = np.random.RandomState(_SEED)
    a_pass = -(-len(rows) // pace.batch)
    steps = min(pace.passes * a_pass, max(pace.steps, a_pass))
    for step in range(1, steps + 1):
        start = (step - 1) % a_pass * pace.batch
        if start == 0:
            shuffled = order.permutation(len(rows))
        chosen = shuffled[start : start + pace.batch]
        error = softmax(rows[chosen] @ weights)
        error[np.arange(len(chosen)), classes[chosen]] -= 1
        error *= importance[chosen, None] / np.float32(len(chosen))
        gradient = rows[chosen].T @ error
        mean += np.float32(1 - _MEMORY) * (gradient - mean)
        size += np.float32(1 - _MEMORY_OF_SIZE) * (gradient * gradient - size)
        length = pace.rate * (1 - (step - 1) / steps) / (1 - _MEMORY**step)
        scale = np.sqrt(size)
        scale += np.float32(_NEVER_ZERO)
        weights -= np.float32(length * np.sqrt(1 - _MEMORY_OF_SIZE**step)) * mean / scale
    return Linear(np.ascontiguousarray(weights[:-1]), weights[-1].copy())


def weights_of(classes: Places, count: int) -> Floats:
    """How much each row counts, 1 on average: less for each of the many of a large class, but more together."""
    sizes = np.maximum(np.bincount(classes, minlength=count), 1)
    raw = 1 / np.sqrt(sizes[classes])
    return np.asarray(raw / raw.mean(), dtype=np.float32)


def whitening(vectors: Floats, classes: Places, count: int, shrinkage: float) -> Floats:
    """The square matrix after which the vectors of one class differ as much in each direction.

    What all classes have alike (politeness, length, "how do I") then counts less than what sets them apart.
    ``shrinkage`` of 0 to 1 keeps directions with little to go by as they are. Vectors are of length 1 on average after.
    """
    sums = np.zeros((count, vectors.shape[1]))
    np.add.at(sums, classes, vectors)
    centres = sums / np.maximum(np.bincount(classes, minlength=count), 1)[:, None]
    apart = vectors - centres[classes].astype(np.float32)
    spread = (apart.T @ apart / np.float32(len(vectors))).astype(np.float64)
    width = len(spread)
    spread = (1 - shrinkage) * spread + shrinkage * (np.trace(spread) / width) * np.eye(width)
    matrix = np.linalg.cholesky(np.linalg.inv(spread)).astype(np.float32)
    length = np.sqrt(((vectors @ matrix) ** 2).sum(axis=1).mean())
    return np.asarray(matrix / length, dtype=np.float32)
