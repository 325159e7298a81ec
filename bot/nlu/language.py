"""The language that a text is written in: Dutch, English, or another one, and whether that is sure."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.directory_importer import language_of
from bot.nlu.scripts import CYRILLIC, language_of_script, languages_of_signs, script_of
from bot.nlu.tongues import Tongues, learn
from bot.short_words import short_words

LANGUAGE = "language"
"""Key in what the pipeline gives: ``{"code": ISO 639-1, "sure": bool}``."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FILE = "grams.json"
_CHARACTERS = 600
_FEWEST_WORDS = 2  # from so many on the letters alone may tell that it is neither Dutch nor English …
_LIKELY = 0.75  # … when it is so likely
_SIGN = 0.7  # what a word with a sign of its language counts, beside 1 for one of its short words


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Tells the language by its short words and by groups of letters, learned from the training phrases.

    The short words know fourteen languages, signs and scripts some more; the groups of letters those that have phrases.
    """

    def __init__(
        self,
        storage: ModelStorage,
        resource: Resource,
        grams: dict[str, float] | None = None,
        tongues: Tongues | None = None,
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._grams = grams or {}
        self._tongues = tongues or learn([], [])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """An untrained component (see parent class)."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        """The trained component. Raises ValueError or OSError when the model has none that can be read."""
        with model_storage.read_from(resource) as folder:
            grams = json.loads((Path(folder) / _FILE).read_text(encoding="utf-8"))
            return cls(model_storage, resource, grams, Tongues.load(Path(folder)))

    def train(self, training_data: TrainingData) -> Resource:
        """Count the groups of letters in the phrases whose language is known."""
        counts: dict[str, Counter[str]] = {"nl": Counter(), "en": Counter()}
        written = [(example.get(TEXT), language_of(example)) for example in training_data.intent_examples]
        for text, code in written:
            if code in counts:
                counts[code].update(_grams(text))
        totals = {code: sum(count.values()) + len(count) for code, count in counts.items()}
        self._grams = {
            gram: math.log((counts["nl"][gram] + 1) / totals["nl"]) - math.log((counts["en"][gram] + 1) / totals["en"])
            for gram in sorted(counts["nl"] | counts["en"])
            if counts["nl"][gram] + counts["en"][gram] > 1
        }
        latin = [each for each in written if script_of(each[0]) == "LATIN"]
        self._tongues = learn([text for text, _ in latin], [code for _, code in latin])
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _FILE).write_text(json.dumps(self._grams), encoding="utf-8")
            self._tongues.save(Path(folder))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The phrases as they are: their language is known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their language."""
        for message in messages:
            code, sure = self.identify(message.get(TEXT) or "")
            message.set(LANGUAGE, {"code": code, "sure": sure}, add_to_output=True)
        return messages

    def identify(self, text: str) -> tuple[str, bool]:
        """The language of ``text`` (ISO 639-1, or "und" for a script that is not known here) and whether it is sure.

        With another script it is always sure that it is neither Dutch nor English.
        """
        text = text[:_CHARACTERS]
        script = script_of(text)
        if script not in ("LATIN", "CYRILLIC", ""):
            return language_of_script(script, text), True
        found: dict[str, float] = defaultdict(float)
        words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
        for word in words:
            for code in _languages_of().get(word, ()):
                found[code] += 1 / len(_languages_of()[word])
            for code in languages_of_signs(word):
                found[code] += _SIGN
        if script == "CYRILLIC":
            return max(CYRILLIC, key=lambda code: (found[code], code == "ru")), True
        letters = sum(self._grams.get(gram, 0.0) for gram in _grams(text))
        here = max(found["nl"], found["en"])
        other, most = max(
            ((code, count) for code, count in found.items() if code not in ("nl", "en")), key=_count, default=("", 0.0)
        )
        if most >= 1.5 and most > here + 0.5 and most >= len(words) / 5:
            return other, True
        if len(words) >= _FEWEST_WORDS and here <= most + 0.5:
            likeliest, chance = max(self._tongues.chances(text).items(), key=_count, default=("", 0.0))
            if likeliest not in ("nl", "en") and chance >= _LIKELY:
                return likeliest, True
        lead = found["nl"] - found["en"]
        code = "nl" if lead * 4 + letters > 0 else "en"
        agree = lead * letters > 0
        clear = abs(lead) >= 2 or (abs(lead) >= 0.75 and agree) or (lead == 0 and abs(letters) > 12)
        return code, clear and len(words) >= (2 if lead else 4)


def _count(item: tuple[str, float]) -> float:
    return item[1]


def _grams(text: str) -> list[str]:
    padded = f" {' '.join(_WORD.findall(text.lower()))} "
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is one of the short words."""
    words: dict[str, list[str]] = {}
    for code, listed in short_words().items():
        for word in listed:
            words.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in words.items()}
