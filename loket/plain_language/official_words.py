"""The words of clerks that stand in a text, each with the word that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from loket.directory.reading import read

FOLDER = Path(__file__).parents[2] / "data" / "plain_language"

_BETWEEN = r"(?:[^\s.!?…]+\s+){0,6}"  # of what a verb and its little word take between them


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word in all its forms, what to write instead, and the phrases in which it is a name."""

    official: list[str]
    plain: str
    unless: list[str] = []


@dataclass(frozen=True)
class Found:
    """An official word as it stands in a text, and the plain word for it."""

    official: str
    plain: str


class OfficialWords:
    """The list of ``entries``, ready to look for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [(_either(each.official), each.plain, phrases(each.unless)) for each in entries]

    def found_in(self, text: str, names: re.Pattern[str] | None = None) -> Iterator[Found]:
        """Each official word in ``text`` once, outside of ``names``."""
        for official, plain, unless in self._entries:
            # Phrases go before names: one may have a name in it.
            rest = unless.sub(" ", text) if unless else text
            hit = official.search(names.sub(" ", rest) if names else rest) if official.search(rest) else None
            if hit:
                yield Found(" ".join(hit[0].split()), plain)


def load(folder: Path = FOLDER) -> OfficialWords:
    """The list in ``folder``. Raises NotReadable or ``msgspec.ValidationError``."""
    return OfficialWords(msgspec.convert(read(folder / "official_words.yml"), list[Entry]))


def fixed_names(folder: Path = FOLDER) -> list[str]:
    """Names of things that are written as they are. Raises NotReadable or ``msgspec.ValidationError``."""
    return msgspec.convert(read(folder / "names.yml"), list[str])


def phrases(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each of ``names`` as whole words, the longest first, whatever the capitals; None without names."""
    longest_first = sorted({name for name in names if name}, key=lambda each: (-len(each), each))
    return _either(longest_first) if longest_first else None


def _either(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w.-])(?:" + "|".join(map(_as_pattern, forms)) + r")(?![\w-])", re.IGNORECASE)


def _as_pattern(form: str) -> str:
    words = (_BETWEEN if word == "…" else re.escape(word).replace(r"\*", r"\w*") + r"\s+" for word in form.split())
    return "".join(words).removesuffix(r"\s+")
