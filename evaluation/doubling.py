"""Makes a directory twice as large, with services that do not exist, to see what growth costs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import yaml

from loket.directory.reading import read

SUFFIX = "-twin"
"""Ends the ids of the services that were made up."""

_LANGUAGES = ("nl", "en")
_THEME = 12  # words of its own that a made-up service has in each language
_OF_THEME = 0.4  # share of the words of a phrase that are its own
_LONG = 5  # letters from which on a word can be a service's own


class Vocabulary:
    """The words of the phrases of a directory, as often as they are used there, by language."""

    def __init__(self, services: Sequence[dict[str, Any]], seed: int) -> None:
        self._random = random.Random(seed)
        self._words = {
            language: [word for service in services for text in _phrases(service, language) for word in text.split()]
            for language in _LANGUAGES
        }
        self._long = {
            language: sorted({word for word in words if len(word) >= _LONG and word.isalpha()})
            for language, words in self._words.items()
        }

    def theme(self, language: str) -> list[str]:
        """The words of its own of a new service."""
        return self._random.sample(self._long[language], min(_THEME, len(self._long[language])))

    def phrase(self, like: str, theme: Sequence[str], language: str) -> str:
        """A phrase of as many words as ``like``, some of them of ``theme``, at least one."""
        words = [
            self._random.choice(theme if self._random.random() < _OF_THEME else self._words[language])
            for _ in like.split()
        ]
        words[self._random.randrange(len(words))] = self._random.choice(theme)
        return " ".join(words)


def double(folder: Path, seed: int) -> int:
    """Write beside every service of the directory in ``folder`` one that is made up; gives how many were written.

    A made-up service has as many phrases as the one beside it, of the same length, of words that occur in the
    directory. The same ``seed`` makes the same ones.
    """
    files = sorted(folder.glob("services/*/*.yml"))
    # Loket's own reader takes everything for text: a phrase may be “no”, which YAML takes for a truth value.
    services = [cast("dict[str, Any]", read(file)) for file in files]
    vocabulary = Vocabulary(services, seed)
    for file, service in zip(files, services, strict=True):
        made_up = twin_of(service, vocabulary)
        text = yaml.safe_dump(made_up, allow_unicode=True, sort_keys=False)
        file.with_name(f"{made_up['id']}.yml").write_text(text, encoding="utf-8")
    return len(files)


def twin_of(service: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """``service`` as it stands in its file, under another id and with phrases of its own."""
    twin = {**service, "id": f"{service['id']}{SUFFIX}"}
    themes = {language: vocabulary.theme(language) for language in _LANGUAGES}
    for field in ("name", "summary"):
        twin[field] = {
            language: vocabulary.phrase(service[field][language], themes[language], language) for language in _LANGUAGES
        }
    for field in ("words", "examples"):
        twin[field] = {
            language: [vocabulary.phrase(text, themes[language], language) for text in texts]
            for language, texts in (service.get(field) or {}).items()
        }
    return twin


def _phrases(service: dict[str, Any], language: str) -> Iterator[str]:
    for field in ("name", "summary"):
        yield service[field][language]
    for field in ("words", "examples"):
        yield from (service.get(field) or {}).get(language) or []
