"""What supervisors look at, as one look at the store: who is there with what, and what is due at each desk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.caseworkers import Member, member_of
from handoff.storage.duties import OFF_DUTY, Duty, duty_now
from handoff.storage.snapshots import Snapshot, snapshot
from handoff.storage.tables.casework import callbacks, escalations, follow_ups
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import caseworkers, duties, presence, teams

_PRESENCE = (presence.c.state, presence.c.state_until, presence.c.state_since)


@dataclass(frozen=True)
class There:
    """A caseworker whose console is open. ``since`` when they do what they do; ``has`` all their conversations."""

    member: Member
    team: str | None  # its name
    serves: list[str]
    duty: Duty
    since: datetime | None
    has: list[Snapshot] = field(default_factory=list)


@dataclass(frozen=True)
class Due:
    """What is due at a desk, in numbers."""

    callbacks_due: int = 0
    callbacks_overdue: int = 0
    follow_ups_overdue: int = 0
    escalations_overdue: int = 0


async def there(connection: AsyncConnection, desks: Collection[str], organisation: str, now: datetime) -> list[There]:
    """Everybody whose console is open and who may serve one of ``desks`` or is of the organisation, by name."""
    query = (
        select(
            caseworkers,
            presence.c.state,
            presence.c.state_until,
            presence.c.state_since,
            teams.c.name.label("team_name"),
        )
        .join(presence, presence.c.caseworker == caseworkers.c.id)
        .outerjoin(teams, teams.c.id == caseworkers.c.team)
        .where(presence.c.lease_until > now, caseworkers.c.active)
        .order_by(caseworkers.c.name, caseworkers.c.id)
    )
    rows = [
        row
        for row in await connection.execute(query)
        if row.organisation == organisation or set(row.desks) & set(desks)
    ]
    identities = [row.id for row in rows]
    serves: dict[str, list[str]] = {}
    for duty in await connection.execute(
        select(duties).where(duties.c.caseworker.in_(identities)).order_by(duties.c.desk)
    ):
        serves.setdefault(duty.caseworker, []).append(duty.desk)
    has: dict[str, list[Snapshot]] = {}
    owned = (
        select(conversations)
        .where(conversations.c.owner == "caseworker", conversations.c.caseworker.in_(identities))
        .order_by(conversations.c.created_at, conversations.c.id)
    )
    for row in await connection.execute(owned):
        has.setdefault(row.caseworker, []).append(snapshot(row))
    return [_there(row, serves.get(row.id, []), has.get(row.id, []), now) for row in rows]


def _there(row: Row[tuple[object, ...]], serves: list[str], has: list[Snapshot], now: datetime) -> There:
    duty = duty_now(row.state, row.state_until, now) if serves else OFF_DUTY
    ended_by_itself = row.state == "wrap_up" and duty.state == "working"
    since = row.state_until if ended_by_itself else row.state_since
    return There(member_of(row), row.team_name, serves, duty, since if serves else None, has)


async def due(connection: AsyncConnection, desks: Collection[str], now: datetime, today: date) -> dict[str, Due]:
    """What is due at these desks. A question between desks counts at both."""
    is_open = callbacks.c.done_at.is_(None)
    begun = await _count(connection, callbacks.c.desk, desks, is_open, callbacks.c.begins_at <= now)
    over = await _count(connection, callbacks.c.desk, desks, is_open, callbacks.c.ends_at < now)
    late = await _count(
        connection, follow_ups.c.desk, desks, follow_ups.c.done_at.is_(None), follow_ups.c.due_on < today
    )
    unanswered = (escalations.c.answered_at.is_(None), escalations.c.due_at < now)
    asked = select(escalations.c.from_desk, escalations.c.to_desk).where(
        *unanswered, or_(escalations.c.from_desk.in_(desks), escalations.c.to_desk.in_(desks))
    )
    questions: dict[str, int] = {}
    for row in await connection.execute(asked):
        for desk in {row.from_desk, row.to_desk}:
            questions[desk] = questions.get(desk, 0) + 1
    return {
        desk: Due(begun.get(desk, 0) - over.get(desk, 0), over.get(desk, 0), late.get(desk, 0), questions.get(desk, 0))
        for desk in desks
    }


async def _count(
    connection: AsyncConnection, desk: ColumnElement[str], desks: Collection[str], *which: ColumnElement[bool]
) -> dict[str, int]:
    query = select(desk, func.count()).where(desk.in_(desks), *which).group_by(desk)
    return {row[0]: row[1] for row in await connection.execute(query)}
