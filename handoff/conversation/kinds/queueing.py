"""Asking for a person: into a queue or to the other doors, waiting there, and leaving it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import DeskName
from loket.wire import Candidate, Reason

WaitQuestion = Literal["long", "closing", "closed"]


class Queued(Body, frozen=True, kw_only=True, tag="queued"):
    """The conversation went to the queue of ``desk``. What the bot knew goes along, for staff only."""

    desk: DeskName
    reason: Reason
    urgent: bool = False
    deadline: bool = False  # something must be done soon, by the citizen's own words
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""
    ranking: list[Candidate] = msgspec.field(default_factory=list)
    instead_of: list[DeskName] = msgspec.field(default_factory=list)  # meant first, and could not take it
    words: dict[str, str] | None = None  # of the desk itself to who waits, by language


class Unavailable(Body, frozen=True, kw_only=True, tag="unavailable"):
    """A person was asked for, and ``desk`` is closed or nobody is on duty: the doors that are open instead."""

    desk: DeskName
    reason: Reason
    why: Literal["closed", "nobody_on_duty", "full"]
    urgent: bool = False
    deadline: bool = False
    reopens_at: datetime | None = None
    telephone: str | None = None
    telephone_shown: str | None = None  # as people read it
    telephone_hours: dict[str, str] | None = None  # by language, in words
    telephone_verified: bool = True
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""
    words: dict[str, str] | None = None  # of the desk itself about being closed, by language


class Requeued(Body, frozen=True, kw_only=True, tag="requeued"):
    """The conversation went back to the front of the queue of ``desk``: its caseworker left or gave it back."""

    desk: DeskName
    why: Literal["caseworker_gone", "released"]


class ReturnedToBot(Body, frozen=True, kw_only=True, tag="returned_to_bot"):
    """The citizen left the queue and goes on with the bot."""


class WaitAsked(Body, frozen=True, kw_only=True, tag="wait_asked"):
    """Who waits is asked whether to go on, and shown the other doors; without an answer nothing changes.

    ``long``: the wait gets long; ``closing``: the desk closes at ``closes_at``; ``closed``: it did.
    """

    why: WaitQuestion
    desk: DeskName
    closes_at: datetime | None = None
    reopens_at: datetime | None = None
    telephone: str | None = None
    telephone_shown: str | None = None  # as people read it
    telephone_hours: dict[str, str] | None = None  # by language, in words
    telephone_verified: bool = True


class WaitKept(Body, frozen=True, kw_only=True, tag="wait_kept"):
    """The citizen answered the last ``wait_asked``: goes on waiting."""
