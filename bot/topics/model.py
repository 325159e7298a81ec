"""Which topic a text is about: by meaning, letters and words, nearest phrases, names; with its confidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.topics import evidence as weighing
from bot.topics.arrays import Bools, Floats, Places
from bot.topics.bayes import Tally
from bot.topics.evidence import Evidence
from bot.topics.letters import Letters
from bot.topics.names import Names, telling_words
from bot.topics.phrases import Likeness
from bot.topics.regression import softmax
from bot.topics.scorer import Scorer
from bot.topics.vagueness import Vagueness
from bot.topics.words import Words

_ARRAYS = "topics.npz"
_NAMES = "topics.json"
_SPELLED = "spelled.npz"
_TINY = 1e-6  # so that what is impossible has a logarithm


class Ranked(NamedTuple):
    """``chances``: one row per text, one column per topic, each row summing to 1. ``sure``: for each text how likely it
    is that the organisation of the first topic is right.
    """

    chances: Floats
    sure: Floats


@dataclass(frozen=True)
class TopicModel:
    """A trained model. ``organisations`` has for each topic whose it is; an intent is its own. ``spelled``: how often
    each group of ``letters`` is in the phrases of each topic.
    """

    topics: list[str]
    organisations: list[str]
    letters: Letters
    spelled: Tally
    words: Words
    scorer: Scorer
    evidence: Evidence
    vagueness: Vagueness
    names: Names
    person: Floats  # see bot.topics.persons

    def rank(
        self,
        vectors: Floats,
        texts: list[str],
        lean: float = 0.0,
        trust: float = 0.0,
        ruled_out: Bools | None = None,
    ) -> Ranked:
        """How likely each topic is for each of ``texts``. ``vectors`` are the encoder's; topics that are
        ``ruled_out`` get no chance.

        With ``lean`` the first text is a message and the others are its clauses, on which it leans so far (0 to 1),
        more on those that are surer; without it each stands alone.
        ``trust`` raises how sure each is, in log-odds; a single word is never surer than its phrases.
        """
        chances, nearest = self.weighed(self.seen(vectors, texts), lean, ruled_out)
        right = self.evidence.sure(self.signs(chances, nearest, texts), trust)
        return Ranked(chances, np.minimum(right, self._ceilings(chances, texts)))

    def weighed(self, seen: Floats, lean: float = 0.0, ruled_out: Bools | None = None) -> tuple[Floats, Floats]:
        """From what was ``seen``: how likely each topic is, and how near its nearest phrase; of a message with its
        clauses too (see :meth:`rank`).
        """
        nearest = seen[:, :, weighing.NEAREST].copy()
        chances = self.evidence.probabilities(seen)
        if ruled_out is not None:
            chances = np.where(ruled_out, np.float32(_TINY), chances)
            chances /= chances.sum(axis=1, keepdims=True)
        if lean:
            _, members = self._membership
            sure = (chances[1:] @ members).max(axis=1)
            shares = np.append(1 - lean, lean * sure / sure.sum()).astype(np.float32)
            chances[0] = softmax(shares @ np.log(chances + _TINY))
            nearest[0] = shares @ nearest
        return chances, nearest

    def told(self, vectors: Floats, texts: list[str], subjects: Bools) -> Floats:
        """For each of ``texts`` how sure it is of whose it is, as far as that is one of the ``subjects``."""
        _, members = self._membership
        chances, _ = self.weighed(self.seen(vectors, texts))
        return np.asarray(((chances * subjects) @ members).max(axis=1))

    def nearest(self, vector: Floats, text: str, count: int = 1) -> list[Likeness]:
        """The training phrases that ``text`` is most like, of any topic, the nearest first."""
        features = np.hstack([vector.reshape(1, -1), self.letters.vectors(self.letters.grams.read([text]))])
        return self.scorer.phrases.nearest(self.scorer.places(features)[0], count)

    def seen(self, vectors: Floats, texts: list[str]) -> Floats:
        """One row per text, one column per topic, and what speaks for it as the last axis (see weighing.KINDS)."""
        read = self.letters.grams.read(texts)
        by_features = self.scorer.seen(np.hstack([vectors, self.letters.vectors(read)]))
        by_counts = [self.spelled.seen(read), self.words.seen(texts)]
        return np.concatenate([by_features, *by_counts, self.names.find(texts)], axis=2)

    @cached_property
    def _membership(self) -> tuple[Places, Floats]:
        return members_of(self.organisations)

    def _ceilings(self, chances: Floats, texts: list[str]) -> Floats:
        """How sure each text can be at most: one word tells no more than the phrases with it do.

        When it is a name, that an editor gave it to one service counts as much as the phrases.
        """
        places, _ = self._membership
        ceilings = np.ones(len(texts), np.float32)
        for at, (text, best) in enumerate(zip(texts, chances.argmax(axis=1), strict=True)):
            words = telling_words(text)
            if len(words) == 1:
                share = self.vagueness.share(words[0], int(places[best]))
                ceilings[at] = (1 + share) / 2 if words[0] in self.names else share
        return ceilings

    def signs(self, chances: Floats, nearest: Floats, texts: list[str]) -> Floats:
        """What tells how sure each of ``texts`` is (see weighing.SIGNS)."""
        places, members = self._membership
        best = chances.argmax(axis=1)
        told = self.vagueness.told_each(texts, places[best])
        words = np.asarray([len(telling_words(text)) for text in texts], dtype=np.float32)
        return weighing.signs(chances, nearest, told, words, members, best)

    def save(self, folder: Path) -> None:
        """Write the model to ``folder``."""
        self.letters.save(folder)
        self.spelled.save(folder / _SPELLED)
        self.words.save(folder)
        self.scorer.save(folder)
        np.savez_compressed(
            folder / _ARRAYS, evidence=self.evidence.weights, sureness=self.evidence.sureness, person=self.person
        )
        names = {"topics": self.topics, "organisations": self.organisations, "words": self.vagueness.counts}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, names_for: Callable[[list[str]], Names]) -> TopicModel:
        """The model in ``folder``. Raises OSError or ValueError when it is not there or is not one."""
        kept = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        counts = {word: {int(at): n for at, n in each.items()} for word, each in kept["words"].items()}
        topics = kept["topics"]
        with np.load(folder / _ARRAYS) as arrays:
            evidence, person = Evidence(arrays["evidence"], arrays["sureness"]), arrays["person"]
        whose, _ = members_of(kept["organisations"])
        letters = Letters.load(folder)
        return TopicModel(
            topics,
            kept["organisations"],
            letters,
            Tally.load(folder / _SPELLED, whose, len(letters.grams.vocabulary)),
            Words.load(folder, whose),
            Scorer.load(folder, topics),
            evidence,
            Vagueness(counts),
            names_for(topics),
            person,
        )


def members_of(organisations: list[str]) -> tuple[Places, Floats]:
    """For each topic the place of its organisation, and the same as a matrix of ones and zeros."""
    names = sorted(set(organisations))
    places = np.asarray([names.index(each) for each in organisations], dtype=np.int64)
    return places, np.eye(len(names), dtype=np.float32)[places]
