"""When to answer, and when to ask: each intent has its own line below which it counts as not understood."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.directory_importer import WAY
from bot.nlu.wording import has_words_of

OUT_OF_SCOPE = "out_of_scope"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Doubt(IntentClassifier, GraphComponent):
    """Turns the best intent into ``nlu_fallback`` when it is not sure enough.

    Rasa's FallbackClassifier has one threshold for all. Here a cry for help or the wish for a person is also heard
    when something else was a little likelier: to miss one is worse than to ask a person once too often.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold: float = config["threshold"]
        self._heard: dict[str, float] = config["heard_from"]
        self._opinion_from: float = config.get("opinion_from", 0.02)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Doubt:
        """The component (see parent class)."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``threshold`` for every intent; ``heard_from``: intents with a lower one, the most urgent first. Who asks for
        an opinion is out of scope where that is at least ``opinion_from`` likely.
        """
        return {"threshold": 0.4, "heard_from": {}, "opinion_from": 0.02}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with the intent that is acted on. The ranking stays as it was, for the choices."""
        for message in messages:
            ranking: list[dict[str, Any]] = message.get(INTENT_RANKING_KEY) or []
            best = message.get(INTENT)
            opinion = next((each for each in ranking if self._is_opinion(each)), None)
            if best is not None and opinion is not None and best[INTENT_NAME_KEY] == WAY and _asks_opinion(message):
                message.set(INTENT, opinion, add_to_output=True)
                continue
            if best is None or best[PREDICTED_CONFIDENCE_KEY] >= self._sure_from(best[INTENT_NAME_KEY]):
                continue
            heard = next((each for name in self._heard for each in ranking if self._is_heard(name, each)), None)
            fallback = {
                INTENT_NAME_KEY: DEFAULT_NLU_FALLBACK_INTENT_NAME,
                PREDICTED_CONFIDENCE_KEY: self._threshold,
            }
            message.set(INTENT, heard or fallback, add_to_output=True)
        return messages

    def _is_opinion(self, entry: dict[str, Any]) -> bool:
        return bool(entry[INTENT_NAME_KEY] == OUT_OF_SCOPE and entry[PREDICTED_CONFIDENCE_KEY] >= self._opinion_from)

    def _sure_from(self, name: str) -> float:
        return self._heard.get(name, self._threshold)

    def _is_heard(self, name: str, entry: dict[str, Any]) -> bool:
        return bool(entry[INTENT_NAME_KEY] == name and entry[PREDICTED_CONFIDENCE_KEY] >= self._heard[name])


def _asks_opinion(message: Message) -> bool:
    return has_words_of("opinions", message.get(TEXT) or "")
