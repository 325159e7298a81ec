"""Whether the questions that Loket is measured with are apart from the phrases that it learns from.

A question that the model has seen measures nothing. Three ways of being too near, each on words without capitals,
accents and punctuation: the same words; nearly the same words; the same meaning in about the same words.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.phrases import Phrase, Vectors

OVERLAP = 0.75
"""Share of the words of two texts together (Jaccard) from which on they are nearly the same."""
FEW = 3
"""Texts of fewer words than this are compared as a whole only: two people may well type the same two words."""
MEANING = 0.9
"""Cosine from which on two texts say the same. Above it lie texts that differ in a spelling or in an article."""
_CANDIDATES = 0.34
"""Only texts that share this much of their words are compared by meaning: encoding all phrases takes half a minute."""

Vectorise = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True)
class TooNear:
    """A question, the training phrase that it is too near to, and in which way."""

    question: str
    phrase: Phrase
    why: str

    def __str__(self) -> str:
        phrase = f"the training phrase “{self.phrase.text}” of {self.phrase.topic}"
        return f"“{self.question}” is too near to {phrase}: {self.why}"


def too_near(questions: Iterable[str], phrases: Sequence[Phrase], vectorise: Vectorise) -> list[TooNear]:
    """Every question that is too near to a phrase, with the nearest one. ``vectorise`` gives vectors of length 1.

    A question of one or two words may stand in the training data: there is no other way to ask it.
    """
    index = _Index(phrases)
    found: list[TooNear] = []
    to_compare: list[tuple[str, Phrase]] = []
    for question in questions:
        words = _words(question)
        if len(words) < FEW:
            continue
        near = index.sharing(words)
        overlap, phrase = max(near, key=lambda each: each[0], default=(0.0, None))
        if phrase is not None and overlap >= OVERLAP:
            why = "the same words" if overlap == 1 else f"{overlap:.0%} of their words are the same"
            found.append(TooNear(question, phrase, why))
        else:
            to_compare += [(question, phrase) for _, phrase in near]
    return [*found, *_same_meaning(to_compare, vectorise)]


def _same_meaning(pairs: Sequence[tuple[str, Phrase]], vectorise: Vectorise) -> list[TooNear]:
    texts = list(dict.fromkeys(text for question, phrase in pairs for text in (question, phrase.text)))
    if not texts:
        return []
    row = {text: at for at, text in enumerate(texts)}
    vectors = vectorise(texts)
    nearest: dict[str, tuple[float, Phrase]] = {}
    for question, phrase in pairs:
        cosine = float(np.dot(vectors[row[question]], vectors[row[phrase.text]]))
        if cosine >= MEANING and cosine > nearest.get(question, (0.0, phrase))[0]:
            nearest[question] = (cosine, phrase)
    return [TooNear(question, phrase, f"a cosine of {cosine:.2f}") for question, (cosine, phrase) in nearest.items()]


class _Index:
    """Finds the phrases that share words with a text."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        places: dict[str, list[int]] = defaultdict(list)
        lengths = []
        for at, phrase in enumerate(phrases):
            words = _words(phrase.text)
            lengths.append(len(words))
            for word in words:
                places[word].append(at)
        self._lengths = np.asarray(lengths, dtype=np.int64)
        self._with = {word: np.asarray(at, dtype=np.int64) for word, at in places.items()}

    def sharing(self, words: frozenset[str]) -> list[tuple[float, Phrase]]:
        """The phrases that share enough words with ``words`` to be compared, each with its overlap."""
        found = [self._with[word] for word in words if word in self._with]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self._phrases))
        overlap = shared / np.maximum(len(words) + self._lengths - shared, 1)
        return [(float(overlap[at]), self._phrases[at]) for at in np.flatnonzero(overlap >= _CANDIDATES)]


def _words(text: str) -> frozenset[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return frozenset("".join(sign if sign.isalnum() else " " for sign in plain).split())
