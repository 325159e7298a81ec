"""Questions from one desk to another, with a term and an answer to the one who asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, and_, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.tables.casework import escalations


async def ask(connection: AsyncConnection, **values: object) -> None:
    """Write one down."""
    await connection.execute(insert(escalations).values(values))


async def open_one(connection: AsyncConnection, conversation: str, desk: str) -> bool:
    """Whether ``desk`` was asked about this conversation and has not answered yet."""
    query = select(escalations.c.id).where(
        escalations.c.conversation == conversation,
        escalations.c.to_desk == desk,
        escalations.c.answered_at.is_(None),
    )
    return (await connection.execute(query)).first() is not None


async def find(connection: AsyncConnection, identity: str) -> Row[tuple[object, ...]] | None:
    """The row."""
    return (await connection.execute(select(escalations).where(escalations.c.id == identity))).one_or_none()


async def set_values(connection: AsyncConnection, identity: str, **values: object) -> None:
    """Change the row."""
    await connection.execute(update(escalations).where(escalations.c.id == identity).values(values))


async def on_board(
    connection: AsyncConnection, caseworker: str, desks: Collection[str], now: datetime, *, supervisor: bool
) -> list[Row[tuple[object, ...]]]:
    """What concerns this caseworker, the first term first: to answer at one of ``desks``; asked by them and not
    answered, or answered and not read; for a supervisor also what their desks asked and is overdue.
    """
    is_open = escalations.c.answered_at.is_(None)
    mine = and_(escalations.c.asked_by == caseworker, escalations.c.read_at.is_(None))
    concerns = or_(mine, and_(is_open, escalations.c.to_desk.in_(desks)))
    if supervisor:
        concerns = or_(concerns, and_(is_open, escalations.c.from_desk.in_(desks), escalations.c.due_at < now))
    query = select(escalations).where(concerns).order_by(escalations.c.due_at, escalations.c.id)
    return list(await connection.execute(query))
