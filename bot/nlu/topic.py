"""The topic of a message: one of the services of the directory, or another intent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    FULL_RETRIEVAL_INTENT_NAME_KEY,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.knowledge import directory
from bot.nlu import asked, long_story
from bot.nlu.clauses import parts_of
from bot.nlu.directory_importer import DISTRESS, EVENT, WAY, topic_of
from bot.nlu.encoder import CLAUSES, EncodedClause
from bot.nlu.heavy import is_heavy
from bot.nlu.language import LANGUAGE
from bot.nlu.vectors import encode, encode_many
from bot.places import PROJECT
from bot.topics import persons, sides
from bot.topics.arrays import Bools, Floats
from bot.topics.model import TopicModel
from bot.topics.names import Names
from bot.topics.phrases import Likeness
from bot.topics.scorer import Effort
from bot.topics.sides import folding, with_sides
from bot.topics.training import Asked, Subjects, train

RANKED_CLAUSES = "ranked_clauses"
"""Key of a message for components behind this one: a list of :class:`RankedClause`, empty when there is one clause."""
NEEDS_PERSON = "needs_person"
"""Key of a message for components behind this one: how often a person should come for what is like it, 0 to 1."""
SURE = "organisation_confidence"
"""Key in what the pipeline gives: how sure, 0 to 1, the organisation of the first in the ranking is the right one."""


class RankedClause(NamedTuple):
    """A clause of a message with its own ranking, and how sure the organisation of the first in it is."""

    text: str
    ranking: list[dict[str, Any]]
    sure: float


class _Heard(NamedTuple):
    """What is ranked of a message: its text, with the encoder's vector as a row, and its clauses."""

    text: str
    vector: Floats
    clauses: list[EncodedClause]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """Ranks every topic by probability. Services stand in the ranking with their full name (``way/huurtoeslag``)."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TopicModel | None = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model
        self._sides = model.topics if model else []
        self._topics, self._folding = folding(self._sides)
        self._raised = np.exp([self._raised_of(topic) for topic in self._topics])
        self._dangers = [at for at, topic in enumerate(self._topics) if topic.split("/")[0] == DISTRESS]
        self._heavy = np.asarray([self._is_heavy(side) for side in self._sides], dtype=np.float32)
        # Services and life events, danger, and what a person should come for.
        telling = {WAY, EVENT, DISTRESS, *config["for_a_person"]}
        self._telling = np.asarray([sides.topic_of(each).split("/")[0] in telling for each in self._sides], dtype=bool)
        self._only_when_said = {at: said for at, topic in enumerate(self._sides) if (said := _must_say(topic))}

    @classmethod
    def required_components(cls) -> list[type]:
        """A featurizer must come before (see parent class)."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The configuration where config.yml says nothing; see :class:`Effort` for the first four.

        ``many_sided``: topics that are learned as so many ``sides`` (see :mod:`bot.topics.sides`). ``raised``:
        topics that are taken for likelier than was learned, each by so much in log-odds. ``danger``: from which
        probability on a message is taken as a cry for help. ``on_clauses``: how far a message leans on its
        clauses, those that are surer more; ``questions``: the
        file, from the root of the project, with those on which is learned how to weigh and how sure to be;
        ``shown_by``: the organisations that an intent shows; ``for_a_person``: intents that are right where a person
        should come, and ``complaints`` services for which it may. ``trust``: how much the confidence is
        raised, in log-odds.
        """
        return {
            "width": 640,
            "grams": 20000,
            "passes": 8,
            "shrinkage": 0.5,
            "many_sided": [],
            "sides": 16,
            "raised": {},
            "ranking_length": 10,
            "danger": 0.4,
            "questions": "",
            "shown_by": {},
            "for_a_person": [],
            "complaints": [],
            "trust": 0.0,
            "on_clauses": 0.25,
        }

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """What Rasa's cache must see besides the configuration: the questions (see parent class)."""
        file = config.get("questions")
        return sha256((PROJECT / file).read_bytes()).hexdigest() if file else None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """An untrained component (see parent class)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """The trained component. Raises ValueError or OSError when the model holds none: an untrained one would
        answer everybody wrongly.
        """
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TopicModel.load(Path(folder), partial(Names, directory())))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the topics of the training phrases."""
        examples = [each for each in training_data.intent_examples if each.get(INTENT) and each.get(TEXT)]
        vectors = np.vstack([_vector(each) for each in examples])
        topics = [topic_of(each) for each in examples]
        self._model = train(
            [each.get(TEXT) for each in examples],
            with_sides(topics, vectors, self._config["many_sided"], self._config["sides"]),
            vectors,
            encode_many,
            Effort(**{name: self._config[name] for name in ("width", "grams", "passes", "shrinkage")}),
            Subjects(
                organisation_of,
                self._raised_of,
                partial(Names, directory()),
                parts_of,
                self._config["on_clauses"],
                self._is_heavy,
            ),
            self._asked(),
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder))
        return self._resource

    def _asked(self) -> list[Asked]:
        """The questions on which is learned how to weigh; none when there is no file."""
        file = self._config["questions"]
        whose = lru_cache(None)(organisation_of)  # each topic is asked about for every question
        return asked.read(PROJECT / file, asked.Judge(whose, self._config["shown_by"], self._config["for_a_person"]))

    def _is_heavy(self, side: str) -> bool:
        return is_heavy(sides.topic_of(side), self._config["for_a_person"], self._config["complaints"])

    def _raised_of(self, topic: str) -> float:
        return float(self._config["raised"].get(sides.topic_of(topic), 0.0))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are: their topics are known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their intent and the ranking."""
        for message in messages:
            if message.get(TEXT):
                self._rank(message)
        return messages

    def nearest(self, text: str, count: int = 1) -> list[Likeness]:
        """The training phrases that ``text`` is most like, of any topic: for whoever writes phrases."""
        assert self._model is not None, "the topics must be trained before they are used"
        found = self._model.nearest(encode([text])[0], text, count)
        return [each._replace(topic=sides.topic_of(each.topic)) for each in found]

    def _rank(self, message: Message) -> None:
        assert self._model is not None, "the topics must be trained before they are used"
        text, vector, clauses = self._heard(message)
        vectors = np.vstack([vector, *(each.vector for each in clauses)])
        texts = [text, *(each.text for each in clauses)]
        lean = self._config["on_clauses"] if clauses else 0.0
        ranked = self._model.rank(vectors, texts, lean, self._config["trust"], self._ruled_out(message))
        rankings = [self._ranking(chances) for chances in ranked.chances @ self._folding]
        found = [
            RankedClause(clause, ranking, _sure_of(ranking, float(sure)))
            for clause, ranking, sure in zip(texts[1:], rankings[1:], ranked.sure[1:], strict=True)
        ]
        best = rankings[0][0]
        sure = _sure_of(rankings[0], float(ranked.sure[0]))
        if _is_latin(text) and self._model.letters.known(text) < _READABLE:
            sure *= _GIBBERISH
            rankings[0] = [
                _entry(each[INTENT_NAME_KEY], each[PREDICTED_CONFIDENCE_KEY] * _GIBBERISH) for each in rankings[0]
            ]
        full_name = best[INTENT_NAME_KEY]
        intent = {
            **_entry(full_name.split("/")[0], sure),
            FULL_RETRIEVAL_INTENT_NAME_KEY: full_name if "/" in full_name else None,
        }
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, rankings[0], add_to_output=True)
        message.set(SURE, sure, add_to_output=True)
        message.set(RANKED_CLAUSES, found)
        heavy = persons.heaviness(ranked.chances, self._heavy)
        message.set(NEEDS_PERSON, persons.wanted(self._model.person, heavy, vectors[0]))

    def _heard(self, message: Message) -> _Heard:
        """What is ranked of ``message``; of a long story what tells most in it."""
        assert self._model is not None, "the topics must be trained before they are used"
        text, clauses = message.get(TEXT), list[EncodedClause](message.get(CLAUSES) or [])
        if not clauses or not long_story.is_long(text):
            return _Heard(text, _vector(message), clauses)
        texts = [each.text for each in clauses]
        passages = long_story.passages(texts)
        read = [long_story.in_one(texts[passage.start : passage.stop]) for passage in passages]
        told = self._model.told(encode(read), read, self._telling)
        heard = [clauses[at] for at in long_story.listened_to(texts, passages, told)]
        short = long_story.in_one([each.text for each in heard])
        return _Heard(short, encode([short]), heard)

    def _ruled_out(self, message: Message) -> Bools | None:
        """Topics that are only meant by who says certain words, where the message has none of them: nobody is condoled
        by mistake. The words are Dutch and English, so in another language nothing is ruled out.
        """
        spoken: dict[str, Any] = message.get(LANGUAGE) or {}
        if spoken.get("code", "nl") not in _SPOKEN:
            return None
        ruled_out = np.zeros(len(self._sides), dtype=bool)
        for at, said in self._only_when_said.items():
            ruled_out[at] = not said(message.get(TEXT))
        return ruled_out

    def _ranking(self, chances: Floats) -> list[dict[str, Any]]:
        topics = self._topics
        raised = chances * self._raised
        raised /= raised.sum()
        best = np.argsort(-raised, kind="stable")[: self._config["ranking_length"]]
        ranking = [_entry(topics[at], float(raised[at])) for at in best]
        danger = {topics[at]: float(chances[at]) for at in self._dangers}
        # Danger has many faces, each with few phrases: what counts is how likely it is that it is one of them.
        if sum(danger.values()) < self._config["danger"]:
            return ranking
        face = _entry(max(danger, key=danger.__getitem__), sum(danger.values()))
        return [face, *(each for each in ranking if each[INTENT_NAME_KEY] not in danger)]


_READABLE = 0.25
"""A text of which fewer groups of letters were ever seen is no language, or none that can be read."""
_GIBBERISH = 0.3
_SPOKEN = ("nl", "en")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def _is_latin(text: str) -> bool:
    return _LATIN.search(text) is not None


def organisation_of(topic: str) -> str:
    """Whose ``topic`` is: the provider of a service; danger, of any kind, and every other intent are their own."""
    kind, _, name = sides.topic_of(topic).partition("/")
    service, event = directory().find_service(name), directory().find_life_event(name)
    if event is not None:
        return directory().organisations_of(event)[0]
    return service.provider if service and kind != DISTRESS else kind


def _must_say(topic: str) -> Callable[[str], object] | None:
    """What finds the words without which ``topic`` is never meant, for a life event that has such."""
    event = directory().find_life_event(topic.partition("/")[2])
    return event.said if event else None


def _sure_of(ranking: list[dict[str, Any]], organisation: float) -> float:
    """How sure it is that the first of ``ranking`` is right, where its organisation is that with ``organisation``.

    What is no service has no organisation: “ja” tells little about any, and is still a yes.
    """
    first = ranking[0]
    kind, _, of = first[INTENT_NAME_KEY].partition("/")
    chance = float(first[PREDICTED_CONFIDENCE_KEY])
    return max(organisation, chance) if not of or kind == DISTRESS else organisation


def _entry(name: str, confidence: float) -> dict[str, Any]:
    return {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}


def _vector(message: Message) -> Floats:
    """The encoder's vector as one row. Raises ValueError when no encoder came before."""
    _, sentence = message.get_dense_features(TEXT, [])
    if sentence is None:
        raise ValueError("the topics need the features of a sentence encoder earlier in the pipeline")
    return np.asarray(sentence.features, dtype=np.float32)
