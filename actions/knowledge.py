"""What the actions know: the directory and the words for buttons and summaries, read once in a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory import Directory, Service, Text, load
from loket.directory.reading import read

_DATA = Path(__file__).resolve().parent.parent / "data"


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The directory in ``data/directory``. Raises DirectoryError."""
    return load(_DATA / "directory")


@lru_cache(maxsize=1)
def _buttons() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "buttons.yml"), dict[str, Text])


@lru_cache(maxsize=1)
def _summaries() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "summaries.yml"), dict[str, Text])


@lru_cache(maxsize=1)
def _intents() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "intents.yml"), dict[str, Text])


def topic_title(topic: str, language: str) -> str:
    """What people call ``topic``: a service ("way/huurtoeslag") or an intent ("ask_person"); else ``topic`` itself."""
    service = directory().find_service(topic.partition("/")[2])
    name = service.name if service else _intents().get(topic)
    return name.in_language(language) if name else topic


def button_title(name: str, language: str) -> str:
    """The title or short phrase ``name`` of ``data/texts/buttons.yml``. Raises KeyError."""
    return _buttons()[name].in_language(language)


def summary_line(name: str, /, language: str, **values: str) -> str:
    """A line of ``data/texts/summaries.yml`` with ``values`` filled in. Raises KeyError."""
    return _summaries()[name].in_language(language).format(**values)


def is_urgent(known: Directory, service: Service) -> bool:
    """Whether ``service`` is for people in danger: its number comes first and big, and a person at once."""
    return service.urgent or (service.person_first and known.provider_of(service).kind in ("emergency", "helpline"))
