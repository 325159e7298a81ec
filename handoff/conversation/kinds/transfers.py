"""A conversation goes to another desk or caseworker, when the citizen agrees, and back when nobody takes it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import DeskName, Person


class TransferAsked(Body, frozen=True, kw_only=True, tag="transfer_asked"):
    """The caseworker asks the citizen whether the conversation may go to ``desk`` of another organisation, or whether
    a colleague of another organisation may join (``joins``). ``summary`` is what goes along when only that may.
    """

    desk: DeskName
    why: str  # shown to the citizen
    note: str = ""  # for the receiver
    organisation: str | None = None  # name of the other organisation
    summary: str = ""
    to: Person | None = None  # a caseworker of that desk, who may take it first, or who joins
    joins: bool = False


class TransferRefused(Body, frozen=True, kw_only=True, tag="transfer_refused"):
    """The citizen does not want the conversation to go there; the caseworker keeps it."""

    desk: DeskName


class Transferred(Body, frozen=True, kw_only=True, tag="transferred"):
    """The conversation moved to the queue of ``desk``. Until somebody there takes it, its caseworker stays reachable.

    ``to`` may take it first, until ``offered_until``. With ``only_summary`` the receiver reads the ``summary`` and what
    is said from here on, and nothing before.
    """

    desk: DeskName
    why: str = ""
    note: str = ""
    to: Person | None = None
    offered_until: datetime | None = None
    only_summary: bool = False
    summary: str = ""


class OfferEnded(Body, frozen=True, kw_only=True, tag="offer_ended"):
    """The colleague who could take it first, or could join, did not: it is at the front of the queue of ``desk``, or
    (``joins``) nobody joined.
    """

    desk: DeskName
    to: Person
    joins: bool = False


class TransferReturned(Body, frozen=True, kw_only=True, tag="transfer_returned"):
    """A transfer that nobody took came back to ``desk``: to the caseworker ``to``, or the front of the queue.

    ``from_desk`` refused it (``reason`` is for staff), had nobody there, or the first caseworker took it back.
    """

    desk: DeskName
    from_desk: DeskName
    why: Literal["refused", "nobody_there", "taken_back"]
    reason: str = ""
    to: Person | None = None
