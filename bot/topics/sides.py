"""A topic whose phrases have little in common ("none of all this") is learned as several sides, and shown as one.

The weather, a recipe and the opening hours of a shop lie nowhere near each other: one score for all of them is low for
each, and a service with one word in common wins.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from sklearn.cluster import KMeans

from bot.topics.arrays import Floats

_MARK = "#"
_SEED = 42
_STARTS = 3


def with_sides(labels: list[str], vectors: Floats, many_sided: Collection[str], count: int) -> list[str]:
    """``labels``, one for each row of ``vectors``, where each topic that is ``many_sided`` is split into ``count``
    sides, or into as many as it has phrases. Deterministic.
    """
    split = list(labels)
    for topic in many_sided:
        rows = [row for row, label in enumerate(labels) if label == topic]
        if not rows:
            continue
        sides = KMeans(min(count, len(rows)), n_init=_STARTS, random_state=_SEED).fit_predict(vectors[rows])
        for row, side in zip(rows, sides, strict=True):
            split[row] = f"{topic}{_MARK}{side:02d}"
    return split


def topic_of(side: str) -> str:
    """The topic of which ``side`` is one; a topic without sides is itself."""
    return side.partition(_MARK)[0]


def folding(sides: list[str]) -> tuple[list[str], Floats]:
    """The topics in the order in which their first side stands, and the matrix that adds up: one row for each of
    ``sides``, one column for each topic.
    """
    topics = list(dict.fromkeys(topic_of(side) for side in sides))
    matrix = np.zeros((len(sides), len(topics)), np.float32)
    for row, side in enumerate(sides):
        matrix[row, topics.index(topic_of(side))] = 1
    return topics, matrix
