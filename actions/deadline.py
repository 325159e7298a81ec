"""Whether somebody has to act within days, by their own words: then they stand further ahead in a queue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from actions.knowledge import deadline_words

_SPACES = re.compile(r"\s+")


def is_pressed(texts: Iterable[str]) -> bool:
    """Whether one of ``texts``, the citizen's own words, tells of a day that is near."""
    return any(_pattern().search(_SPACES.sub(" ", text.casefold())) for text in texts)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = deadline_words()
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in (*words.nl, *words.en)) + r")\b")
