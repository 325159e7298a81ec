"""What speaks for each topic by the features of a text alone: learned scores, and the nearest training phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.topics import phrases as remembering
from bot.topics.arrays import Floats, Places
from bot.topics.phrases import Phrases, unit
from bot.topics.regression import Linear, Pace, fit, whitening

_ARRAYS = "scorer.npz"
_ROOM = 128  # dimensions in which phrases are compared
_LIKELY = 32
"""So many topics, those with the best scores, have their phrases compared. With 48 the first topic of 6 in 1,761
questions was another, which was better for none of the figures.
"""
_PASSES_WHOSE = 5  # over the phrases, for whose a text is: fewer answers need fewer


@dataclass(frozen=True)
class Effort:
    """How much is spent. ``width``: dimensions for letters; ``grams``: groups of letters; ``passes`` over the phrases;
    ``shrinkage``: see :func:`bot.topics.regression.whitening`.
    """

    width: int
    grams: int
    passes: int
    shrinkage: float


@dataclass(frozen=True)
class Labels:
    """For each phrase its topic (``classes``, of ``count``), and for each topic whose it is (of ``owners``)."""

    classes: Places
    count: int
    whose: Places
    owners: int


@dataclass(frozen=True)
class Scorer:
    """Scores of the topics and of whose they are, and the phrases with the room in which they are compared."""

    linear: Linear
    owner: Linear
    whose: Places  # of each topic
    room: Floats
    centre: Floats
    phrases: Phrases

    def seen(self, features: Floats) -> Floats:
        """One row per text, one column per topic, and as the last axis: the topic's score, that of whose it is, the
        similarity of the nearest phrase, and how many phrases are near.
        """
        scores = features @ self.linear.weights + self.linear.bias
        owners = _log_softmax(features @ self.owner.weights + self.owner.bias)[:, self.whose]
        likely = np.argsort(-scores, axis=1, kind="stable")[:, :_LIKELY]
        nearest, near = self.phrases.near_to_each(self.places(features), likely)
        return np.stack([scores, owners, nearest, near], axis=2)

    def places(self, features: Floats) -> Floats:
        """Where texts are in the room, at length 1."""
        return unit(features @ self.room - self.centre)

    def saying(self, texts: list[str]) -> Scorer:
        """The same with the words of the phrases, in the order in which they were learned from."""
        return replace(self, phrases=self.phrases.saying(texts))

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        self.phrases.save(folder)
        np.savez_compressed(
            folder / _ARRAYS,
            weights=self.linear.weights.astype(np.float16),
            bias=self.linear.bias,
            owner_weights=self.owner.weights.astype(np.float16),
            owner_bias=self.owner.bias,
            whose=self.whose,
            room=self.room.astype(np.float16),
            centre=self.centre,
        )

    @staticmethod
    def load(folder: Path, topics: list[str]) -> Scorer:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        with np.load(folder / _ARRAYS) as arrays:
            scorer = Scorer(
                Linear(np.ascontiguousarray(arrays["weights"], dtype=np.float32), arrays["bias"]),
                Linear(np.ascontiguousarray(arrays["owner_weights"], dtype=np.float32), arrays["owner_bias"]),
                arrays["whose"],
                np.ascontiguousarray(arrays["room"], dtype=np.float32),
                arrays["centre"],
                Phrases.load(folder, topics),
            )
        if not topics or scorer.linear.weights.shape[1] != len(topics) or len(scorer.whose) != len(topics):
            raise ValueError(f"the topics in {folder} are not those of a trained model")
        return scorer


def learn(features: Floats, meaning: int, labels: Labels, topics: list[str], effort: Effort) -> Scorer:
    """``meaning`` is how many of the ``features`` are the encoder's: those are whitened. Deterministic."""
    matrix = whitening(features[:, :meaning], labels.classes, labels.count, effort.shrinkage)
    evened = np.hstack([features[:, :meaning] @ matrix, features[:, meaning:]])
    linear = fit(evened, labels.classes, labels.count, Pace(passes=effort.passes))
    owner = fit(evened, labels.whose[labels.classes], labels.owners, Pace(passes=_PASSES_WHOSE))
    # The directions in which topics differ most: phrases that are near each other there mean the same.
    room = _widest(linear.weights, min(_ROOM, labels.count))
    centre = evened.mean(axis=0) @ room

    def folded(weights: Floats) -> Floats:
        return np.vstack([matrix @ weights[:meaning], weights[meaning:]])

    room = folded(room)
    return Scorer(
        Linear(folded(linear.weights), linear.bias),
        Linear(folded(owner.weights), owner.bias),
        labels.whose,
        room,
        centre,
        remembering.remember(topics, labels.classes, unit(features @ room - centre)),
    )


def _widest(weights: Floats, count: int) -> Floats:
    """The first ``count`` directions (columns) in which the columns of ``weights`` differ most."""
    return np.asarray(np.linalg.svd(weights, full_matrices=False)[0][:, :count])


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
