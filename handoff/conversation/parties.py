"""Who takes part in a conversation, and the desks it comes to, as events and states name them."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["citizen", "bot", "caseworker", "system"]


class Sender(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who made the event. ``id`` is the caseworker's; ``name`` and ``organisation`` are what the citizen sees."""

    role: Role
    id: str | None = None
    name: str | None = None
    organisation: str | None = None  # name of the organisation


class DeskName(msgspec.Struct, frozen=True, kw_only=True):
    """A desk as shown: its id and its name in both languages."""

    id: str
    nl: str
    en: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker as named in an event; the ``id`` is for staff only."""

    id: str
    name: str
    organisation: str  # name of the organisation


def person_of(sender: Sender) -> Person:
    """The caseworker who made an event."""
    return Person(id=sender.id or "", name=sender.name or "", organisation=sender.organisation or "")
