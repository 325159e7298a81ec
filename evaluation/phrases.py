"""The phrases that the model learns from, and how near a text is to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import INTENT, TEXT

from bot.nlu.directory_importer import DirectoryImporter, topic_of
from bot.nlu.vectors import encode_known
from bot.places import CONFIG, DOMAIN, TRAINING_DATA

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Phrase:
    """A training phrase; ``topic`` is the id of a service, or the name of an intent."""

    text: str
    topic: str


@dataclass(frozen=True)
class Near:
    """A phrase, and the cosine between its meaning and that of a text: 1 is the same."""

    phrase: Phrase
    cosine: float


def training_phrases() -> list[Phrase]:
    """All of them: of ``data/nlu`` and of every service. Raises DirectoryError."""
    importer = DirectoryImporter(str(CONFIG), str(DOMAIN), [str(folder) for folder in TRAINING_DATA])
    return [
        Phrase(str(example.get(TEXT)), topic_of(example).rpartition("/")[2])
        for example in importer.get_nlu_data().training_examples
        if example.get(TEXT) and example.get(INTENT)
    ]


class Encoder:
    """Gives texts the vectors by which the bot compares meaning."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text; takes about 3 ms for one that the model was not trained on."""
        return encode_known(list(texts))


class Neighbourhood:
    """The training phrases with their meaning. Building it takes half a minute for ten thousand phrases."""

    def __init__(self, phrases: Sequence[Phrase], encoder: Encoder) -> None:
        self._phrases = phrases
        self._encoder = encoder

    @cached_property
    def _vectors(self) -> Vectors:
        return self._encoder.vectors([phrase.text for phrase in self._phrases])

    def nearest(self, text: str, topics: Iterable[str]) -> Near | None:
        """The phrase of ``topics`` that is nearest to ``text``; None when they have no phrases."""
        wanted = frozenset(topics)
        rows = [row for row, phrase in enumerate(self._phrases) if phrase.topic in wanted]
        if not rows:
            return None
        cosines = self._vectors[rows] @ self._encoder.vectors([text])[0]
        best = int(np.argmax(cosines))
        return Near(self._phrases[rows[best]], float(cosines[best]))
