"""What stands on the caseworker's board."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from handoff.api.protocol.callbacks import CallbackItem
from handoff.api.protocol.frames import Frame
from handoff.conversation.parties import DeskName
from loket.wire import Reason


class DeskState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A desk now. ``organisation`` whose caseworkers sit there: its id, and its name in the caseworker's language."""

    desk: DeskName
    waiting: int
    on_duty: int
    open: bool
    until: datetime | None = None  # an open desk closes then, a closed one opens; none when it always or never is open
    target: int  # within how many seconds somebody should answer
    mine: bool  # may serve it
    serving: bool  # on duty for it
    organisation: str | None = None
    organisation_name: str | None = None
    escalates_to: DeskName | None = None
    assignment: Literal["pick", "automatic"]
    places: int  # conversations that those on duty can have at a time
    free_places: int  # of those, how many are free
    late: int  # how many wait longer than the target
    oldest: datetime | None  # since when the one who waits longest does
    unspoken: list[str]  # languages of the desk that nobody on duty speaks, ISO 639-1
    wrap_up_offered: int = 0  # minutes to round off that are offered after closing; 0: none, or they come by themselves


class WaitingItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that waits."""

    conversation: str
    desk: DeskName
    since: datetime
    position: int
    reason: Reason
    language: str  # that the citizen writes in, also when Loket does not speak it: ISO 639-1
    warn_at: datetime  # from then on the target is near …
    late_at: datetime  # … and from then on it is missed
    fits: bool  # whether I speak the language and have the skills of the desk
    urgent: bool = False
    topic_title: str | None = None
    from_caseworker: str | None = None  # transferred or given back by
    preview: str = ""  # the citizen's last words
    from_desk: DeskName | None = None  # a transfer that this desk may refuse
    offered_to: str | None = None  # name of the caseworker who may take it first
    offered_to_me: bool = False
    offered_until: datetime | None = None
    came_back: bool = False  # to the caseworker whom it is offered to
    looking: list[str] = []  # names of who else has it open now


class MineItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation of mine. ``last_seq`` lets the console count what was not read."""

    conversation: str
    desk: DeskName
    since: datetime
    language: str
    last_seq: int
    preview: str = ""
    topic_title: str | None = None
    citizen_here: bool = False  # the citizen's window is open
    came_back: bool = False  # I helped this citizen before
    part: Literal["owner", "joined", "asked", "giving"] = "owner"
    asked_by: str | None = None  # name of who asks me to join
    until: datetime | None = None  # when what I am asked ends
    hold_until: datetime | None = None
    hold_passed: bool = False
    case: str | None = None  # reference


class EscalationItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question from one desk to another."""

    id: str
    conversation: str
    from_desk: DeskName
    to_desk: DeskName
    asked_by: str  # name
    asked_at: datetime
    due: datetime
    note: str
    mine: bool = False  # I asked
    to_answer: bool = False  # one of my desks answers it
    taken_by: str | None = None  # name of who answers; none: the desk
    taken_by_me: bool = False
    feedback: str | None = None  # the answer; none: open
    overdue: bool = False


class FollowUpItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody will do about a case."""

    id: str
    conversation: str
    reference: str
    owner: str  # name
    on: date
    text: str
    mine: bool = False
    overdue: bool = False


class BotItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that the bot has now."""

    conversation: str
    since: datetime
    last: datetime
    language: str
    topic_title: str | None = None


class OwnDuty(msgspec.Struct, frozen=True, kw_only=True):
    """What I do now, and how much room I have. A wrap-up ends by itself at ``until``."""

    state: Literal["working", "pause", "wrap_up", "off_duty"]
    until: datetime | None
    capacity: int
    has: int  # conversations


class TakenItem(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that somebody at one of my desks has, and in which something happened a moment ago."""

    conversation: str
    by: str  # name of the caseworker


class Overview(Frame, frozen=True, kw_only=True, tag="overview"):
    """Everything on the caseworker's board, whole, each time something changed."""

    desks: list[DeskState]
    waiting: list[WaitingItem]
    mine: list[MineItem]
    callbacks: list[CallbackItem]
    escalations: list[EscalationItem] = msgspec.field(default_factory=list)
    follow_ups: list[FollowUpItem] = msgspec.field(default_factory=list)
    taken: list[TakenItem] = msgspec.field(default_factory=list)  # who has what stood in the list just now
    me: OwnDuty
