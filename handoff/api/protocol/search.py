"""Finding conversations again, the labels on them, and who else is looking."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from handoff.api.protocol.frames import Frame
from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.parties import DeskName, Person, Role
from handoff.storage.search_words import Part as SnippetPart

__all__ = [
    "EarlierConversation",
    "LabelItem",
    "LabelWith",
    "ListedLabel",
    "Looking",
    "LookingNow",
    "SearchFor",
    "SearchHit",
    "SearchResult",
    "SnippetPart",
]


class SearchFor(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/search``; a body, because what is looked for does not belong in an address.

    Every word of ``text`` must begin a word of the conversation. Days are of the Netherlands, both included, and are
    those on which the conversation began. ``after`` is the ``next`` of the page before.
    """

    text: Annotated[str, msgspec.Meta(max_length=200)] = ""
    desk: str | None = None
    label: str | None = None
    outcome: Outcome | None = None
    since: date | None = None
    until: date | None = None
    after: str | None = None


class SearchHit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that was found. ``snippet`` is from the event ``seq``, said by ``by``; without words to look for,
    the citizen's last words.
    """

    conversation: str
    created_at: datetime
    owner: Literal["bot", "queue", "caseworker", "closed"]
    language: str  # that the citizen writes in: ISO 639-1
    desk: DeskName | None = None
    caseworker_name: str | None = None
    topic_title: str | None = None
    outcome: Outcome | None = None
    labels: list[str] = []
    snippet: list[SnippetPart] = []
    seq: int | None = None
    by: Role | None = None


class SearchResult(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page of what was found, the newest conversation first. ``next`` when there may be more."""

    hits: list[SearchHit]
    next: str | None = None


class LabelItem(msgspec.Struct, frozen=True, kw_only=True):
    """A label that can be chosen. ``organisation``: whose list it is on (an id)."""

    organisation: str
    label: str


class ListedLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label on the list ``of`` an organisation, or of a desk that belongs to none. ``by``: the name of the caseworker
    who put it there, none when they are no longer known; ``at``: when.
    """

    of: DeskName
    label: str
    at: datetime
    by: str | None = None


class LabelWith(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/labels``. A label that is not on the list of the organisation yet is put on it."""

    client_id: str
    add: list[str] = []
    remove: list[str] = []


class EarlierConversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that the same citizen had before: in the same browser, or (``case``) under the same reference."""

    conversation: str
    created_at: datetime
    owner: Literal["bot", "queue", "caseworker", "closed"]
    topic_title: str | None = None
    outcome: Outcome | None = None
    caseworker_name: str | None = None
    case: bool = False


class Looking(Frame, frozen=True, kw_only=True, tag="looking"):
    """I have ``conversation`` open now, and no other; none: no conversation at all."""

    conversation: str | None = None


class LookingNow(Frame, frozen=True, kw_only=True, tag="looking_now"):
    """Who else has ``conversation`` open now. Whoever vanishes is left out after half a minute."""

    conversation: str
    people: list[Person]
