"""How likely it is that a person should be offered: by what is heavy, urgent or a wish for a person, in any part."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.knowledge import directory
from bot.nlu.topic import RANKED_CLAUSES, RankedClause
from bot.nlu.wording import has_words_of

TROUBLE = "trouble"
"""Key in what the pipeline gives: 0 to 1."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Trouble(IntentClassifier, GraphComponent):
    """Adds up how likely the topics are for which a person is good to have, whichever of them it is.

    Many of these topics lie close together (debts, a bailiff, no food): each alone may be unlikely while it is nearly
    certain that it is one of them.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._signs = frozenset(config["signs"])
        self._complaints = frozenset(config["complaints"])
        self._in_clause: float = config["in_clause"]
        self._in_words: float = config["in_words"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Trouble:
        """The component (see parent class)."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``signs``: intents that count beside the heavy services and life events; ``complaints``: services that count
        because who complains may want a person. ``in_clause``: what a clause counts beside the message as a whole.
        ``in_words``: how likely it is when the words themselves say so.
        """
        return {"signs": [], "complaints": [], "in_clause": 0.8, "in_words": 0.5}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their trouble."""
        for message in messages:
            clauses: list[RankedClause] = message.get(RANKED_CLAUSES) or []
            whole = self._weight_of(message.get(INTENT_RANKING_KEY) or [])
            parts = [self._in_clause * self._weight_of(clause.ranking) for clause in clauses]
            said = self._in_words if has_words_of("trouble", message.get(TEXT) or "") else 0.0
            message.set(TROUBLE, round(min(1.0, max([whole, *parts, said])), 4), add_to_output=True)
        return messages

    def _weight_of(self, ranking: list[dict[str, Any]]) -> float:
        return sum(float(each[PREDICTED_CONFIDENCE_KEY]) for each in ranking if self._is_heavy(each[INTENT_NAME_KEY]))

    def _is_heavy(self, topic: str) -> bool:
        intent, _, name = topic.partition("/")
        if intent in self._signs or name in self._complaints:
            return True
        service, event = directory().find_service(name), directory().find_life_event(name)
        if service is not None:
            return service.hardship or service.person_first or service.urgent
        return event is not None and (event.person or event.person_first)
