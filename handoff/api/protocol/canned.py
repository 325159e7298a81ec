"""Canned replies: what an organisation's caseworkers say often, with places that are filled in."""

from __future__ import annotations

import msgspec

from handoff.api.protocol.directory import BothLanguages
from handoff.conversation.placeholders import Placeholder


class CannedReplyText(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/canned-replies`` and, with the ``version`` that was changed, of ``PUT …/{id}``."""

    key: str  # what is typed after the /; small letters, digits and hyphens
    title: BothLanguages
    text: BothLanguages
    service: str | None = None  # id of the service of the directory that it is about
    version: int = 0


class CannedReply(msgspec.Struct, frozen=True, kw_only=True):
    """A canned reply. ``version`` counts its changes; ``deleted`` only in the answer to deleting it."""

    id: str
    key: str
    title: BothLanguages
    text: BothLanguages
    service: str | None
    service_title: BothLanguages | None
    version: int
    deleted: bool = False


class CannedReplies(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /api/v1/staff/canned-replies?q=…``: those of my organisation that fit, the best first; without words all,
    by key. ``placeholders`` are the names that may stand between braces.
    """

    replies: list[CannedReply]
    placeholders: list[Placeholder]


class CannedVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/canned-replies/{id}/delete`` and ``…/undo``: the version that I saw; another is refused."""

    version: int


class CannedValues(msgspec.Struct, frozen=True, kw_only=True):
    """``GET …/conversations/{id}/canned-values``: what the placeholders stand for, as far as known, by language."""

    nl: dict[str, str]
    en: dict[str, str]
