"""Lists of words in ``data/texts`` that are looked for in what somebody writes, whole and without capitals."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from bot.places import PROJECT
from loket.directory import Texts
from loket.directory.reading import read

_FOLDER = PROJECT / "data" / "texts"
_SPACES = re.compile(r"\s+")


def has_words_of(name: str, text: str) -> bool:
    """Whether ``text`` has some of the words of the list ``name``, in either language."""
    return _pattern(name).search(_SPACES.sub(" ", text.casefold().replace("’", "'"))) is not None


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    words = msgspec.convert(read(_FOLDER / f"{name}.yml"), Texts)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(each) for each in (*words.nl, *words.en)) + r")(?!\w)")
