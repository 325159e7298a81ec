"""Municipalities and telephone numbers in a text, and short answers that are nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.knowledge import directory
from bot.nlu.topic import SURE
from bot.places import PROJECT
from loket.directory import Municipality
from loket.directory.municipalities import mentions
from loket.directory.reading import read
from loket.telephone import NotATelephoneNumber, understand

MUNICIPALITY = "municipality"
TELEPHONE = "telephone"
DAY_PART = "day_part"
DAY_PART_GIVEN = "day_part_given"
MUNICIPALITY_GIVEN = "municipality_given"
TELEPHONE_GIVEN = "telephone_given"

_WORD = re.compile(r"[^\W\d_]+")
_RUN_OF_DIGITS = re.compile(r"\+?\d[\d ().\-/]*\d|\d")
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Za-z]{2}\b")
_FEWEST_DIGITS = 4
"""A run of fewer digits is an age, an amount or a house number, not an attempt at a telephone number."""
_WORDS_BESIDE_A_NUMBER = 8
_LETTERS_BESIDE_A_DAY_PART = 12


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlacesAndNumbers(GraphComponent, EntityExtractorMixin):
    """Finds the citizen's municipality (entity with its CBS code) and a telephone number (entity in E.164).

    Stands behind the classifier: no training phrase can teach it 342 municipalities, 1,000 villages and every
    number, so a message that is nothing but one of them gets its intent here, for certain.
    """

    def __init__(self) -> None:
        self._directory = directory()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlacesAndNumbers:
        """The component with the municipalities loaded. Raises DirectoryError."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with what was found in them."""
        for message in messages:
            text = message.get(TEXT) or ""
            if any(sign.isdigit() for sign in text):
                self._find_number(message, text)
            self._find_place(message, text)
            if any(_covers(each, text) for each in message.get(ENTITIES, []) if each["entity"] == DAY_PART):
                _be_certain(message, DAY_PART_GIVEN)
        return messages

    def _find_number(self, message: Message, text: str) -> None:
        attempt = max(_RUN_OF_DIGITS.finditer(text), key=lambda run: sum(map(str.isdigit, run[0])), default=None)
        if attempt is None or _POSTCODE.search(text):
            return
        alone = len(_WORD.findall(text)) == 0
        if sum(map(str.isdigit, attempt[0])) < _FEWEST_DIGITS and not (alone and len(text.strip()) > 2):
            return
        try:
            _add(message, TELEPHONE, understand(text).e164, attempt)
        except NotATelephoneNumber:
            if len(_WORD.findall(text)) > _WORDS_BESIDE_A_NUMBER // 2 or not attempt[0].strip().startswith(("0", "+")):
                return
        if len(_WORD.findall(text)) <= _WORDS_BESIDE_A_NUMBER:
            _be_certain(message, TELEPHONE_GIVEN)

    def _find_place(self, message: Message, text: str) -> None:
        found = mentions(self._directory, text)
        if len(found) == 1:
            where = re.search(re.escape(found[0].name), text, re.IGNORECASE) or re.search(r".+", text)
            if where is not None:
                _add(message, MUNICIPALITY, found[0].code, where)
        if found and _is_nothing_but(found, text):
            _be_certain(message, MUNICIPALITY_GIVEN)


def _covers(entity: dict[str, Any], text: str) -> bool:
    """Whether little else is said than ``entity``: an article, "graag" or "please"."""
    return len(text.strip()) - int(entity["end"] - entity["start"]) <= _LETTERS_BESIDE_A_DAY_PART


def _is_nothing_but(found: list[Municipality], text: str) -> bool:
    """Whether ``text`` only says where somebody lives."""
    names = {
        word
        for municipality in found
        for name in (municipality.name, *municipality.places)
        for word in _WORD.findall(name.lower())
    }
    said = _WORD.findall(_POSTCODE.sub(" ", text).lower())
    return all(word in names or word in _words_around() for word in said)


@lru_cache(maxsize=1)
def _words_around() -> frozenset[str]:
    words = msgspec.convert(read(PROJECT / "data" / "texts" / "places.yml"), dict[str, Any])
    return frozenset([*words["around"], *words["before"], *words["living"], *words["municipality"]])


def _add(message: Message, entity: str, value: str, where: re.Match[str]) -> None:
    found = {
        ENTITY_ATTRIBUTE_TYPE: entity,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_START: where.start(),
        ENTITY_ATTRIBUTE_END: where.end(),
        PREDICTED_CONFIDENCE_KEY: 1.0,
        "extractor": PlacesAndNumbers.__name__,
    }
    message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)


def _be_certain(message: Message, intent: str) -> None:
    certain = {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}
    ranking = [each for each in message.get(INTENT_RANKING_KEY, []) if each[INTENT_NAME_KEY] != intent]
    message.set(INTENT, dict(certain), add_to_output=True)
    message.set(INTENT_RANKING_KEY, [certain, *ranking], add_to_output=True)
    message.set(SURE, 1.0, add_to_output=True)
