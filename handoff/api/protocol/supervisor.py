"""What supervisors see and do: who is on duty with what, desks with their hours and words, people and teams."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from handoff.api.protocol.frames import Frame
from handoff.conversation.parties import DeskName
from handoff.desk_values import DeskField, DeskValues

StaffRole = Literal["caseworker", "supervisor"]


class Supervise(Frame, frozen=True, kw_only=True, tag="supervise"):
    """Send me ``supervision`` whenever it changes, from now on; or no longer. For supervisors."""

    on: bool


class HeldConversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that a caseworker has, at a desk of the supervisor."""

    conversation: str
    desk: DeskName
    since: datetime
    language: str
    topic_title: str | None = None
    on_hold: bool = False
    listening: bool = False  # I listen in


class PersonNow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody whose console is open: which desks (ids) they serve, and what they do ``since`` when."""

    id: str
    name: str
    desks: list[str]
    state: Literal["working", "pause", "wrap_up", "off_duty"]
    has: int
    capacity: int
    languages: list[str]  # ISO 639-1
    conversations: list[HeldConversation]
    team: str | None = None  # its name
    since: datetime | None = None
    until: datetime | None = None  # when rounding off ends by itself


class DeskNow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a desk is doing. ``first_answer`` and ``warn_after`` are the target and the warning, in seconds waited."""

    desk: DeskName
    open: bool
    on_duty: int  # without those who have a pause
    waiting: int
    busy: int  # conversations that its caseworkers have
    places: int
    free_places: int
    late: int
    first_answer: int
    warn_after: int
    oldest: datetime | None = None  # since when who waits longest does
    from_minutes: int | None = None  # for who comes now, where there is ground for telling
    to_minutes: int | None = None
    closes_at: datetime | None = None
    reopens_at: datetime | None = None
    callbacks_due: int = 0  # their part of the day has come
    callbacks_overdue: int = 0  # their part of the day is over
    follow_ups_overdue: int = 0
    escalations_overdue: int = 0  # asked of this desk, or by it


class Supervision(Frame, frozen=True, kw_only=True, tag="supervision"):
    """Everything at the supervisor's desks, as it was at ``at``."""

    at: datetime
    desks: list[DeskNow]
    people: list[PersonNow]


class MoveTo(msgspec.Struct, frozen=True, kw_only=True):
    """To the desk, or to a caseworker on duty, of the same organisation. The citizen reads ``why``."""

    client_id: str
    why: str
    desk: str | None = None
    to: str | None = None
    note: str = ""


class DeskSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A desk as it is ``now`` and as the ``directory`` has it; ``changed`` names what differs."""

    id: str
    version: int  # goes along with a change, so that nobody writes over what they have not seen
    now: DeskValues
    directory: DeskValues
    changed: list[DeskField]
    time_zone: str


class DeskChange(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT …/supervisor/desks/{id}`` and of ``…/check``: how everything is to be."""

    version: int
    values: DeskValues


class DeskUndo(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/supervisor/desks/{id}/undo``: back to before the last change."""

    version: int


class DeskRemark(msgspec.Struct, frozen=True, kw_only=True):
    """Something about one field, in the reader's language. ``place`` is the number of the row, from 1."""

    field: DeskField
    words: str
    place: int | None = None


class DeskChecked(msgspec.Struct, frozen=True, kw_only=True):
    """``problems`` keep it from being stored; ``warnings`` are for thinking it over."""

    problems: list[DeskRemark]
    warnings: list[DeskRemark]


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field before and after, in words of the reader's language; empty: nothing."""

    field: DeskField
    before: str
    after: str


class DeskChangeItem(msgspec.Struct, frozen=True, kw_only=True):
    """Who changed what of a desk, and when."""

    at: datetime
    who: str
    changes: list[FieldChange]


class TeamItem(msgspec.Struct, frozen=True, kw_only=True):
    """A team of the supervisor's organisation."""

    id: str
    name: str
    people: int


class PersonItem(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker of the supervisor's organisation. ``one_time``: has still to choose a password of their own."""

    id: str
    login: str
    name: str
    desks: list[str]  # ids
    team: str | None  # id
    skills: list[str]
    languages: list[str]  # ISO 639-1
    capacity: int
    role: StaffRole
    active: bool
    one_time: bool
    has: int  # conversations now


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody of the supervisor's organisation. ``desks`` are those that the supervisor can give."""

    people: list[PersonItem]
    teams: list[TeamItem]
    desks: list[DeskName]
    skills: list[str]  # that desks ask for
    languages: list[str]  # that desks ask for, and in which citizens are known to write: ISO 639-1 …
    other_languages: list[str]  # … and all others that somebody may speak


class PersonValues(msgspec.Struct, frozen=True, kw_only=True):
    """What a supervisor decides about a caseworker."""

    name: str
    desks: list[str]
    team: str | None
    skills: list[str]
    languages: list[str]
    capacity: int
    role: StaffRole


class NewPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/supervisor/people``."""

    login: str
    values: PersonValues


class OneTimePassword(msgspec.Struct, frozen=True, kw_only=True):
    """Shown once: with it the caseworker logs in and chooses a password of their own."""

    id: str
    login: str
    password: str


class Deactivated(msgspec.Struct, frozen=True, kw_only=True):
    """How many conversations went back to the front of their queues."""

    returned: int


class TeamNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A team's name."""

    name: str


class ChoosePassword(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/session/password``: log in with a password of one's own from now on."""

    name: str
    password: str
    new_password: str
