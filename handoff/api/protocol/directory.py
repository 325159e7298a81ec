"""The directory as a caseworker looks things up in it, and shows them to the citizen."""

from __future__ import annotations

from typing import Literal

import msgspec

from loket.wire import Card, Plan

FoundKind = Literal["service", "plan"]


class BothLanguages(msgspec.Struct, frozen=True, kw_only=True):
    """One text in Dutch and English."""

    nl: str
    en: str


class DirectoryHit(msgspec.Struct, frozen=True, kw_only=True):
    """A service, or a life event with its plan, that fits what was asked for."""

    what: FoundKind
    id: str
    title: BothLanguages
    summary: BothLanguages
    by: BothLanguages  # who provides it; of a plan all who are in it


class DirectoryHits(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /api/v1/staff/directory?q=…``: the best first. Without words the first ones of the directory."""

    hits: list[DirectoryHit]


class DirectoryNames(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /api/v1/staff/directory/names``: what services, life events and organisations are called. The log keeps a
    name in the language of the conversation; a console that is read in the other one finds it here.
    """

    names: list[BothLanguages]


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``GET …/conversations/{id}/directory/{what}/{which}?language=…``: as the citizen of this conversation would see
    it, in ``language`` (nl or en; left out: the citizen's).
    """

    language: Literal["nl", "en"]
    card: Card | None = None
    plan: Plan | None = None


class Show(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/conversations/{id}/show``: say ``text`` to the citizen, with what the directory has."""

    client_id: str
    what: FoundKind
    id: str
    text: str
    language: Literal["nl", "en"]
