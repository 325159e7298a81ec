"""A caseworker helps: from taking the conversation to its end, and what the citizen thought of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import DeskName, Person

Outcome = Literal["answered", "referred", "callback", "follow_up", "no_reply", "citizen_left"]


class Claimed(Body, frozen=True, kw_only=True, tag="claimed"):
    """The sender, a caseworker, took the conversation. ``desk`` when it was not in a queue: taken over unasked.

    ``assigned``: it was given to them. ``came_back``: they helped this citizen before, within a day. ``instead_of``: a
    supervisor took it from this caseworker.
    """

    desk: DeskName | None = None
    assigned: bool = False
    came_back: bool = False
    instead_of: Person | None = None


class Held(Body, frozen=True, kw_only=True, tag="held"):
    """The caseworker finds something out, until ``until``; the citizen reads the ``reason``."""

    reason: str
    until: datetime


class HoldEnded(Body, frozen=True, kw_only=True, tag="hold_ended"):
    """The caseworker is back, or the time is over (``passed``) and the caseworker is reminded."""

    passed: bool = False


class HandedBack(Body, frozen=True, kw_only=True, tag="handed_back"):
    """The caseworker gave the conversation back to the bot, with a ``note`` of what happened."""

    note: str = ""


class Closed(Body, frozen=True, kw_only=True, tag="closed"):
    """The conversation ended. ``labels`` are those that it got at its end, beside the ones that it had."""

    outcome: Outcome
    labels: list[str] = msgspec.field(default_factory=list)


class Rated(Body, frozen=True, kw_only=True, tag="rated"):
    """The citizen's judgement after closing: 1 (bad) to 5 (good), and a free line."""

    score: int
    remark: str = ""
