"""What is stuck: rows whose time is long past, and conversations for which nobody is there.

The sweeper looks after all of this within seconds. What stands here longer was left by something nobody foresaw, or no
process sweeps at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.desks import Desks
from handoff.storage.database import Database
from handoff.storage.duties import on_duty
from handoff.storage.tables.attending import deadlines, offers
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import presence
from handoff.storage.tables.upkeep import leases

Kind = Literal[
    "sweeper", "desk-gone", "desk-closed", "desk-empty", "turn", "unanswered", "presence", "left", "deadline"
]

WILL: dict[Kind, str] = {
    "desk-gone": "put it at the front of the queue of the general desk, and tell the citizen",
    "turn": "end the lease, so that a process has the bot answer now",
    "unanswered": "have a process ask the bot now",
    "presence": "take the caseworker off duty; their conversations go to the front of their queues",
    "left": "put it at the front of its queue, and tell the citizen",
    "deadline": "do what the deadline says",
}
"""What a repair does. What is not here no command can repair."""
ADVICE: dict[Kind, str] = {
    "sweeper": "no handoff process runs, or none reaches the database: see its log and start it",
    "desk-closed": "the desk is closed: the citizen was offered a call-back; open it or let them wait",
    "desk-empty": "nobody is on duty at the desk: somebody has to come on duty",
}


@dataclass(frozen=True)
class Finding:
    """Something that is stuck ``since`` a moment (UTC); none when that is not known."""

    kind: Kind
    what: str
    since: datetime | None = None
    conversation: str | None = None
    caseworker: str | None = None

    @property
    def will(self) -> str | None:
        """What the repair does; none when people have to."""
        return WILL.get(self.kind)


async def find(database: Database, desks: Desks, now: datetime, older_than: timedelta) -> list[Finding]:
    """All that has been stuck for longer than ``older_than``, the worst first."""
    before = now - older_than
    async with database.read() as connection:
        return [
            *await _sweeper(connection, before),
            *await _queued(connection, desks, now, before),
            *await _turns(connection, before),
            *await _unanswered(connection, before),
            *await _presence(connection, before),
            *await _left(connection, before),
            *await _deadlines(connection, before),
        ]


async def _sweeper(connection: AsyncConnection, before: datetime) -> list[Finding]:
    until = (await connection.execute(select(leases.c.until).where(leases.c.name == "sweeper"))).scalar()
    if until is not None and until > before:
        return []
    return [Finding("sweeper", "nobody looks after the deadlines", until)]


async def _queued(connection: AsyncConnection, desks: Desks, now: datetime, before: datetime) -> list[Finding]:
    present = await on_duty(connection, now)
    query = select(conversations.c.id, conversations.c.desk, conversations.c.waiting_since).where(
        conversations.c.owner == "queue", conversations.c.waiting_since <= before
    )
    found = []
    for row in await connection.execute(query.order_by(conversations.c.waiting_since)):
        desk = desks.get(row.desk or "")
        kind: Kind
        if desk is None:
            kind = "desk-gone"
        elif not desks.is_open(desk, now):
            kind = "desk-closed"
        elif not present.get(desk.id):
            kind = "desk-empty"
        else:
            continue  # somebody is there: that is waiting, not being stuck
        found.append(Finding(kind, f"waits at the desk {row.desk}", row.waiting_since, row.id))
    return found


async def _turns(connection: AsyncConnection, before: datetime) -> list[Finding]:
    query = select(conversations.c.id, conversations.c.turn_until).where(conversations.c.turn_until <= before)
    rows = await connection.execute(query.order_by(conversations.c.turn_until))
    return [Finding("turn", "the bot's turn was never finished", row.turn_until, row.id) for row in rows]


async def _unanswered(connection: AsyncConnection, before: datetime) -> list[Finding]:
    """Messages for the bot for which no process holds the lease."""
    query = select(conversations.c.id, conversations.c.updated_at).where(
        conversations.c.owner.in_(["bot", "queue"]),
        conversations.c.turn_until.is_(None),
        conversations.c.updated_at <= before,
        conversations.c.state.like('%"pending":[%'),
        conversations.c.state.not_like('%"pending":[]%'),
    )
    rows = await connection.execute(query.order_by(conversations.c.updated_at))
    return [Finding("unanswered", "a message was never given to the bot", row.updated_at, row.id) for row in rows]


async def _presence(connection: AsyncConnection, before: datetime) -> list[Finding]:
    query = select(presence.c.caseworker, presence.c.lease_until).where(presence.c.lease_until <= before)
    rows = await connection.execute(query.order_by(presence.c.lease_until))
    return [
        Finding("presence", f"caseworker {row.caseworker} still counts", row.lease_until, caseworker=row.caseworker)
        for row in rows
    ]


async def _left(connection: AsyncConnection, before: datetime) -> list[Finding]:
    query = select(conversations.c.id, conversations.c.caseworker, conversations.c.updated_at).where(
        conversations.c.owner == "caseworker",
        conversations.c.updated_at <= before,
        conversations.c.caseworker.not_in(select(presence.c.caseworker)),
    )
    rows = await connection.execute(query.order_by(conversations.c.updated_at))
    return [
        Finding("left", f"is with {row.caseworker}, who is not there", row.updated_at, row.id, row.caseworker)
        for row in rows
    ]


async def _deadlines(connection: AsyncConnection, before: datetime) -> list[Finding]:
    past = select(deadlines.c.conversation, deadlines.c.kind, deadlines.c.until)
    rows = await connection.execute(past.where(deadlines.c.until <= before).order_by(deadlines.c.until))
    found = [Finding("deadline", f"the deadline '{row.kind}' was missed", row.until, row.conversation) for row in rows]
    offered = select(offers.c.conversation, offers.c.until).where(offers.c.until <= before)
    return found + [
        Finding("deadline", "an offer to one caseworker is over and still stands", row.until, row.conversation)
        for row in await connection.execute(offered.order_by(offers.c.until))
    ]
