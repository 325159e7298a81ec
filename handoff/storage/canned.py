"""Canned replies: what the caseworkers of an organisation say often."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.database import add_new
from handoff.storage.tables.organisations import canned_replies as table
from handoff.storage.tables.organisations import canned_sets

KEPT_DELETED = timedelta(days=1)
"""How long a deleted reply stays, so that deleting it can be undone."""


async def of_organisation(connection: AsyncConnection, organisation: str) -> list[Row[tuple[object, ...]]]:
    """The rows of an organisation that are not deleted, by key."""
    query = select(table).where(table.c.organisation == organisation, table.c.deleted_at.is_(None))
    return list(await connection.execute(query.order_by(table.c.key)))


async def locked(connection: AsyncConnection, organisation: str, identity: str) -> Row[tuple[object, ...]] | None:
    """The row with this id, deleted or not, for a change; ``None`` when the organisation has none."""
    query = select(table).where(table.c.id == identity, table.c.organisation == organisation).with_for_update()
    return (await connection.execute(query)).one_or_none()


async def add(connection: AsyncConnection, rows: Iterable[dict[str, object]]) -> None:
    """New replies. Raises ``IntegrityError`` when the organisation has one with the same key."""
    for row in rows:
        await connection.execute(insert(table).values(row))


async def change(connection: AsyncConnection, identity: str, values: dict[str, object]) -> None:
    """Other values for a reply. Raises ``IntegrityError`` when its new key is taken."""
    await connection.execute(update(table).where(table.c.id == identity).values(values))


async def remove(connection: AsyncConnection, identity: str) -> None:
    """Take a reply away for good."""
    await connection.execute(delete(table).where(table.c.id == identity))


async def forget_deleted(connection: AsyncConnection, now: datetime) -> None:
    """Drop what was deleted long enough ago."""
    await connection.execute(delete(table).where(table.c.deleted_at < now - KEPT_DELETED))


async def has_set(connection: AsyncConnection, organisation: str) -> bool:
    """Whether the organisation was given the start set."""
    query = select(canned_sets.c.organisation).where(canned_sets.c.organisation == organisation)
    return (await connection.execute(query)).scalar() is not None


async def begin_set(connection: AsyncConnection, organisation: str, now: datetime) -> bool:
    """Write down that the organisation gets the start set; false when it was given before, or just now."""
    return await add_new(connection, canned_sets, [{"organisation": organisation, "given_at": now}]) == 1
