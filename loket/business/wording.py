"""Texts and lists of words as they are compared: small letters, no accents, only words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from loket.directory.types import Texts

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def words_in(text: str) -> list[str]:
    """The words of ``text`` without capitals, accents and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def as_line(text: str) -> str:
    """``text`` as its words with one space around each, so that a phrase is found only at whole words."""
    return f" {' '.join(words_in(text))} "


def phrases(texts: Texts) -> Iterator[str]:
    """The phrases of both languages, each as a line."""
    for phrase in (*texts.nl, *texts.en):
        yield as_line(phrase)


def has_one_of(line: str, texts: Texts) -> bool:
    """Whether one of the phrases stands in ``line``."""
    return any(phrase in line for phrase in phrases(texts))


def starts_with_one_of(line: str, texts: Texts) -> bool:
    """Whether ``line`` begins with one of the phrases."""
    return any(line.startswith(phrase) for phrase in phrases(texts))


def without(line: str, texts: Texts) -> str:
    """``line`` without the words of ``texts``."""
    left_out = {word for phrase in phrases(texts) for word in phrase.split()}
    return as_line(" ".join(word for word in line.split() if word not in left_out))


def named(line: str, phrases_of: Iterable[tuple[str, str]]) -> list[str]:
    """The names whose phrase stands in ``line``; pairs of name and phrase. A longer phrase hides the shorter ones
    inside it: "no staff" is not "staff".
    """
    found: list[str] = []
    for name, phrase in sorted(phrases_of, key=lambda each: -len(each[1])):
        if phrase.strip() and phrase in line:
            line = line.replace(phrase, " | ")
            if name not in found:
                found.append(name)
    return found
