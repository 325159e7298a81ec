"""Call-backs: asking for one, the times there are, and what a caseworker sees and says of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from handoff.api.protocol.frames import Frame
from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.parties import DeskName
from loket.wire import DayPart


class AskCallback(Frame, frozen=True, kw_only=True, tag="ask_callback"):
    """Call me back on ``number`` as typed. ``confirmed`` only after the citizen saw it read back.

    ``day`` and ``day_part`` are one of the ``CallbackTimes``; without a day the first such part.
    """

    client_id: str
    number: str
    day_part: DayPart = "any"
    day: date | None = None
    confirmed: bool = False


class MoveCallback(Frame, frozen=True, kw_only=True, tag="move_callback"):
    """Call me on another part of a day: one of the ``CallbackTimes``."""

    client_id: str
    day_part: DayPart
    day: date


class CancelCallback(Frame, frozen=True, kw_only=True, tag="cancel_callback"):
    """Do not call me any more."""

    client_id: str


class CallbackTime(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a day on which the desk can call; the desk is open when it begins and until it ends."""

    day: date
    day_part: DayPart
    begins_at: datetime
    ends_at: datetime


class CallbackTimes(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to ``GET …/callback-times``, day by day."""

    times: list[CallbackTime]


class CallbackItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A call-back to make. ``number`` is E.164, ``number_shown`` for reading aloud."""

    id: str
    conversation: str
    desk: DeskName
    number: str
    number_shown: str
    day_part: DayPart
    day: date  # on the calendar of the desk
    begins_at: datetime  # the part of that day: nobody is called before it …
    ends_at: datetime  # … and after it the call is overdue
    language: str
    created_at: datetime
    summary: str = ""
    topic_title: str | None = None
    taken_by: str | None = None  # name of the caseworker
    taken_by_me: bool = False
    attempts: int = 0
    first: bool = False  # before the others of that part: the desk closed while the citizen waited


class CallbackResult(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/callbacks/{id}/result``."""

    result: Literal["reached", "not_reached"]
    note: str = ""
    then: Literal["done", "open", "close"] = "done"  # the conversation after reaching: left, mine, or closed
    outcome: Outcome = "answered"  # when it is closed
