"""How a topic model is learned: from all phrases; how to weigh what they tell, and how sure to be, from questions that
people ask, which are no phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from bot.topics import evidence as weighing
from bot.topics import letters as lettering
from bot.topics import persons, vagueness
from bot.topics import scorer as scoring
from bot.topics import words as saying
from bot.topics.arrays import Floats
from bot.topics.bayes import tally
from bot.topics.model import TopicModel, members_of
from bot.topics.names import Names
from bot.topics.regression import weights_of
from bot.topics.scorer import Effort, Labels

Encode = Callable[[list[str]], Floats]

_READ_AT_ONCE = 64  # questions, with their clauses
_VAGUE_WORDS = 600
"""So many words are asked about on their own, to learn how little one word tells."""
_WORTH_OF_THE_FORESEEN = 0.25  # a question that phrases were written for, beside a fresh one: it is too often right
_WORTH_OF_A_WORD = 0.04  # beside a fresh question


class Asked(NamedTuple):
    """A question that somebody asks, and which topics are right for it. ``is_fresh``: nobody wrote a phrase because of
    it, so it tells how often a question is answered rightly that nobody foresaw.
    """

    text: str
    is_right: Callable[[str], bool]
    is_fresh: bool = False
    needs_person: bool = False


@dataclass(frozen=True)
class Subjects:
    """What is known about topics besides their phrases: whose each is; how much likelier it is taken to be than is
    learned, in log-odds; the names in a text; the clauses of a text, none when it is only one; how far a message
    leans on them; and which topics are heavy.
    """

    organisation_of: Callable[[str], str]
    raised: Callable[[str], float]
    names_for: Callable[[list[str]], Names]
    clauses_of: Callable[[str], list[str]]
    lean: float
    is_heavy: Callable[[str], bool]


def train(
    texts: list[str],
    labels: list[str],
    vectors: Floats,
    encode: Encode,
    effort: Effort,
    subjects: Subjects,
    asked: Sequence[Asked],
) -> TopicModel:
    """A model of the topics ``labels``, one per text; ``vectors`` are those of ``encode``. Deterministic.

    ``asked`` are the questions on which it learns what to go by; without any it goes by what is usual.
    """
    topics = sorted(set(labels))
    classes = np.searchsorted(np.asarray(topics), np.asarray(labels)).astype(np.int64)
    organisations = [subjects.organisation_of(topic) for topic in topics]
    whose, members = members_of(organisations)
    importance = weights_of(classes, len(topics))
    letters, read = lettering.learn(texts, effort.width, effort.grams)
    scorer = scoring.learn(
        np.hstack([vectors, letters.vectors(read)]),
        vectors.shape[1],
        Labels(classes, len(topics), whose, members.shape[1]),
        topics,
        effort,
    )
    model = TopicModel(
        topics,
        organisations,
        letters,
        tally(read, classes, importance, whose),
        saying.learn(texts, classes, importance, whose),
        scorer.saying(texts),
        weighing.USUAL,
        vagueness.count(texts, whose[classes]),
        subjects.names_for(topics),
        persons.NOBODY,
    )
    return _weighed(model, encode, subjects, asked)


def _weighed(model: TopicModel, encode: Encode, subjects: Subjects, asked: Sequence[Asked]) -> TopicModel:
    """``model`` with its evidence weighed, and its confidence set, by what is right for the questions ``asked``."""
    if not asked:
        return model
    looked = _look_at(model, encode, subjects, [each.text for each in asked])
    right = np.asarray([[each.is_right(topic) for topic in model.topics] for each in asked], dtype=bool)
    raised = np.asarray([subjects.raised(topic) for topic in model.topics], dtype=np.float32)
    weights = weighing.weigh(np.stack([each.seen[0] for each in looked]), right, raised)
    weighed = replace(model, evidence=replace(model.evidence, weights=weights))
    read = _read(weighed, subjects, looked)
    return replace(
        weighed,
        evidence=replace(weighed.evidence, sureness=_sureness(weighed, encode, asked, read)),
        person=persons.learn(read.heavy, read.vectors, np.asarray([each.needs_person for each in asked])),
    )


def _sureness(model: TopicModel, encode: Encode, asked: Sequence[Asked], read: _Read) -> Floats:
    """What tells how sure it is, from the questions ``asked`` and from words on their own."""
    said, chances, nearest = [each.text for each in asked], read.chances, read.nearest
    best = [model.topics[at] for at in chances.argmax(axis=1)]
    is_right = [each.is_right(topic) for each, topic in zip(asked, best, strict=True)]
    worth = np.asarray([1.0 if each.is_fresh else _WORTH_OF_THE_FORESEEN for each in asked], np.float32)
    words, told, often = _one_word_each(model, encode)
    return weighing.believe(
        np.vstack([model.signs(chances, nearest, said), told]),
        np.concatenate([is_right, often]).astype(np.float32),
        np.concatenate([worth, np.full(len(words), _WORTH_OF_A_WORD, np.float32)]),
    )


class _Looked(NamedTuple):
    """A question and its clauses, the question first: the texts, their vectors, and what speaks for each topic."""

    texts: list[str]
    vectors: Floats
    seen: Floats


def _look_at(model: TopicModel, encode: Encode, subjects: Subjects, said: list[str]) -> list[_Looked]:
    groups = [[text, *subjects.clauses_of(text)] for text in said]
    vectors = _split(encode([text for group in groups for text in group]), groups)
    looked: list[_Looked] = []
    for start in range(0, len(groups), _READ_AT_ONCE):
        some, theirs = groups[start : start + _READ_AT_ONCE], vectors[start : start + _READ_AT_ONCE]
        seen = _split(model.seen(np.vstack(theirs), [text for group in some for text in group]), some)
        looked += map(_Looked, some, theirs, seen)
    return looked


class _Read(NamedTuple):
    """Questions as a message is read, with their clauses, one row each: how likely each topic is, and how near its
    nearest phrase; how heavy it sounds; and the vector.
    """

    chances: Floats
    nearest: Floats
    heavy: Floats
    vectors: Floats


def _read(model: TopicModel, subjects: Subjects, looked: list[_Looked]) -> _Read:
    found = [model.weighed(each.seen, subjects.lean if len(each.texts) > 1 else 0.0) for each in looked]
    heavy = np.asarray([subjects.is_heavy(topic) for topic in model.topics], dtype=np.float32)
    return _Read(
        np.stack([chances[0] for chances, _ in found]),
        np.stack([nearest[0] for _, nearest in found]),
        np.asarray([persons.heaviness(chances, heavy) for chances, _ in found], dtype=np.float32),
        np.stack([each.vectors[0] for each in looked]),
    )


def _split(rows: Floats, groups: list[list[str]]) -> list[Floats]:
    """``rows`` with those of each of ``groups`` together."""
    return np.split(rows, np.cumsum([*map(len, groups)])[:-1])


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
