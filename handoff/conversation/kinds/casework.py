"""What a conversation is tied to: questions to other desks, a case, follow-ups, labels."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import DeskName


class Escalated(Body, frozen=True, kw_only=True, tag="escalated"):
    """``desk`` was asked to look at it, and to answer the caseworker before ``due``. ``shared``: it may read along."""

    escalation: str
    desk: DeskName
    due: datetime
    note: str = ""
    shared: bool = False


class EscalationAnswered(Body, frozen=True, kw_only=True, tag="escalation_answered"):
    """``desk`` answered; the ``feedback`` is for the one who asked. Staff only."""

    escalation: str
    desk: DeskName
    feedback: str


class CaseOpened(Body, frozen=True, kw_only=True, tag="case_opened"):
    """The conversation belongs to the case with this reference, which the citizen can keep. ``linked``: to one that
    was there already.
    """

    reference: str
    linked: bool = False


class FollowUpPlanned(Body, frozen=True, kw_only=True, tag="follow_up_planned"):
    """The sender, a caseworker, will do something about it on the day ``on``. What, is for staff only."""

    follow_up: str
    on: date
    text: str = ""


class FollowUpDone(Body, frozen=True, kw_only=True, tag="follow_up_done"):
    """The follow-up was done. Staff only."""

    follow_up: str


class Labelled(Body, frozen=True, kw_only=True, tag="labelled"):
    """A caseworker put labels on the conversation, and took others off. Staff only."""

    added: list[str] = msgspec.field(default_factory=list)
    removed: list[str] = msgspec.field(default_factory=list)
