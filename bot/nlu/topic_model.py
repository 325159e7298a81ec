"""Which topic a text is about: meaning and letters together, with probabilities that can be believed.

Multinomial logistic regression over the vector of the sentence encoder beside tf-idf of groups of 2 to 4 letters. The
letters are brought down to a few hundred dimensions for training (50,000 sparse columns would take minutes), and
folded out again afterwards, so that a text costs one small sum over its own groups of letters.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]

_ARRAYS = "topics.npz"
_NAMES = "topics.json"
_DIGIT = re.compile(r"\d")
_HELD_OUT = 5  # every fifth phrase of a topic is kept apart to see how far the probabilities can be believed
_SEED = 42


@dataclass(frozen=True)
class TopicModel:
    """A trained model. ``temperature`` above 1 makes the probabilities humbler."""

    topics: list[str]
    meaning: Floats  # one row per number of the encoder, one column per topic
    letters: Floats  # one row per group of letters
    bias: Floats
    temperature: float
    vectorizer: TfidfVectorizer

    def probabilities(self, vectors: Floats, texts: list[str]) -> Floats:
        """One row per text, one column per topic, each row summing to 1. ``vectors`` are the encoder's."""
        counted = self.vectorizer.transform([plain(text) for text in texts])
        # A row at a time, with the few groups that it has: scipy would first copy all weights to double precision.
        said = [row.data.astype(np.float32) @ self.letters[row.indices] for row in counted]
        return softmax((vectors @ self.meaning + np.vstack(said) + self.bias) / self.temperature)

    def save(self, folder: Path) -> None:
        """Write the model to ``folder``."""
        np.savez_compressed(
            folder / _ARRAYS,
            meaning=self.meaning.astype(np.float16),
            letters=self.letters.astype(np.float16),
            bias=self.bias,
            idf=self.vectorizer.idf_,
        )
        vocabulary = {gram: int(at) for gram, at in self.vectorizer.vocabulary_.items()}
        names = {"topics": self.topics, "vocabulary": vocabulary, "temperature": self.temperature}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> TopicModel:
        """The model in ``folder``. Raises OSError or ValueError when it is not there or is not one."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS) as arrays:
            vectorizer = _vectorizer(vocabulary=names["vocabulary"])
            vectorizer.idf_ = arrays["idf"]
            model = TopicModel(
                topics=names["topics"],
                meaning=arrays["meaning"].astype(np.float32),
                # In rows, for a text takes a few of them; in columns, as they were saved, each would copy them all.
                letters=np.ascontiguousarray(arrays["letters"], dtype=np.float32),
                bias=arrays["bias"],
                temperature=names["temperature"],
                vectorizer=vectorizer,
            )
        if not model.topics or model.meaning.shape[1] != len(model.topics):
            raise ValueError(f"the topics in {folder} are not those of a trained model")
        return model


@dataclass(frozen=True)
class Effort:
    """How much is spent on training. ``strength``: the inverse of regularisation; ``width``: dimensions for letters."""

    strength: float
    width: int
    grams: int
    iterations: int


def train(vectors: Floats, texts: list[str], topics: list[str], effort: Effort) -> TopicModel:
    """A model of ``topics``, one per text; the same input gives the same model."""
    vectorizer = _vectorizer(max_features=effort.grams)
    counted = csr_matrix(vectorizer.fit_transform([plain(text) for text in texts]), dtype=np.float32)
    reduction = TruncatedSVD(min(effort.width, counted.shape[1] - 1), n_iter=3, random_state=_SEED)
    features = np.hstack([vectors, reduction.fit_transform(counted).astype(np.float32)])
    labels = np.asarray(topics)

    held_out = _every_nth(labels)
    rehearsal = _fit(features[~held_out], labels[~held_out], effort)
    temperature = _temperature(rehearsal.decision_function(features[held_out]), labels[held_out], rehearsal.classes_)

    regression = _fit(features, labels, effort)
    width = vectors.shape[1]
    weights = regression.coef_.T.astype(np.float32)
    return TopicModel(
        topics=[str(each) for each in regression.classes_],
        meaning=weights[:width],
        letters=reduction.components_.T.astype(np.float32) @ weights[width:],
        bias=regression.intercept_.astype(np.float32),
        temperature=temperature,
        vectorizer=vectorizer,
    )


def plain(text: str) -> str:
    """``text`` as the letters are counted: every digit as 0, for one number is as good as another."""
    return _DIGIT.sub("0", text.lower())


def _vectorizer(max_features: int | None = None, vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 4),
        min_df=2 if vocabulary is None else 1,
        sublinear_tf=True,
        max_features=max_features,
        vocabulary=vocabulary,
        dtype=np.float32,
    )


def _fit(features: Floats, labels: npt.NDArray[np.str_], effort: Effort) -> LogisticRegression:
    regression = LogisticRegression(
        C=effort.strength, max_iter=effort.iterations, class_weight="balanced", random_state=_SEED
    )
    # Where it stops after so many steps is near enough: the last ones change no answer.
    import warnings

    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return regression.fit(features, labels)


def _every_nth(labels: npt.NDArray[np.str_]) -> npt.NDArray[np.bool_]:
    """Which phrases are held out: every fifth of each topic."""
    seen: dict[str, int] = {}
    chosen = np.zeros(len(labels), dtype=bool)
    for at, label in enumerate(labels):
        seen[label] = seen.get(label, 0) + 1
        chosen[at] = seen[label] % _HELD_OUT == 0
    return chosen


def _temperature(scores: Floats, labels: npt.NDArray[np.str_], classes: npt.NDArray[np.str_]) -> float:
    """The temperature at which the probabilities of what was not trained on are most likely; 1 without any."""
    if not len(labels):
        return 1.0
    right = np.searchsorted(classes, labels)
    rows = np.arange(len(right))

    def unlikelihood(log_temperature: float) -> float:
        chosen = softmax(scores / np.exp(log_temperature))[rows, right]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    return float(np.exp(minimize_scalar(unlikelihood, bounds=(-3.0, 3.0), method="bounded").x))


def softmax(scores: Floats) -> Floats:
    """Probabilities in the proportion of the exponents of ``scores``, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
