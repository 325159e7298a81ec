"""How likely it is that a person should be offered: by what is heavy, urgent or a wish for a person, in any part."""

from __future__ import annotations

from math import exp
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.heavy import is_heavy
from bot.nlu.topic import NEEDS_PERSON, RANKED_CLAUSES, RankedClause
from bot.nlu.wording import has_words_of
from bot.topics.persons import IN_CLAUSE

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
        self._in_words: float = config["in_words"]
        self._as_learned: float = config["as_learned"]

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
        because who complains may want a person. ``in_words``: how likely it is when the words themselves say so.
        ``as_learned``: what is added, in log-odds, to how often a person should come where it sounds like this.
        """
        return {"signs": [], "complaints": [], "in_words": 0.5, "as_learned": 0.0}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their trouble."""
        for message in messages:
            clauses: list[RankedClause] = message.get(RANKED_CLAUSES) or []
            whole = self._weight_of(message.get(INTENT_RANKING_KEY) or [])
            parts = [IN_CLAUSE * self._weight_of(clause.ranking) for clause in clauses]
            said = self._in_words if has_words_of("trouble", message.get(TEXT) or "") else 0.0
            learned = self._raised(message.get(NEEDS_PERSON) or 0.0)
            message.set(TROUBLE, round(min(1.0, max([whole, *parts, said, learned])), 4), add_to_output=True)
        return messages

    def _raised(self, chance: float) -> float:
        odds = chance * exp(self._as_learned)
        return odds / (odds + 1 - chance)

    def _weight_of(self, ranking: list[dict[str, Any]]) -> float:
        return sum(float(each[PREDICTED_CONFIDENCE_KEY]) for each in ranking if self._is_heavy(each[INTENT_NAME_KEY]))

    def _is_heavy(self, topic: str) -> bool:
        return is_heavy(topic, self._signs, self._complaints)
