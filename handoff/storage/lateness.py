"""Targets: who waits longer than the desk promised is written down once, as a signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import Need
from handoff.storage.database import Database
from handoff.storage.snapshots import decode_state
from handoff.storage.tables.attending import stints
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.upkeep import signals
from loket.directory import Desk


async def mark_late(database: Database, desks: Sequence[Desk], now: datetime) -> int:
    """Write the signal ``late`` for each conversation that has just missed the target of its desk; how many did."""
    missed = await _missed(database, desks, now)
    if not missed:
        return 0
    async with database.write() as connection:
        return sum([await _mark(connection, conversation, epoch, now) for conversation, epoch in missed])


async def _missed(database: Database, desks: Sequence[Desk], now: datetime) -> list[tuple[str, int]]:
    targets = {desk.id: timedelta(seconds=desk.first_answer) for desk in desks}
    query = select(stints.c.conversation, stints.c.epoch, stints.c.desk, stints.c.queued_at).where(
        stints.c.desk.in_(list(targets)),
        stints.c.ended_at.is_(None),
        stints.c.claimed_at.is_(None),
        stints.c.late_at.is_(None),
    )
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    return [(row.conversation, row.epoch) for row in rows if now - row.queued_at >= targets[row.desk]]


async def _mark(connection: AsyncConnection, conversation: str, epoch: int, now: datetime) -> bool:
    """Mark this wait, unless somebody did already or it ended meanwhile."""
    still = (stints.c.conversation == conversation) & (stints.c.epoch == epoch)
    waits = still & stints.c.ended_at.is_(None) & stints.c.claimed_at.is_(None) & stints.c.late_at.is_(None)
    if (await connection.execute(update(stints).where(waits).values(late_at=now))).rowcount == 0:
        return False
    query = select(conversations.c.state).where(conversations.c.id == conversation)
    state = (await connection.execute(query)).scalar()
    need: Need | None = decode_state(state).need if state else None
    row = {
        "at": now,
        "kind": "late",
        "organisation": need.organisation if need else None,
        "topic": need.topic if need else None,
    }
    await connection.execute(insert(signals).values(row))
    return True
