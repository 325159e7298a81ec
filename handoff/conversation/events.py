"""The log of a conversation: everything that ever happened in it, in order, and never changed.

``(conversation_id, seq, sender, body, created_at, client_id)``; the kind of an event is the tag of its body. The kinds
are in :mod:`handoff.conversation.kinds`. What of them only caseworkers may see is named in
:func:`handoff.conversation.sight.for_citizen`.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from handoff.conversation.kinds.beside import JoinAsked, Joined, Left, Listened, Whispered
from handoff.conversation.kinds.callbacks import CallbackEnded, CallbackMoved, CallbackPromised, CallbackTried
from handoff.conversation.kinds.casework import (
    CaseOpened,
    Escalated,
    EscalationAnswered,
    FollowUpDone,
    FollowUpPlanned,
    Labelled,
)
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack, Held, HoldEnded, Rated
from handoff.conversation.kinds.queueing import Queued, Requeued, ReturnedToBot, Unavailable, WaitAsked, WaitKept
from handoff.conversation.kinds.talk import (
    Analysis,
    LanguageChosen,
    Message,
    MunicipalityKnown,
    Note,
    Notice,
    PlanTicked,
    Started,
)
from handoff.conversation.kinds.transfers import (
    OfferEnded,
    TransferAsked,
    Transferred,
    TransferRefused,
    TransferReturned,
)
from handoff.conversation.parties import Sender

AnyBody = (
    Started
    | Message
    | Analysis
    | Queued
    | Unavailable
    | Claimed
    | Requeued
    | TransferAsked
    | TransferRefused
    | Transferred
    | OfferEnded
    | TransferReturned
    | JoinAsked
    | Joined
    | Left
    | Held
    | HoldEnded
    | Escalated
    | EscalationAnswered
    | CaseOpened
    | FollowUpPlanned
    | FollowUpDone
    | HandedBack
    | ReturnedToBot
    | WaitAsked
    | WaitKept
    | CallbackPromised
    | CallbackMoved
    | CallbackTried
    | CallbackEnded
    | MunicipalityKnown
    | LanguageChosen
    | Notice
    | Note
    | Listened
    | Whispered
    | Labelled
    | Closed
    | Rated
    | PlanTicked
)


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the log. Order is ``seq`` (1, 2, 3 … in a conversation), never ``created_at`` (UTC)."""

    seq: int
    sender: Sender
    body: AnyBody
    created_at: datetime
    client_id: str | None = None
