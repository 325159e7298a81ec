"""The training phrases by heart: which of them a text is most like, for the ranking and for whoever writes phrases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.nlu.letters import Floats
from bot.nlu.regression import Places

_ARRAYS = "phrases.npz"
_TEXTS = "phrases.json"


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

    def best_of_each(self, vectors: Floats) -> Floats:
        """For each of ``vectors`` (rows of length 1) the similarity of the nearest phrase of each topic."""
        return np.maximum.reduceat(vectors @ self.vectors.T, self.starts, axis=1)

    def nearest(self, vector: Floats, count: int = 1) -> list[Likeness]:
        """The ``count`` phrases that ``vector`` (of length 1) is most like, the nearest first."""
        similarity = self.vectors @ vector
        chosen = np.argsort(-similarity, kind="stable")[:count]
        at = np.searchsorted(self.starts, chosen, side="right") - 1
        return [Likeness(self.texts[i], self.topics[t], float(similarity[i])) for i, t in zip(chosen, at, strict=True)]

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        np.savez_compressed(folder / _ARRAYS, vectors=self.vectors.astype(np.float16), starts=self.starts)
        (folder / _TEXTS).write_text(json.dumps(self.texts, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, topics: list[str]) -> Phrases:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        texts = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS) as arrays:
            phrases = Phrases(topics, texts, arrays["vectors"].astype(np.float32), arrays["starts"])
        if len(phrases.starts) != len(topics) or len(phrases.vectors) != len(texts):
            raise ValueError(f"the phrases in {folder} are not those of its topics")
        return phrases


def remember(topics: list[str], texts: list[str], classes: Places, vectors: Floats) -> Phrases:
    """The phrases ``texts`` with their place in ``topics`` and their ``vectors``. Every topic must have one."""
    order = np.argsort(classes, kind="stable")
    starts = np.searchsorted(classes[order], np.arange(len(topics)))
    return Phrases(topics, [texts[at] for at in order], unit(vectors[order]), starts)


def unit(vectors: Floats) -> Floats:
    """``vectors`` with rows of length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
