"""The stories that are played: what somebody says to the bot, and to a caseworker."""

from __future__ import annotations

from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("stories.yml")


class Exchange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a caseworker says in this conversation, and what the citizen says to whatever a caseworker said."""

    caseworker: str
    citizen: str


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One citizen. ``page`` is the page on which they open the window, below the address of the service."""

    id: str
    language: str  # nl or en
    said: list[str]  # to the bot, each after its answer; one that is a button's title presses that button
    page: str = "/"
    person: bool = True  # asks for a person after that
    exchanges: list[Exchange] = []
    thanks: str = ""
    call_back: str = ""  # asks to be called on this number instead of waiting


def load(file: Path = FILE) -> list[Story]:
    """All stories, in the order of the file. Raises :class:`msgspec.ValidationError` when one is wrong."""
    return msgspec.yaml.decode(file.read_bytes(), type=list[Story])
