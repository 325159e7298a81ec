"""The training phrases by heart: which of them a text is most like, for the ranking and for whoever writes phrases."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.topics.arrays import Floats, Places

_ARRAYS = "phrases.npz"
_TEXTS = "phrases.json"
_NARROW = 12.0  # the higher, the less a phrase that is further off counts beside the nearest
_NOBODY = 1e-9


class Likeness(NamedTuple):
    """A training phrase, its topic, and how like it a text is: 1 is the same, 0 has nothing in common."""

    text: str
    topic: str
    similarity: float


@dataclass(frozen=True)
class Phrases:
    """Every phrase as a vector of length 1, those of a topic together in the order of ``topics``."""

    topics: list[str]
    texts: list[str]
    vectors: Floats
    starts: Places  # where each topic begins
    order: Places  # the place of each phrase before they were put together by topic

    def near_to_each(self, vectors: Floats, likely: Places) -> tuple[Floats, Floats]:
        """For each of ``vectors`` (rows of length 1) and each topic: the similarity of the nearest phrase; and how many
        phrases are near, as a logarithm, each counted by how near it is.

        Only the topics that are ``likely`` (one row of places per vector) are looked at, so that a text costs the same
        in a larger directory; every other counts as the least of them.
        """
        found = [self._near_to(vector, places) for vector, places in zip(vectors, likely, strict=True)]
        nearest = np.asarray([each for each, _ in found], dtype=np.float32)
        near = np.asarray([each for _, each in found], dtype=np.float32)
        return _spread(nearest, likely, len(self.topics)), _spread(near, likely, len(self.topics))

    def _near_to(self, vector: Floats, topics: Places) -> tuple[Floats, Floats]:
        """Both numbers for one vector, of ``topics`` in their order."""
        groups = [self.vectors[self.starts[at] : self._ends[at]] for at in topics]
        similarity = np.concatenate([group @ vector for group in groups])
        first = np.cumsum([0, *(len(group) for group in groups[:-1])])
        nearest = np.maximum.reduceat(similarity, first)
        np.exp(_NARROW * (similarity - 1), out=similarity)
        return nearest, np.log(np.add.reduceat(similarity, first) + _NOBODY)

    @cached_property
    def _ends(self) -> Places:
        return np.append(self.starts[1:], len(self.vectors))

    def saying(self, texts: list[str]) -> Phrases:
        """The same with the words of each phrase, given in the order in which they were remembered."""
        return replace(self, texts=[texts[at] for at in self.order])

    def nearest(self, vector: Floats, count: int = 1) -> list[Likeness]:
        """The ``count`` phrases that ``vector`` (of length 1) is most like, the nearest first."""
        similarity = self.vectors @ vector
        chosen = np.argsort(-similarity, kind="stable")[:count]
        at = np.searchsorted(self.starts, chosen, side="right") - 1
        return [Likeness(self.texts[i], self.topics[t], float(similarity[i])) for i, t in zip(chosen, at, strict=True)]

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        vectors = self.vectors.astype(np.float16)
        np.savez_compressed(folder / _ARRAYS, vectors=vectors, starts=self.starts, order=self.order)
        (folder / _TEXTS).write_text(json.dumps(self.texts, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, topics: list[str]) -> Phrases:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        texts = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS) as arrays:
            vectors = arrays["vectors"].astype(np.float32)
            phrases = Phrases(topics, texts, vectors, arrays["starts"], arrays["order"])
        if len(phrases.starts) != len(topics) or len(phrases.vectors) != len(texts):
            raise ValueError(f"the phrases in {folder} are not those of its topics")
        return phrases


def remember(topics: list[str], classes: Places, vectors: Floats) -> Phrases:
    """The phrases with these ``vectors`` and their place in ``topics``, still without their words. Every topic must
    have one.
    """
    order = np.argsort(classes, kind="stable")
    starts = np.searchsorted(classes[order], np.arange(len(topics)))
    return Phrases(topics, [""] * len(order), unit(vectors[order]), starts, order)


def _spread(values: Floats, places: Places, width: int) -> Floats:
    """``values`` at their ``places`` in rows of ``width``, and the least of each row everywhere else."""
    rows = np.repeat(values.min(axis=1, keepdims=True), width, axis=1)
    np.put_along_axis(rows, places, values, axis=1)
    return rows


def unit(vectors: Floats) -> Floats:
    """``vectors`` with rows of length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
