"""Who waits at the desks, as one look at the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.tables import conversations


@dataclass(frozen=True)
class Line:
    """The line at a desk: how many wait, and since when the first of them does."""

    waiting: int = 0
    oldest: datetime | None = None


async def lines(connection: AsyncConnection) -> dict[str, Line]:
    """The line at every desk where somebody waits."""
    query = (
        select(
            conversations.c.desk, func.count().label("waiting"), func.min(conversations.c.waiting_since).label("oldest")
        )
        .where(conversations.c.owner == "queue")
        .group_by(conversations.c.desk)
    )
    return {row.desk: Line(row.waiting, row.oldest) for row in await connection.execute(query)}
