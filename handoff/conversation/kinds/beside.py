"""Who comes in beside the owner of a conversation: a colleague who joins, a supervisor who listens."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import Person


class JoinAsked(Body, frozen=True, kw_only=True, tag="join_asked"):
    """The caseworker asks a colleague to come into the conversation, until ``until``."""

    to: Person
    until: datetime
    note: str = ""


class Joined(Body, frozen=True, kw_only=True, tag="joined"):
    """The sender, a caseworker, came into the conversation beside its owner."""


class Left(Body, frozen=True, kw_only=True, tag="left"):
    """``who`` had joined, or gave the conversation away a moment ago, and is no longer there."""

    who: Person
    why: Literal["left", "let_go", "gone"]


class Listened(Body, frozen=True, kw_only=True, tag="listened"):
    """``who``, a supervisor, listens in from now on, or (``on`` false) no longer. Staff only."""

    who: Person
    on: bool


class Whispered(Body, frozen=True, kw_only=True, tag="whispered"):
    """Words of a supervisor to the caseworker ``to``. For these two, and the supervisors of the desk, only."""

    text: str
    to: Person
