"""The short words of the languages: they tell which one is written, and nothing about the subject."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory.reading import read


@lru_cache(maxsize=1)
def short_words() -> dict[str, tuple[str, ...]]:
    """Of each language (ISO 639-1) its short words, each once."""
    lists = msgspec.convert(read(Path(__file__).with_suffix(".yml")), dict[str, str])
    return {code: tuple(dict.fromkeys(text.split())) for code, text in lists.items()}
