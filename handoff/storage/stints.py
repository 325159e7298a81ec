"""Stints: each stay in a queue and the handling that followed. They are the ground for telling somebody a wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.queue.told import Window
from handoff.storage.database import Database
from handoff.storage.tables.attending import stints

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


async def elapsed_seconds(connection: AsyncConnection, desk: str, now: datetime) -> list[float]:
    """How long each conversation that a caseworker of ``desk`` has now has lasted, in seconds."""
    query = select(stints.c.claimed_at).where(
        stints.c.desk == desk, stints.c.claimed_at.is_not(None), stints.c.ended_at.is_(None)
    )
    return [(now - claimed).total_seconds() for claimed in (await connection.execute(query)).scalars()]


async def told_now(connection: AsyncConnection, desk: str) -> dict[str, Window | None]:
    """What those who wait at ``desk`` were told last, by conversation; ``None`` for who was told nothing."""
    query = select(stints.c.conversation, stints.c.told_earliest, stints.c.told_latest).where(
        stints.c.desk == desk, stints.c.claimed_at.is_(None), stints.c.ended_at.is_(None)
    )
    return {
        row.conversation: Window(row.told_earliest, row.told_latest) if row.told_earliest else None
        for row in await connection.execute(query)
    }


async def tell(connection: AsyncConnection, conversation: str, window: Window | None) -> None:
    """Keep that this ``window`` is told to a waiting conversation; the first one is kept for good."""
    earliest, latest = (window.earliest, window.latest) if window else (None, None)
    await connection.execute(
        update(stints)
        .where(stints.c.conversation == conversation, stints.c.claimed_at.is_(None), stints.c.ended_at.is_(None))
        .values(
            told_earliest=earliest,
            told_latest=latest,
            first_earliest=func.coalesce(stints.c.first_earliest, earliest),
            first_latest=func.coalesce(stints.c.first_latest, latest),
        )
    )


@dataclass(frozen=True)
class Kept:
    """How good the waits were that a desk told: ``claimed`` conversations, of which ``told`` with a range, of which
    ``inside`` got their turn in the window that was told first, give or take a minute.
    """

    desk: str
    claimed: int
    told: int
    inside: int


async def kept(database: Database, since: datetime) -> list[Kept]:
    """For each desk, how good the waits were that were told to those who came to a caseworker since then."""
    query = select(stints).where(stints.c.claimed_at >= since).order_by(stints.c.desk)
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    return list(_by_desk([(row.desk, row.claimed_at, row.first_earliest, row.first_latest) for row in rows]))


_ROUNDING = timedelta(minutes=1)  # minutes are told, so a turn half a minute outside the window is inside it


def _by_desk(
    rows: list[tuple[str, datetime, datetime | None, datetime | None]],
) -> Iterator[Kept]:
    for desk in dict.fromkeys(row[0] for row in rows):
        own = [row[1:] for row in rows if row[0] == desk]
        told = [(at, first, last) for at, first, last in own if first is not None and last is not None]
        inside = sum(first - _ROUNDING <= at <= last + _ROUNDING for at, first, last in told)
        yield Kept(desk, len(own), len(told), inside)
