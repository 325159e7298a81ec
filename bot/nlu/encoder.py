"""Meaning across languages: a sentence encoder as one of Rasa's featurizers."""

from __future__ import annotations

from typing import Any, NamedTuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import parts_of
from bot.nlu.vectors import encode, encode_phrases, encoder
from bot.topics.arrays import Floats

CLAUSES = "clauses"
"""Key of a message for the components behind this one: its :class:`EncodedClause`; none when it is one clause."""


class EncodedClause(NamedTuple):
    """A clause of a message, and its vector."""

    text: str
    vector: Floats


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Gives each text a vector of 512 numbers and length 1 that stands for its meaning, in any of 16 languages."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        encoder()  # reads the weights, for which no citizen should wait

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """The component with its weights loaded (see parent class)."""
        return cls(config, execution_context.node_name)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The configuration where config.yml says nothing (see parent class)."""
        return DenseFeaturizer.get_default_config()  # type: ignore[no-any-return]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check (see parent class)."""

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with the feature of their sentence, and with their clauses (:data:`CLAUSES`)."""
        for message in messages:
            if message.get(TEXT):
                clauses = parts_of(message.get(TEXT))
                # All at once: that takes half the time of one after the other.
                whole, *parts = encode([message.get(TEXT), *clauses])
                self._add(message, whole)
                message.set(CLAUSES, [EncodedClause(*each) for each in zip(clauses, parts, strict=True)])
        return messages

    def _add(self, message: Message, vector: Floats) -> None:
        message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training phrases with the features of their sentences."""
        written = [example for example in training_data.training_examples if example.get(TEXT)]
        for example, vector in zip(written, encode_phrases([example.get(TEXT) for example in written]), strict=True):
            self._add(example, vector)
        return training_data
