"""Where the texts stand that citizens read. A new kind of file is one line in
:data:`IN_DIRECTORY` or :data:`IN_PROJECT`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loket.directory.reading import NotReadable, read

PROJECT = Path(__file__).parents[2]
DIRECTORY = "data/directory"


@dataclass(frozen=True)
class Shown:
    """A text that a citizen reads: in which file, in which field of it, in which language (nl or en).

    ``page`` tells which texts stand together on the screen.
    """

    file: str
    field: str
    language: str
    text: str
    page: str


_TYPED = (
    "complained",
    "contact_questions",
    "dates",
    "day_parts",
    "letter_words",
    "other_need",
    "places",
    "said_plainly",
    "set_phrases",
    "told_danger",
    "told_needs",
    "trouble",
)
"""Files of data/texts with what people type; Loket says nothing of it."""


@dataclass(frozen=True)
class Source:
    """Files of one kind (``pattern`` within a folder) and how their texts are read. ``together``: one file is one page.
    Fields in ``apart``, and files in ``typed``, are no texts: addresses, and words that citizens type themselves.
    """

    pattern: str
    reader: Callable[[Path], Iterable[tuple[str, str, str]]]
    together: bool = False
    apart: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()


class NotATextFile(Exception):
    """The file is not written as its reader expects; the message says what is wrong."""


def bilingual(path: Path) -> Iterator[tuple[str, str, str]]:
    """Field, language and text of everything in a YAML file that has ``nl`` and ``en``, however deep."""
    try:
        yield from _pairs(read(path), ())
    except NotReadable as error:
        raise NotATextFile(str(error)) from error


def responses(path: Path) -> Iterator[tuple[str, str, str]]:
    """The same for responses of a Rasa domain: the slot ``language`` in the condition tells the language."""
    try:
        domain: Any = read(path)
    except NotReadable as error:
        raise NotATextFile(str(error)) from error
    for name, variants in (domain or {}).get("responses", {}).items():
        for variant in variants:
            told = [each["value"] for each in variant.get("condition", []) if each.get("name") == "language"]
            for language in told or ["nl"]:
                yield name, language, variant.get("text") or ""


def messages(path: Path) -> Iterator[tuple[str, str, str]]:
    """The same for a message file of the widget; its name is the language."""
    try:
        words = json.loads(path.read_text(encoding="utf-8"))["words"]
    except (ValueError, KeyError) as error:
        raise NotATextFile(f"no JSON with words: {error}") from error
    for name, text in words.items():
        yield name, path.stem, text


_NOT_FOR_READING = frozenset({"examples", "words", "website", "online"})

IN_DIRECTORY = (
    Source("organisations/*.yml", bilingual, together=True, apart=_NOT_FOR_READING),
    Source("services/*/*.yml", bilingual, together=True, apart=_NOT_FOR_READING),
    Source("life_events/*.yml", bilingual, together=True, apart=_NOT_FOR_READING),
    Source("desks.yml", bilingual),
)
"""What is in the folder of the directory."""

IN_PROJECT = (
    *(replace(each, pattern=f"{DIRECTORY}/{each.pattern}") for each in IN_DIRECTORY),
    Source("data/business/**/*.yml", bilingual, apart=_NOT_FOR_READING, typed=frozenset({"data/business/words.yml"})),
    Source("data/canned/*.yml", bilingual),
    Source(
        "data/texts/*.yml",
        bilingual,
        typed=frozenset(f"data/texts/{each}.yml" for each in _TYPED),
    ),
    Source("bot/domain/responses.*.yml", responses),
    Source("handoff/web/widget/texts/*.json", messages),
    Source("handoff/api/**/*.yml", bilingual, apart=frozenset({"months"})),
)
"""The same in the whole project."""


def texts(folder: Path, sources: Iterable[Source]) -> Iterator[Shown]:
    """Every text that a citizen reads in ``folder``, file by file. Raises :class:`NotATextFile` with the file."""
    for source in sources:
        for path in sorted(set(folder.glob(source.pattern)) - {folder / name for name in source.typed}):
            file = path.relative_to(folder).as_posix()
            try:
                for field, language, text in source.reader(path):
                    if text and source.apart.isdisjoint(field.split(".")):
                        yield Shown(file, field, language, text, file if source.together else f"{file}: {field}")
            except NotATextFile as error:
                raise NotATextFile(f"{file}: {error}") from error


def _pairs(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        if value.keys() >= {"nl", "en"}:
            for language in ("nl", "en"):
                yield from _leaves(value[language], path, language)
            return
        for name, inside in value.items():
            yield from _pairs(inside, (*path, name))
    elif isinstance(value, list):
        for place, inside in enumerate(value, 1):
            yield from _pairs(inside, (*path, str(place)))


def _leaves(value: object, path: tuple[str, ...], language: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, list):
        for place, inside in enumerate(value, 1):
            yield from _leaves(inside, (*path, str(place)), language)
    elif isinstance(value, str):
        yield ".".join(path), language, value
