"""Several needs in one message, and what is heard in any part of it: danger, a wish for a person, being sent around."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
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
from bot.nlu.directory_importer import EVENT, WAY
from bot.nlu.topic import RANKED_CLAUSES, SURE, RankedClause
from loket.directory import LifeEvent, Service

SEVERAL_PROBLEMS = "several_problems"
NEEDS = "needs"
"""Key in what the pipeline gives: a list of ``{"topic": "way/<service>", "confidence": 0 to 1, "text": <clause>}``.
Where several things come together, what happened in somebody's life (``event/<life event>``) stands among them."""

PARTS = "parts"
"""Key in what the pipeline gives: how many clauses with content the message has."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Needs(IntentClassifier, GraphComponent):
    """Finds the different needs in a message, in the order in which they are mentioned; most messages have one."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._sure: float = config["sure"]
        self._clear: float = config["clear"]
        self._surer: float = config["neighbours_sure"]
        self._several_from: float = config["several_from"]
        self._relief: float = config["relief"]
        self._very_clear: float = config["very_clear"]
        self._heard: dict[str, float] = config["heard_in_clause"]
        self._in_whole: dict[str, float] = config["also_in_whole"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Needs:
        """The component (see parent class)."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """From where on a clause tells a need: ``sure`` of its organisation or else ``very_clear``, and ``clear`` of
        its service. One that is closely related to another counts apart from ``neighbours_sure`` on. Where the message
        itself sounds like several problems (``several_from``), all of these are lower by the factor ``relief``.
        ``heard_in_clause``: intents that win when one clause is at least so sure about them, the most urgent first;
        ``also_in_whole``: how likely the message as a whole must make them besides. One clause of a long story easily
        sounds like being sent around ("nobody told me").
        """
        return {
            "sure": 0.7,
            "clear": 0.45,
            "neighbours_sure": 0.8,
            "several_from": 0.3,
            "relief": 0.6,
            "very_clear": 0.91,
            "heard_in_clause": {},
            "also_in_whole": {},
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their needs, and with the intent that was heard in a part of them."""
        for message in messages:
            clauses: list[RankedClause] = message.get(RANKED_CLAUSES) or []
            several = self._sounds_like_several(message)
            found = self._with_whole(message, clauses, self._needs_in(clauses, several=several))
            # One need may be told in more than one clause: then the message as a whole tells it best.
            one = None if several or len(found) > 1 else _only(message) or found
            message.set(NEEDS, self._told_in(clauses, found) if one is None else one, add_to_output=True)
            message.set(PARTS, len(clauses), add_to_output=True)
            self._hear(message, clauses)
        return messages

    def _sounds_like_several(self, message: Message) -> bool:
        return _chance(message, SEVERAL_PROBLEMS) >= self._several_from

    def _needs_in(self, clauses: list[RankedClause], *, several: bool) -> list[dict[str, Any]]:
        known = directory()
        relief = self._relief if several else 1.0
        found: dict[str, dict[str, Any]] = {}
        for clause in clauses:
            first = _first_subject(clause) if several else clause.ranking[0]
            intent, _, name = first[INTENT_NAME_KEY].partition("/")
            service = known.find_service(name)
            if intent != WAY or service is None:
                continue
            clear = first[PREDICTED_CONFIDENCE_KEY]
            sure = clause.sure >= self._sure * relief or clear >= self._very_clear * relief
            if not sure or clear < self._clear * relief or service.id in found:
                continue
            others = [known.service(each) for each in found]
            if any(_is_same_need(service, each) for each in others):
                continue
            if clear < self._surer * relief and any(_are_neighbours(service, each) for each in others):
                continue
            found[service.id] = _need(first[INTENT_NAME_KEY], clause.sure, clause.text)
        return list(found.values())

    def _with_whole(
        self, message: Message, clauses: list[RankedClause], found: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """``found``, and beside a single need what the message as a whole is about, when that is another one that one
        of the clauses tells too, only less surely.
        """
        topic = next((each["topic"] for each in _only(message)), None)
        if topic is None or len(found) != 1:
            return found
        clause = next((c for c in clauses if _tells(c, topic) >= self._clear), None)
        first, whole = (directory().service(each.partition("/")[2]) for each in (found[0]["topic"], topic))
        if clause is None or first == whole or _is_same_need(first, whole) or _are_neighbours(first, whole):
            return found
        both = [*found, _need(topic, clause.sure, clause.text)]
        said = [each.text for each in clauses]
        return sorted(both, key=lambda need: said.index(need["text"]))

    def _told_in(self, clauses: list[RankedClause], needs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """``needs`` and the life events of other clauses, in order of mention. One whose plan begins with a service
        that is needed tells the same in other words.
        """
        known = directory()
        by_clause = {need["text"]: need for need in needs}
        services = [known.service(need["topic"].partition("/")[2]) for need in needs]
        told: dict[str, dict[str, Any]] = {}
        for clause in clauses:
            first = _first_subject(clause)
            topic, chance = first[INTENT_NAME_KEY], first[PREDICTED_CONFIDENCE_KEY]
            kind, _, name = topic.partition("/")
            event = known.find_life_event(name) if kind == EVENT else None
            if clause.text in by_clause:
                need = by_clause[clause.text]
                told.setdefault(need["topic"], need)
            elif event is None or any(_is_same_story(event, each) for each in services):
                continue
            elif chance >= self._clear * self._relief:
                told.setdefault(topic, _need(topic, chance, clause.text))
        return list(told.values())

    def _hear(self, message: Message, clauses: list[RankedClause]) -> None:
        """Let the most urgent of what was heard in a clause be the intent, unless something more urgent is already."""
        urgency = [*self._heard]
        now = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
        for intent in urgency:
            if intent == now:
                return
            if _chance(message, intent) < self._in_whole.get(intent, 0.0):
                continue
            said = [
                c
                for c in clauses
                if _intent_of(c) == intent and c.ranking[0][PREDICTED_CONFIDENCE_KEY] >= self._heard[intent]
            ]
            if said:
                _let_win(message, max(said, key=lambda clause: clause.sure))
                return


def _first_subject(clause: RankedClause) -> dict[str, Any]:
    """What a clause is about, apart from that it sounds like one of several problems; that it is told already."""
    about = (each for each in clause.ranking if each[INTENT_NAME_KEY] != SEVERAL_PROBLEMS)
    return next(about, clause.ranking[0])


def _tells(clause: RankedClause, topic: str) -> float:
    """How likely ``clause`` is about ``topic``; 0 when another is likelier."""
    first = _first_subject(clause)
    return float(first[PREDICTED_CONFIDENCE_KEY]) if first[INTENT_NAME_KEY] == topic else 0.0


def _is_same_story(event: LifeEvent, service: Service) -> bool:
    return next(iter(event.services), None) == service.id


def _intent_of(clause: RankedClause) -> str:
    return str(clause.ranking[0][INTENT_NAME_KEY]).partition("/")[0]


def _chance(message: Message, intent: str) -> float:
    """How likely the message as a whole makes ``intent``; nothing when it is not among the likeliest."""
    ranking: list[dict[str, Any]] = message.get(INTENT_RANKING_KEY) or []
    return max((each[PREDICTED_CONFIDENCE_KEY] for each in ranking if each[INTENT_NAME_KEY] == intent), default=0.0)


def _let_win(message: Message, clause: RankedClause) -> None:
    first = dict(clause.ranking[0])
    name = first[INTENT_NAME_KEY]
    ranking = [each for each in message.get(INTENT_RANKING_KEY) or [] if each[INTENT_NAME_KEY] != name]
    intent = {
        INTENT_NAME_KEY: name.partition("/")[0],
        PREDICTED_CONFIDENCE_KEY: clause.sure,
        FULL_RETRIEVAL_INTENT_NAME_KEY: name if "/" in name else None,
    }
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *ranking], add_to_output=True)
    message.set(SURE, clause.sure, add_to_output=True)


def _only(message: Message) -> list[dict[str, Any]]:
    """The one need of a message as a whole; none when it is about something else than a service."""
    first = next(iter(message.get(INTENT_RANKING_KEY) or []), None)
    if first is None or not first[INTENT_NAME_KEY].startswith(f"{WAY}/"):
        return []
    return [_need(first[INTENT_NAME_KEY], message.get(SURE), message.get(TEXT))]


def _need(topic: str, confidence: float, text: str) -> dict[str, Any]:
    return {"topic": topic, "confidence": round(float(confidence), 4), "text": text}


def _is_same_need(one: Service, other: Service) -> bool:
    """Whether the same organisation does both in the same area: then one visit or call serves for both."""
    return one.provider == other.provider and (one.area == other.area or _are_neighbours(one, other))


def _are_neighbours(one: Service, other: Service) -> bool:
    """Whether an editor wrote that who needs the one should also see the other, or both are about the same area."""
    return one.id in other.see_also or other.id in one.see_also or one.area == other.area
