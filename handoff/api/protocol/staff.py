"""Who is logged in, and the caseworkers' WebSocket."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from handoff.api.protocol.board import Overview
from handoff.api.protocol.frames import Events, Frame, Ping, Pong, Problem, Reset, Typing, TypingNow
from handoff.api.protocol.search import Looking, LookingNow
from handoff.api.protocol.supervisor import Supervise, Supervision
from handoff.conversation.parties import DeskName


class LogIn(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/session``."""

    name: str
    password: str


class CaseworkerProfile(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in. ``csrf`` goes into the ``X-CSRF-Token`` header of every change and into ``staff_hello``."""

    id: str
    name: str
    organisation: str
    desks: list[str]  # that this caseworker may serve
    csrf: str
    team: str | None  # its name
    role: Literal["caseworker", "supervisor"]
    skills: list[str]
    languages: list[str]  # ISO 639-1
    capacity: int  # conversations at a time


class StaffHello(Frame, frozen=True, kw_only=True, tag="staff_hello"):
    """First on the caseworkers' WebSocket."""

    csrf: str


class Watch(Frame, frozen=True, kw_only=True, tag="watch"):
    """Send me the events of ``conversation`` after ``after``, from now on."""

    conversation: str
    after: int = 0


class Unwatch(Frame, frozen=True, kw_only=True, tag="unwatch"):
    """No longer."""

    conversation: str


class MemberChanged(Frame, frozen=True, kw_only=True, tag="member_changed"):
    """Who is logged in here was changed by a supervisor: ``GET /api/v1/staff/session`` has who that is now."""


FromStaff = StaffHello | Watch | Unwatch | Looking | Typing | Ping | Supervise


ToStaff = Overview | Events | TypingNow | Problem | Pong | Reset | LookingNow | Supervision | MemberChanged


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker who is on duty."""

    id: str
    name: str
    organisation: str
    desks: list[DeskName]


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT /api/v1/staff/duty``: the desks that I serve from now on; none: off duty."""

    desks: list[str]


class DutyState(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT /api/v1/staff/duty/state``. On duty without new conversations: a pause, or ``seconds`` from now to
    round one off. ``off_duty`` ends the duty at every desk; it begins with ``Duty``.
    """

    state: Literal["working", "pause", "wrap_up", "off_duty"]
    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 60  # of a wrap-up
