"""Which topic a text is about: by meaning and letters, nearest phrases and names, with a confidence to believe."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.nlu import evidence as weighing
from bot.nlu import letters as lettering
from bot.nlu import scorer as scoring
from bot.nlu import vagueness
from bot.nlu.evidence import Evidence
from bot.nlu.letters import Floats, Letters
from bot.nlu.names import Names, telling_words
from bot.nlu.phrases import Likeness
from bot.nlu.regression import Places, softmax, weights_of
from bot.nlu.repetition import parts
from bot.nlu.scorer import Effort, Labels, Scorer
from bot.nlu.vagueness import Vagueness

Encode = Callable[[list[str]], Floats]
Bools = npt.NDArray[np.bool_]

_ARRAYS = "topics.npz"
_NAMES = "topics.json"
_PARTS = 5  # of the phrases, one of which is held out at a time …
_REHEARSALS = 2  # … and so many of them in turn: enough for a handful of weights
_HEARD = 3000
"""So many phrases of each part that is held out are looked at: for a handful of weights more tell nothing."""
_VAGUE_WORDS = 600
"""So many words are asked about on their own, to learn how little one word tells."""
_WORTH_OF_A_WORD = 0.3  # beside a held-out phrase
_HALF_RIGHT = 0.5
_TINY = 1e-6  # so that what is impossible has a logarithm


class Ranked(NamedTuple):
    """``chances``: one row per text, one column per topic, each row summing to 1. ``sure``: for each text how likely it
    is that the organisation of the first topic is right.
    """

    chances: Floats
    sure: Floats


class Lean(NamedTuple):
    """How far a message of several clauses leans on them: ``clauses`` on all together, those that are surer more;
    ``question`` besides on what is asked in the end, which is the clause at place ``asked``. Each from 0 to 1.
    """

    clauses: float
    question: float
    asked: int

    def shares(self, sure: Floats) -> Floats:
        """The share of the message as a whole and of each of its clauses, together 1; ``sure`` is of each clause."""
        shares = np.append(1 - self.clauses - self.question, self.clauses * sure / sure.sum())
        shares[1 + self.asked] += self.question
        return np.asarray(shares, dtype=np.float32)


@dataclass(frozen=True)
class TopicModel:
    """A trained model. ``organisations`` has for each topic whose it is; an intent is its own."""

    topics: list[str]
    organisations: list[str]
    letters: Letters
    scorer: Scorer
    evidence: Evidence
    vagueness: Vagueness
    names: Names

    def rank(self, vectors: Floats, texts: list[str], lean: Lean | None = None, trust: float = 0.0) -> Ranked:
        """How likely each topic is for each of ``texts``. ``vectors`` are the encoder's.

        With ``lean`` the first text is a message and the others are its clauses; without it each stands alone.
        ``trust`` raises how sure each is, in log-odds; a single word is never surer than its phrases.
        """
        seen = self.scorer.seen(np.hstack([vectors, self.letters.vectors(texts)]))
        nearest = seen[:, :, weighing.NEAREST]
        chances = self.evidence.probabilities(_gather(seen, self.names.find(texts)))
        if lean is not None:
            _, members = self._membership
            shares = lean.shares((chances[1:] @ members).max(axis=1))
            chances[0] = softmax(shares @ np.log(chances + _TINY))
            nearest[0] = shares @ nearest
        sure = self.evidence.sure(self._signs(chances, nearest, texts), trust)
        return Ranked(chances, np.minimum(sure, self._ceilings(chances, texts)))

    def nearest(self, vector: Floats, text: str, count: int = 1) -> list[Likeness]:
        """The training phrases that ``text`` is most like, of any topic, the nearest first."""
        features = np.hstack([vector.reshape(1, -1), self.letters.vectors([text])])
        return self.scorer.phrases.nearest(self.scorer.places(features)[0], count)

    @cached_property
    def _membership(self) -> tuple[Places, Floats]:
        return _members(self.organisations)

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

    def _signs(self, chances: Floats, nearest: Floats, texts: list[str], own: Places | None = None) -> Floats:
        places, members = self._membership
        best = chances.argmax(axis=1)
        told = self.vagueness.told_each(texts, places[best], own)
        words = np.asarray([len(telling_words(text)) for text in texts], dtype=np.float32)
        return weighing.signs(chances, nearest, told, words, members, best)

    def save(self, folder: Path) -> None:
        """Write the model to ``folder``."""
        self.letters.save(folder)
        self.scorer.save(folder)
        np.savez_compressed(folder / _ARRAYS, evidence=self.evidence.weights, sureness=self.evidence.sureness)
        names = {"topics": self.topics, "organisations": self.organisations, "words": self.vagueness.counts}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(folder: Path, names_for: Callable[[list[str]], Names]) -> TopicModel:
        """The model in ``folder``. Raises OSError or ValueError when it is not there or is not one."""
        kept = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        counts = {word: {int(at): n for at, n in each.items()} for word, each in kept["words"].items()}
        topics = kept["topics"]
        with np.load(folder / _ARRAYS) as arrays:
            evidence = Evidence(arrays["evidence"], arrays["sureness"])
        return TopicModel(
            topics,
            kept["organisations"],
            Letters.load(folder),
            Scorer.load(folder, topics),
            evidence,
            Vagueness(counts),
            names_for(topics),
        )


class Rehearsal(NamedTuple):
    """What phrases that were held out (``rows``) looked like to a scorer that had not seen them."""

    rows: Places
    seen: Floats


@dataclass(frozen=True)
class Subjects:
    """What is known about topics besides their phrases: whose each is, which others an editor named as also worth
    seeing (it counts either way round), and the names in a text.
    """

    organisation_of: Callable[[str], str]
    neighbours_of: Callable[[str], Collection[str]]
    names_for: Callable[[list[str]], Names]


def train(
    texts: list[str], labels: list[str], vectors: Floats, encode: Encode, effort: Effort, subjects: Subjects
) -> TopicModel:
    """A model of the topics ``labels``, one per text; ``vectors`` are those of ``encode``. Deterministic."""
    topics = sorted(set(labels))
    classes = np.searchsorted(np.asarray(topics), np.asarray(labels)).astype(np.int64)
    organisations = [subjects.organisation_of(topic) for topic in topics]
    whose, members = _members(organisations)
    known = Labels(classes, len(topics), whose, members.shape[1])
    letters, spelled = lettering.learn(texts, effort.width, effort.grams)
    features = np.hstack([vectors, spelled])
    model = TopicModel(
        topics,
        organisations,
        letters,
        scoring.learn(features, vectors.shape[1], known, topics, effort).saying(texts),
        Evidence(np.eye(1, len(weighing.KINDS), dtype=np.float32)[0], np.zeros(len(weighing.SIGNS) + 1, np.float32)),
        vagueness.count(texts, whose[classes]),
        subjects.names_for(topics),
    )
    rehearsal = _rehearse(features, vectors.shape[1], known, topics, effort)
    return _calibrated(model, rehearsal, texts, classes, _related(topics, subjects), encode)


def _rehearse(features: Floats, meaning: int, labels: Labels, topics: list[str], effort: Effort) -> Rehearsal:
    """Phrases as seen by a scorer without them and without what is nearly the same."""
    classes = labels.classes
    part = parts(features, meaning, classes, _PARTS)
    rows, seen = [], []
    for held_out in (part == each for each in range(_REHEARSALS)):
        known = ~held_out
        # A topic of which nothing is left keeps its first phrase: it must have one.
        missing = np.setdiff1d(np.arange(len(topics)), classes[known])
        known[[int(np.flatnonzero(classes == topic)[0]) for topic in missing]] = True
        scorer = scoring.learn(features[known], meaning, replace(labels, classes=classes[known]), topics, effort)
        left = np.flatnonzero(~known)
        left = left[:: max(1, -(-len(left) // _HEARD))]
        rows.append(left)
        seen.append(scorer.seen(features[left]))
    return Rehearsal(np.concatenate(rows), np.concatenate(seen))


def _calibrated(
    model: TopicModel, rehearsal: Rehearsal, texts: list[str], classes: Places, related: Bools, encode: Encode
) -> TopicModel:
    """``model`` with its evidence weighed and its confidence set by what was held out."""
    places, _ = _members(model.organisations)
    said = [texts[row] for row in rehearsal.rows]
    meant = classes[rehearsal.rows]
    # Who writes a mere name has a name to go by, and nothing to weigh it against.
    asked = np.asarray([text not in model.names for text in said])
    seen = _gather(rehearsal.seen, model.names.find(said))
    weights = weighing.weigh(seen[asked], meant[asked])
    weighed = replace(model, evidence=Evidence(weights, model.evidence.sureness))
    chances = weighed.evidence.probabilities(seen)
    best = chances.argmax(axis=1)
    # Who asks about the one is often helped at the other as well: half right.
    right = np.where(places[best] == places[meant], 1.0, _HALF_RIGHT * related[meant, best])
    importance = weights_of(classes, len(model.topics))[rehearsal.rows]

    words, told, often = _one_word_each(weighed, encode)
    sureness = weighing.believe(
        np.vstack([weighed._signs(chances, rehearsal.seen[:, :, weighing.NEAREST], said, places[meant])[asked], told]),
        np.concatenate([right[asked], often]).astype(np.float32),
        np.concatenate([importance[asked], np.full(len(words), _WORTH_OF_A_WORD, np.float32)]),
    )
    return replace(weighed, evidence=Evidence(weights, sureness))


def _one_word_each(model: TopicModel, encode: Encode) -> tuple[list[str], Floats, Floats]:
    """The most used words, the signs of each as a message of its own, and how often its organisation is then right: as
    often as the phrases with that word are that organisation's.
    """
    counts = model.vagueness.counts
    words = sorted(counts, key=lambda word: (-sum(counts[word].values()), word))[:_VAGUE_WORDS]
    seen = model.scorer.seen(np.hstack([encode(words), model.letters.vectors(words)]))
    chances = model.evidence.probabilities(_gather(seen, model.names.find(words)))
    places, _ = _members(model.organisations)
    shown = places[chances.argmax(axis=1)]
    often = [model.vagueness.share(word, int(at)) for word, at in zip(words, shown, strict=True)]
    return words, model._signs(chances, seen[:, :, weighing.NEAREST], words), np.asarray(often, np.float32)


def _related(topics: list[str], subjects: Subjects) -> Bools:
    """Which topics (rows) are neighbours of which (columns)."""
    place = {topic: at for at, topic in enumerate(topics)}
    related = np.zeros((len(topics), len(topics)), dtype=bool)
    for topic, at in place.items():
        for other in subjects.neighbours_of(topic):
            if other in place:
                related[at, place[other]] = related[place[other], at] = True
    return related


def _gather(seen: Floats, found: Floats) -> Floats:
    return np.concatenate([seen, found], axis=2)


def _members(organisations: list[str]) -> tuple[Places, Floats]:
    """For each topic the place of its organisation, and the same as a matrix of ones and zeros."""
    names = sorted(set(organisations))
    places = np.asarray([names.index(each) for each in organisations], dtype=np.int64)
    return places, np.eye(len(names), dtype=np.float32)[places]
