"""The topic of a message: one of the services of the directory, or another intent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
from bot.nlu.directory_importer import DISTRESS, topic_of
from bot.nlu.names import Names, Weights
from bot.nlu.topic_model import Effort, Floats, TopicModel, softmax, train


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
        self._names = self._names_for(model) if model else None

    @classmethod
    def required_components(cls) -> list[type]:
        """A featurizer must come before (see parent class)."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The configuration where config.yml says nothing; see :class:`Effort` for the first four.

        ``danger``: from which probability on a message is taken as a cry for help. The last two: how much the name of a
        service or an organisation in the text counts (see :class:`bot.nlu.names.Weights`).
        """
        return {
            "strength": 10.0,
            "width": 384,
            "grams": 20000,
            "iterations": 120,
            "ranking_length": 10,
            "danger": 0.4,
            "service_name": 3.0,
            "organisation_name": 2.0,
        }

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
            return cls(config, model_storage, resource, TopicModel.load(Path(folder)))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the topics of the training phrases."""
        examples = [each for each in training_data.intent_examples if each.get(INTENT) and each.get(TEXT)]
        effort = Effort(**{name: self._config[name] for name in ("strength", "width", "grams", "iterations")})
        vectors = np.vstack([_vector(each) for each in examples])
        self._model = train(
            vectors, [each.get(TEXT) for each in examples], [topic_of(each) for each in examples], effort
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are: their topics are known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their intent and the ranking."""
        for message in messages:
            if message.get(TEXT):
                self._rank(message)
        return messages

    def _names_for(self, model: TopicModel) -> Names:
        weights = Weights(self._config["service_name"], self._config["organisation_name"])
        return Names(directory(), model.topics, weights)

    def _rank(self, message: Message) -> None:
        assert self._model is not None, "the topics must be trained before they are used"
        assert self._names is not None
        text = message.get(TEXT)
        [likelihoods] = self._model.probabilities(_vector(message), [text])
        chances = softmax(np.log(likelihoods + _TINY) + self._names.bonus(text))
        topics = self._model.topics
        best = np.argsort(-chances, kind="stable")[: self._config["ranking_length"]]
        ranking = [_entry(topics[at], float(chances[at])) for at in best]
        danger = {topic: float(c) for topic, c in zip(topics, chances, strict=True) if topic.split("/")[0] == DISTRESS}
        # Danger has many faces, each with few phrases: what counts is how likely it is that it is one of them.
        if sum(danger.values()) >= self._config["danger"]:
            face = _entry(max(danger, key=danger.__getitem__), sum(danger.values()))
            ranking = [face, *(each for each in ranking if each[INTENT_NAME_KEY] not in danger)]
        full_name = ranking[0][INTENT_NAME_KEY]
        intent = {
            **_entry(full_name.split("/")[0], ranking[0][PREDICTED_CONFIDENCE_KEY]),
            FULL_RETRIEVAL_INTENT_NAME_KEY: full_name if "/" in full_name else None,
        }
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


_TINY = 1e-9  # so that what is impossible has a logarithm


def _entry(name: str, confidence: float) -> dict[str, Any]:
    return {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}


def _vector(message: Message) -> Floats:
    """The encoder's vector as one row. Raises ValueError when no encoder came before."""
    _, sentence = message.get_dense_features(TEXT, [])
    if sentence is None:
        raise ValueError("the topics need the features of a sentence encoder earlier in the pipeline")
    return np.asarray(sentence.features, dtype=np.float32)
