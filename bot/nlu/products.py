"""The long tail: what the imported product list has for a message that the directory does not explain."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.product_model import Near, ProductIndex, index_in
from loket.products import folder

PRODUCTS = "products"
"""Key in what the pipeline gives: the nearest products, best first, ``{"uri": …, "sure": bool}`` each."""

_OUT_OF_SCOPE = "out_of_scope"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Products(GraphComponent):
    """Looks a message up in the product list when it was not understood; without a list it does nothing.

    A message that is out of scope is looked up too, but then only a product that it names counts.
    """

    def __init__(self, config: dict[str, Any], index: ProductIndex | None) -> None:
        self._near: float = config["near"]
        self._said_whole: float = config["said_whole"]
        self._said: float = config["said"]
        self._said_near: float = config["said_near"]
        self._count: int = config["count"]
        self._index = index

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Products:
        """The component with the list as it is now (see parent class). Raises ``msgspec.MsgspecError``."""
        return cls(config, index_in(folder()))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``near``: the least score of a product that is offered. To be sure, ``said_whole`` of its name must stand in
        the message, or ``said`` with a score of ``said_near``. ``count``: how many are given.
        """
        return {"near": 0.65, "said_whole": 0.9, "said": 0.6, "said_near": 1.0, "count": 3}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are: nothing is learnt from the list."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, those that were not understood with the products that are near."""
        for message in messages:
            intent = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
            if self._index is None or not message.get(TEXT):
                continue
            if intent in (DEFAULT_NLU_FALLBACK_INTENT_NAME, _OUT_OF_SCOPE):
                found = self._found(self._index, message)
                if intent == _OUT_OF_SCOPE:
                    found = [each for each in found[:1] if self._is_said(each)]
                if found:
                    told = [{"uri": each.product.uri, "sure": self._is_sure(each)} for each in found]
                    message.set(PRODUCTS, told, add_to_output=True)
        return messages

    def _found(self, index: ProductIndex, message: Message) -> list[Near]:
        _, sentence = message.get_dense_features(TEXT, [])
        if sentence is None:
            raise ValueError("the product list needs the features of a sentence encoder earlier in the pipeline")
        vector = np.asarray(sentence.features, dtype=np.float32).ravel()
        return [each for each in index.nearest(message.get(TEXT), vector, self._count) if each.score >= self._near]

    def _is_sure(self, near: Near) -> bool:
        return near.said >= self._said_whole or self._is_said(near)

    def _is_said(self, near: Near) -> bool:
        return near.said >= self._said and near.score >= self._said_near
