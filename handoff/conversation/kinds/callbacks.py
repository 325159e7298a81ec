"""A call-back, from its promise to its end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import DeskName
from loket.wire import DayPart

CallbackOutcome = Literal["reached", "not_reached", "cancelled", "joined"]


class CallbackPromised(Body, frozen=True, kw_only=True, tag="callback_promised"):
    """A call-back was written down for ``number`` (E.164), on a part of ``day`` that lasts from ``begins_at`` to
    ``ends_at``. ``changed``: there was a call-back already, and this is how it is now. ``first``: it comes before the
    others of that part, because the desk closed while the citizen waited.
    """

    callback_id: str
    number: str
    day_part: DayPart
    desk: DeskName
    day: date | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    changed: bool = False
    first: bool = False


class CallbackMoved(Body, frozen=True, kw_only=True, tag="callback_moved"):
    """The citizen wants the call on another part of a day."""

    callback_id: str
    day_part: DayPart
    day: date
    begins_at: datetime
    ends_at: datetime


class CallbackTried(Body, frozen=True, kw_only=True, tag="callback_tried"):
    """The sender, a caseworker, called for the ``attempt``-th time and reached nobody; the next try, like a promise."""

    callback_id: str
    attempt: int
    day_part: DayPart
    day: date
    begins_at: datetime
    ends_at: datetime


class CallbackEnded(Body, frozen=True, kw_only=True, tag="callback_ended"):
    """No more call: somebody was ``reached``, nobody after the last try, the citizen ``cancelled``, or it was
    ``joined`` with a request for the same number in another conversation. ``attempts`` is how often was called.
    """

    callback_id: str
    outcome: CallbackOutcome
    attempts: int = 0
