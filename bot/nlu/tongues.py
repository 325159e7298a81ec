"""Languages in Latin letters told apart by the letters alone, for texts without any of the short words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.topics.arrays import Floats
from bot.topics.grams import Counting, Grams
from bot.topics.regression import softmax

_ARRAYS = "tongues.npz"
_NAMES = "tongues.json"
_FEWEST = 40
"""Phrases; a language with fewer is not learned."""
_MOST = 2500
"""Phrases of each language that are looked at: Dutch and English have twenty times as many as another."""
_STRENGTH = 30.0
_LETTERS = Counting("char_wb", 1, 3)


@dataclass(frozen=True)
class Tongues:
    """For each of ``codes`` (ISO 639-1) how much each group of letters speaks for it."""

    codes: list[str]
    reader: Grams
    weights: Floats  # one row per group of letters, one column per language
    bias: Floats

    def chances(self, text: str) -> dict[str, float]:
        """How likely ``text`` is each of the languages; together 1. Empty when none was learned."""
        if not self.codes:
            return {}
        scores = self.reader.read([text]) @ self.weights + self.bias
        return dict(zip(self.codes, softmax(np.asarray(scores)[0]).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        names = {"codes": self.codes, "grams": self.reader.vocabulary}
        (folder / _NAMES).write_text(json.dumps(names), encoding="utf-8")
        weights = self.weights.astype(np.float16)
        np.savez_compressed(folder / _ARRAYS, weights=weights, bias=self.bias, idf=self.reader.idf)

    @staticmethod
    def load(folder: Path) -> Tongues:
        """What was saved in ``folder``. Raises OSError or ValueError when it is not there or is something else."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS) as arrays:
            weights, bias = arrays["weights"].astype(np.float32), arrays["bias"]
            if weights.shape != (len(names["grams"]), len(names["codes"])):
                raise ValueError(f"the languages in {folder} are not those that were learned")
            return Tongues(names["codes"], _LETTERS.known(names["grams"], arrays["idf"]), weights, bias)


def learn(texts: Sequence[str], codes: Sequence[str]) -> Tongues:
    """From texts in Latin letters, each with its language. Deterministic."""
    counts = Counter(codes)
    known = sorted(code for code, count in counts.items() if count >= _FEWEST)
    if len(known) < 2:
        return Tongues([], _LETTERS.known({}, []), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    chosen: list[int] = []
    for code in known:
        rows = [at for at, each in enumerate(codes) if each == code]
        chosen += rows[:: -(-len(rows) // _MOST)]
    reader, grams = _LETTERS.learn([texts[at] for at in chosen])
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=200)
    model.fit(grams, [codes[at] for at in chosen])
    weights, bias = model.coef_.T, model.intercept_
    if len(known) == 2:  # then the model has the second alone
        weights, bias = np.hstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return Tongues(list(model.classes_), reader, weights.astype(np.float32), bias.astype(np.float32))
