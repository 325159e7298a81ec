"""What the citizens of the bench ask."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

FILE = Path(__file__).resolve().parent.parent / "questions.yml"
LANGUAGES = ("nl", "en")
IN_A_CONVERSATION = 8
"""Questions before a citizen has heard enough, and the next one begins a conversation of their own."""


def read(file: Path = FILE) -> dict[str, list[str]]:
    """The questions by language. Raises ``msgspec.ValidationError`` when the file is not what it should be."""
    return msgspec.yaml.decode(file.read_bytes(), type=dict[str, list[str]])


def language_of(citizen: int) -> str:
    """Half of the citizens speak Dutch, the other half English."""
    return LANGUAGES[citizen % len(LANGUAGES)]


def asked_by(citizen: int, questions: dict[str, list[str]]) -> Iterator[str]:
    """The questions of one citizen, without end, in an order of their own that is the same in every run."""
    mine = list(questions[language_of(citizen)])
    random.Random(citizen).shuffle(mine)
    return itertools.cycle(mine)
