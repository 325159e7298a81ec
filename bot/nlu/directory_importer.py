"""The directory as training data: a service is a topic of the retrieval intent ``way``, a life event of ``event``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.places import DIRECTORY
from loket.directory import LifeEvent, Service, load

WAY = "way"
"""The retrieval intent; ``way/<id of a service>`` is the full name of a topic."""
EVENT = "event"
"""The same for life events."""
DISTRESS = "distress"
"""The same for services for people in danger, so that their phrases and those of data/nlu do not compete."""

_SPOKEN_AS = ("nl", "en")
_WRITTEN = frozenset({TEXT, INTENT, INTENT_RESPONSE_KEY, METADATA})


class DirectoryImporter(RasaFileImporter):
    """Rasa's files, and the phrases of every service in the directory with them.

    A service is added by adding its file: neither the domain nor a rule names services.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        folder: str | None = None,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        self._folder = Path(folder) if folder else DIRECTORY

    @cached_method  # type: ignore[untyped-decorator]
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The phrases of the files and of the directory, the latter with their language. Raises DirectoryError."""
        written = super().get_nlu_data(language)
        known = load(self._folder)
        phrases = [Phrase(example.data) for example in written.training_examples]
        for service in known.services:
            phrases += phrases_of(service, DISTRESS if service.urgent else WAY)
        for event in known.life_events:
            phrases += phrases_of(event, EVENT)
        return TrainingData(
            phrases, written.entity_synonyms, written.regex_features, written.lookup_tables, written.responses
        )


class Phrase(Message):
    """A training phrase that is copied and compared quickly. Rasa does so a dozen times with each while it trains, for
    which it walks through all that a message could hold; half of the time went there.
    """

    _cached_fingerprint: str | None

    def __deepcopy__(self, memo: dict[int, Any]) -> Phrase:
        """A phrase with the same words, topic and features, to which features can be added."""
        copied = Phrase(self.data, set(self.output_properties), self.time, list(self.features))
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def __hash__(self) -> int:
        """The same for phrases with the same words (see parent class)."""
        return hash(self.data.get(TEXT))

    def __eq__(self, other: object) -> bool:
        """Whether the content is the same (see parent class)."""
        return isinstance(other, Phrase) and other.fingerprint() == self.fingerprint()

    def fingerprint(self) -> str:
        """The same for phrases with the same content (see parent class)."""
        if self._cached_fingerprint is None:
            if not _WRITTEN.issuperset(self.data):
                return super().fingerprint()  # type: ignore[no-any-return]
            content = hashlib.md5(repr(sorted(self.data.items())).encode(), usedforsecurity=False)
            for feature in self.features:
                content.update(f"{feature.type} {feature.origin} {feature.attribute} ".encode())
                content.update(feature.features.tobytes())
            self._cached_fingerprint = content.hexdigest()
        return self._cached_fingerprint


def phrases_of(service: Service | LifeEvent, intent: str) -> Iterator[Phrase]:
    """Every phrase that stands for ``service``, as ``intent``: names, words, example questions, summary; each once. The
    summary of a life event is about the plan, which everybody has.
    """
    seen: set[str] = set()
    for language in _SPOKEN_AS:
        for text in (
            service.name.in_language(language),
            *service.words.in_language(language),
            *service.examples.in_language(language),
            *([service.summary.in_language(language)] if isinstance(service, Service) else []),
        ):
            if text.casefold() not in seen:
                seen.add(text.casefold())
                yield _phrase(text, f"{intent}/{service.id}", language)
    for language, texts in service.other_languages.items() if isinstance(service, Service) else ():
        for text in texts:
            yield _phrase(text, f"{intent}/{service.id}", language)


def _phrase(text: str, intent: str, language: str) -> Phrase:
    built: Phrase = Phrase.build(text=text, intent=intent, example_metadata={"language": language})
    return built


def language_of(example: Message) -> str:
    """The language (ISO 639-1) of a training phrase, from its own or its intent's metadata. Raises KeyError."""
    metadata: dict[str, Any] = example.get(METADATA) or {}
    for part in ("example", "intent"):
        language = (metadata.get(part) or {}).get("language")
        if language is not None:
            return str(language)
    raise KeyError(f"the phrase “{example.get(TEXT)}” of {example.get(INTENT)} has no language in its metadata")


def topic_of(example: Message) -> str:
    """The full name of the topic of a training phrase: ``way/<service>``, or the intent."""
    return str(example.get(INTENT_RESPONSE_KEY) or example.get(INTENT))
