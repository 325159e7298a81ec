"""Who waits at the desks, as one look at the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.queue.order import Waiter, positions
from handoff.storage.snapshots import Snapshot, decode_state, snapshot
from handoff.storage.tables.attending import stints
from handoff.storage.tables.conversation_log import conversations


@dataclass(frozen=True)
class InLine:
    """A conversation that waits at ``desk``. ``language`` is what the citizen writes in (ISO 639-1), ``given_back_by``
    the caseworker who let it go on purpose and so made it wait.
    """

    conversation: str
    epoch: int
    desk: str
    since: datetime
    language: str
    given_back_by: str | None = None


@dataclass(frozen=True)
class Line:
    """The line at a desk: how many wait, since when the first of them does, and how many wait since before the moment
    that was asked for.
    """

    waiting: int = 0
    oldest: datetime | None = None
    late: int = 0


async def in_order(connection: AsyncConnection, desks: Sequence[str]) -> list[InLine]:
    """Everybody who waits at these desks, the one who should be helped first at the front."""
    columns = conversations.c
    query = select(
        columns.id, columns.owner_epoch, columns.desk, columns.rank, columns.waiting_since, columns.language
    ).where(columns.owner == "queue", columns.desk.in_(desks))
    rows = {row.id: row for row in await connection.execute(query)}
    order = positions([Waiter(row.id, row.rank, row.waiting_since) for row in rows.values()])
    given_back = await _given_back(connection, desks)
    return [
        InLine(row.id, row.owner_epoch, row.desk, row.waiting_since, row.language or "nl", given_back.get(row.id))
        for row in (rows[identity] for identity in order)
    ]


async def locked_at(connection: AsyncConnection, desk: str) -> list[Snapshot]:
    """Everybody who waits at this desk, locked for change, in one order: of two who do so none waits for the other."""
    here = (conversations.c.owner == "queue") & (conversations.c.desk == desk)
    query = select(conversations).where(here).order_by(conversations.c.id)
    return [snapshot(row) for row in await connection.execute(query.with_for_update())]


async def _given_back(connection: AsyncConnection, desks: Sequence[str]) -> dict[str, str]:
    """Who let a conversation go on purpose that waits since that moment, by conversation. Only the states of those that
    somebody had at that moment are read.
    """
    had = (
        (stints.c.conversation == conversations.c.id)
        & (stints.c.ended_at == conversations.c.waiting_since)
        & stints.c.caseworker.is_not(None)
    )
    query = (
        select(conversations.c.id, conversations.c.state)
        .join(stints, had)
        .where(conversations.c.owner == "queue", conversations.c.desk.in_(desks))
    )
    found = {row.id: decode_state(row.state).given_back_by for row in await connection.execute(query)}
    return {conversation: caseworker for conversation, caseworker in found.items() if caseworker is not None}


async def lines(connection: AsyncConnection, late: Mapping[str, datetime] | None = None) -> dict[str, Line]:
    """The line at every desk where somebody waits. Who came to a desk before the moment in ``late`` counts as late."""
    came_before = [
        (conversations.c.desk == desk) & (conversations.c.waiting_since <= moment)
        for desk, moment in (late or {}).items()
    ]
    query = (
        select(
            conversations.c.desk,
            func.count().label("waiting"),
            func.min(conversations.c.waiting_since).label("oldest"),
            func.sum(case((or_(false(), *came_before), 1), else_=0)).label("late"),
        )
        .where(conversations.c.owner == "queue")
        .group_by(conversations.c.desk)
    )
    return {row.desk: Line(row.waiting, row.oldest, row.late) for row in await connection.execute(query)}
