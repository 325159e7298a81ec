"""How a topic model is learned: from all phrases, with its weights and confidence from phrases that were held out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from bot.topics import evidence as weighing
from bot.topics import letters as lettering
from bot.topics import scorer as scoring
from bot.topics import vagueness
from bot.topics import words as saying
from bot.topics.arrays import Bools, Floats, Places
from bot.topics.evidence import Evidence
from bot.topics.grams import Grams
from bot.topics.model import TopicModel, members_of
from bot.topics.names import Names
from bot.topics.regression import weights_of
from bot.topics.repetition import parts
from bot.topics.scorer import Effort, Labels, Scorer
from bot.topics.words import Words

Encode = Callable[[list[str]], Floats]

_PARTS = 5  # of the phrases, one of which is held out at a time …
_REHEARSALS = 2  # … and so many of them in turn: enough for a handful of weights
_HEARD = 3000
"""So many phrases of each part that is held out are looked at: for a handful of weights more tell nothing."""
_VAGUE_WORDS = 600
"""So many words are asked about on their own, to learn how little one word tells."""
_WORTH_OF_A_WORD = 0.3  # beside a held-out phrase
_HALF_RIGHT = 0.5


class Learned(NamedTuple):
    """What was learned from some of the phrases."""

    scorer: Scorer
    words: Words

    def seen(self, phrases: Material, rows: Places) -> Floats:
        """What it makes of the phrases in ``rows``, without the names in them."""
        said = [phrases.texts[row] for row in rows]
        return np.concatenate([self.scorer.seen(phrases.features[rows]), self.words.seen(said)], axis=2)


class Rehearsal(NamedTuple):
    """What phrases that were held out (``rows``) looked like to a scorer that had not seen them."""

    rows: Places
    seen: Floats


@dataclass(frozen=True)
class Material:
    """What is learned from: the phrases, and all that is known of each. ``meaning`` is how many of the ``features`` are
    the encoder's.
    """

    texts: list[str]
    features: Floats
    meaning: int
    labels: Labels
    topics: list[str]
    reader: Grams
    found: csr_matrix

    def learn(self, known: Places, effort: Effort) -> Learned:
        """From the phrases in the rows ``known``."""
        labels = replace(self.labels, classes=self.labels.classes[known])
        scorer = scoring.learn(self.features[known], self.meaning, labels, self.topics, effort)
        importance = weights_of(labels.classes, labels.count)
        return Learned(scorer, saying.count(self.reader, self.found[known], labels.classes, importance, labels.whose))


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
    whose, members = members_of(organisations)
    letters, spelled = lettering.learn(texts, effort.width, effort.grams)
    material = Material(
        texts,
        np.hstack([vectors, spelled]),
        vectors.shape[1],
        Labels(classes, len(topics), whose, members.shape[1]),
        topics,
        *saying.read(texts),
    )
    scorer, words = material.learn(np.arange(len(texts)), effort)
    model = TopicModel(
        topics,
        organisations,
        letters,
        words,
        scorer.saying(texts),
        Evidence(np.eye(1, len(weighing.KINDS), dtype=np.float32)[0], np.zeros(len(weighing.SIGNS) + 1, np.float32)),
        vagueness.count(texts, whose[classes]),
        subjects.names_for(topics),
    )
    return _calibrated(model, _rehearse(material, effort), texts, classes, _related(topics, subjects), encode)


def _rehearse(phrases: Material, effort: Effort) -> Rehearsal:
    """Phrases as seen without having learned from them, nor from what is nearly the same."""
    classes = phrases.labels.classes
    part = parts(phrases.features, phrases.meaning, classes, _PARTS)
    rows, seen = [], []
    for held_out in (part == each for each in range(_REHEARSALS)):
        known = ~held_out
        # A topic of which nothing is left keeps its first phrase: it must have one.
        missing = np.setdiff1d(np.arange(len(phrases.topics)), classes[known])
        known[[int(np.flatnonzero(classes == topic)[0]) for topic in missing]] = True
        learned = phrases.learn(np.flatnonzero(known), effort)
        left = np.flatnonzero(~known)
        left = left[:: max(1, -(-len(left) // _HEARD))]
        rows.append(left)
        seen.append(learned.seen(phrases, left))
    return Rehearsal(np.concatenate(rows), np.concatenate(seen))


def _calibrated(
    model: TopicModel, rehearsal: Rehearsal, texts: list[str], classes: Places, related: Bools, encode: Encode
) -> TopicModel:
    """``model`` with its evidence weighed and its confidence set by what was held out."""
    places, _ = members_of(model.organisations)
    said = [texts[row] for row in rehearsal.rows]
    meant = classes[rehearsal.rows]
    # Who writes a mere name has a name to go by, and nothing to weigh it against.
    asked = np.asarray([text not in model.names for text in said])
    seen = np.concatenate([rehearsal.seen, model.names.find(said)], axis=2)
    weights = weighing.weigh(seen[asked], meant[asked])
    weighed = replace(model, evidence=Evidence(weights, model.evidence.sureness))
    chances = weighed.evidence.probabilities(seen)
    best = chances.argmax(axis=1)
    # Who asks about the one is often helped at the other as well: half right.
    right = np.where(places[best] == places[meant], 1.0, _HALF_RIGHT * related[meant, best])
    importance = weights_of(classes, len(model.topics))[rehearsal.rows]

    words, told, often = _one_word_each(weighed, encode)
    sureness = weighing.believe(
        np.vstack([weighed.signs(chances, rehearsal.seen[:, :, weighing.NEAREST], said, places[meant])[asked], told]),
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
    seen = model.seen(encode(words), words)
    chances = model.evidence.probabilities(seen)
    places, _ = members_of(model.organisations)
    shown = places[chances.argmax(axis=1)]
    often = [model.vagueness.share(word, int(at)) for word, at in zip(words, shown, strict=True)]
    return words, model.signs(chances, seen[:, :, weighing.NEAREST], words), np.asarray(often, np.float32)


def _related(topics: list[str], subjects: Subjects) -> Bools:
    """Which topics (rows) are neighbours of which (columns)."""
    place = {topic: at for at, topic in enumerate(topics)}
    related = np.zeros((len(topics), len(topics)), dtype=bool)
    for topic, at in place.items():
        for other in subjects.neighbours_of(topic):
            if other in place:
                related[at, place[other]] = related[place[other], at] = True
    return related
