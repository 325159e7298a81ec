"""What a caseworker does with a conversation, and the conversation as a caseworker sees it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from handoff.api.protocol.search import EarlierConversation
from handoff.conversation.events import Event
from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.parties import DeskName, Person


class StaffSay(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/messages`` and ``POST …/notes``."""

    client_id: str
    text: str


class TransferTo(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/transfer``: to a ``desk``, or to the caseworker ``to`` (ids). To another organisation: asks the
    citizen first (``transfer_asked``), who may let only the ``summary`` go along.
    """

    client_id: str
    desk: str | None = None
    why: str  # the citizen reads this
    note: str = ""  # only the receiver reads this
    to: str | None = None
    summary: str = ""  # none: what the bot made of it


class Refuse(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/refuse``: why the desk does not take a transfer; for who gave it away."""

    client_id: str
    reason: str


class Plainly(msgspec.Struct, frozen=True, kw_only=True):
    """Body of what needs no words: ``…/take-back``, ``…/take-over``, ``…/join``, ``…/decline``, ``…/leave``,
    ``…/resume``.
    """

    client_id: str


class AskIn(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/colleagues``: asks the caseworker ``to`` to join. One of another organisation joins only when
    the citizen, who reads ``why``, agrees.
    """

    client_id: str
    to: str
    why: str = ""
    note: str = ""


class HoldFor(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/hold``. The citizen reads the ``reason``."""

    client_id: str
    reason: str
    minutes: int


class Escalate(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/escalate``: to the desk that this one escalates to."""

    client_id: str
    note: str


class EscalationAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/escalations/{id}/answer``."""

    feedback: str


class InCase(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/case``: a new case, or the one with this ``reference``."""

    client_id: str
    reference: str | None = None


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/follow-ups``: what I will do on the day ``on``. Opens a case when there is none."""

    client_id: str
    on: date
    text: str


class HandBackWith(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/hand-back``."""

    client_id: str
    note: str = ""


class CloseWith(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/close``."""

    client_id: str
    outcome: Outcome
    labels: list[str] = []


class CaseConversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation in a case."""

    conversation: str
    created_at: datetime
    owner: Literal["bot", "queue", "caseworker", "closed"]
    topic_title: str | None = None


class CaseDetail(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /api/v1/staff/cases/{reference}``: what of a case this caseworker may open."""

    reference: str
    conversations: list[CaseConversation]


class ConversationDetail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``GET /api/v1/staff/conversations/{id}``: the conversation with everything a caseworker may see."""

    id: str
    language: str
    owner: Literal["bot", "queue", "caseworker", "closed"]
    epoch: int
    last_seq: int
    created_at: datetime
    desk: DeskName | None = None
    caseworker: str | None = None  # id of the owner
    caseworker_name: str | None = None
    municipality: str | None = None  # name
    organisation: str | None = None
    previous: str | None = None  # id of the conversation that this citizen had before, when I may see it
    case: str | None = None  # reference
    linked: list[CaseConversation] = []  # the others in the case
    earlier: list[EarlierConversation] = []  # of the same citizen, as far as I may open them; the newest first
    colleagues: list[Person] = []  # who joined
    summary_only: str | None = None  # what this caseworker reads instead of the conversation before
    events: list[Event] = []
