"""The long tail: what the imported product list has for a message that the directory does not explain."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.knowledge import directory
from bot.nlu.directory_importer import WAY
from bot.nlu.product_model import Near, ProductIndex, index_in
from loket.products import folder

PRODUCTS = "products"
"""Key in what the pipeline gives: the nearest products, best first, ``{"uri": …, "sure": bool}`` each."""

_OUT_OF_SCOPE = "out_of_scope"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Products(GraphComponent):
    """Looks a message up in the product list when it was not understood; without a list it does nothing.

    A message about a service that is not quite sure is looked up too. When what is nearest is carried by no service,
    the service was a guess: then it counts as not understood. Out of scope only a product that is named counts.
    """

    def __init__(self, config: dict[str, Any], index: ProductIndex | None) -> None:
        self._near: float = config["near"]
        self._said_whole: float = config["said_whole"]
        self._said: float = config["said"]
        self._said_near: float = config["said_near"]
        self._count: int = config["count"]
        self._guess: float = config["guess"]
        self._guess_before_name: float = config["guess_before_name"]
        self._vague: float = config["vague"]
        self._index = index
        self._in_directory = {service.product.uri for service in directory().services if service.product}

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
        the message, or ``said`` with a score of ``said_near``. ``count``: how many are given. ``guess``: a service that
        is less likely than this is a guess, and one less likely than ``guess_before_name`` when a product is named; so
        is one of many of an organisation that is sure, each less likely than ``vague``.
        """
        return {
            "near": 0.7,
            "said_whole": 0.9,
            "said": 0.6,
            "said_near": 1.0,
            "count": 3,
            "guess": 0.85,
            "guess_before_name": 0.9,
            "vague": 0.4,
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are: nothing is learnt from the list."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, those that were not understood with the products that are near."""
        for message in messages:
            intent = message.get(INTENT) or {}
            name, confidence = intent.get(INTENT_NAME_KEY), intent.get(PREDICTED_CONFIDENCE_KEY, 0.0)
            if self._index is None or not message.get(TEXT):
                continue
            if name == DEFAULT_NLU_FALLBACK_INTENT_NAME:
                self._tell(message, self._found(self._index, message))
            elif name == _OUT_OF_SCOPE:
                self._tell(message, [each for each in self._found(self._index, message)[:1] if self._is_said(each)])
            elif name == WAY and (confidence < self._guess_before_name or _chance(message) < self._vague):
                found = self._found(self._index, message)
                if found and self._is_better(found[0], confidence, _chance(message)):
                    self._tell(message, found)
                    unsure = {**intent, INTENT_NAME_KEY: DEFAULT_NLU_FALLBACK_INTENT_NAME}
                    message.set(INTENT, unsure, add_to_output=True)
        return messages

    def _is_better(self, near: Near, confidence: float, chance: float) -> bool:
        """Whether ``near`` says more than a service with that confidence in its organisation, and that chance to be the
        one; never when a service carries it.
        """
        guess = self._guess_before_name if self._is_sure(near) else self._guess
        return near.product.uri not in self._in_directory and (confidence < guess or chance < self._vague)

    def _tell(self, message: Message, found: list[Near]) -> None:
        if found:
            told = [{"uri": each.product.uri, "sure": self._is_sure(each)} for each in found]
            message.set(PRODUCTS, told, add_to_output=True)

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


def _chance(message: Message) -> float:
    """How likely the first topic of the ranking is; 1 without a ranking."""
    ranking: list[dict[str, Any]] = message.get(INTENT_RANKING_KEY) or []
    return float(ranking[0][PREDICTED_CONFIDENCE_KEY]) if ranking else 1.0
