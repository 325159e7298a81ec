"""Call-backs that were promised, until somebody was reached."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.tables import callbacks

ATTEMPTS_ALLOWED = 3


async def promise(
    connection: AsyncConnection,
    *,
    conversation: str,
    desk: str,
    number: str,
    day_part: str,
    language: str,
    topic_title: str | None,
    summary: str,
    now: datetime,
) -> str:
    """Write down a call-back; its id. An open one of the same conversation is changed: nobody is called twice."""
    values = {
        "desk": desk,
        "number": number,
        "day_part": day_part,
        "language": language,
        "topic_title": topic_title,
        "summary": summary,
    }
    query = select(callbacks.c.id).where(callbacks.c.conversation == conversation, callbacks.c.done_at.is_(None))
    known: str | None = (await connection.execute(query)).scalar()
    if known is not None:
        await connection.execute(update(callbacks).where(callbacks.c.id == known).values(values))
        return known
    identity = str(uuid.uuid4())
    row = {"id": identity, "conversation": conversation, "created_at": now, "attempts": 0} | values
    await connection.execute(insert(callbacks).values(row))
    return identity


async def find(connection: AsyncConnection, identity: str) -> Row[tuple[object, ...]] | None:
    """The row of a call-back."""
    return (await connection.execute(select(callbacks).where(callbacks.c.id == identity))).one_or_none()


async def get(connection: AsyncConnection, identity: str) -> Row[tuple[object, ...]] | None:
    """The row of a call-back, locked for change."""
    query = select(callbacks).where(callbacks.c.id == identity).with_for_update()
    return (await connection.execute(query)).one_or_none()


async def open_for(connection: AsyncConnection, desks: list[str]) -> list[Row[tuple[object, ...]]]:
    """Call-backs still to be made for these desks, oldest first."""
    query = (
        select(callbacks)
        .where(callbacks.c.done_at.is_(None), callbacks.c.desk.in_(desks))
        .order_by(callbacks.c.created_at, callbacks.c.id)
    )
    return list(await connection.execute(query))


async def take(connection: AsyncConnection, identity: str, caseworker: str) -> None:
    """This caseworker makes the call."""
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(taken_by=caseworker))


async def tried(connection: AsyncConnection, identity: str, *, attempts: int, done_at: datetime | None) -> None:
    """One more attempt; ``done_at`` when it was the last. Free for anybody again."""
    change = {"attempts": attempts, "done_at": done_at, "taken_by": None}
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(change))
