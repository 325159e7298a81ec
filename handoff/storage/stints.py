"""Stints: each stay in a queue and the handling that followed. They are the ground for telling somebody a wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.tables import stints

LOOK_BACK = timedelta(hours=4)
LATEST = 50
"""Stints that count for the estimate: the latest so many of the last hours."""


async def keep(connection: AsyncConnection, conversation: str, before: State, after: State, now: datetime) -> None:
    """Write down what a change of owner means for the stints of this conversation."""
    if before.epoch == after.epoch:
        return
    current = (stints.c.conversation == conversation) & stints.c.ended_at.is_(None)
    if after.owner == "caseworker" and after.caseworker is not None:
        claimed = update(stints).where(current).values(claimed_at=now, caseworker=after.caseworker.id)
        await connection.execute(claimed)
        return
    await connection.execute(update(stints).where(current).values(ended_at=now))
    if after.owner == "queue" and after.desk is not None:
        await connection.execute(
            insert(stints).values(conversation=conversation, epoch=after.epoch, desk=after.desk.id, queued_at=now)
        )


async def handling_seconds(connection: AsyncConnection, desk: str, now: datetime) -> list[float]:
    """How long the latest handled conversations of ``desk`` took, from claim to end, in seconds."""
    query = (
        select(stints.c.claimed_at, stints.c.ended_at)
        .where(stints.c.desk == desk, stints.c.ended_at > now - LOOK_BACK, stints.c.claimed_at.is_not(None))
        .order_by(stints.c.ended_at.desc())
        .limit(LATEST)
    )
    return [(row.ended_at - row.claimed_at).total_seconds() for row in (await connection.execute(query))]
