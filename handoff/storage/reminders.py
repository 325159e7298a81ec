"""When each waiting conversation is asked next whether to go on: one row for each, written with the change itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.tables.attending import reminders


def changes(before: State, after: State) -> bool:
    """Whether the row must be written anew."""
    if after.owner != "queue":
        return before.owner == "queue"
    return (before.epoch, before.reminded) != (after.epoch, after.reminded)


async def plan(connection: AsyncConnection, conversation: str, due_at: datetime | None) -> None:
    """Ask at ``due_at``; none: not at all."""
    await connection.execute(delete(reminders).where(reminders.c.conversation == conversation))
    if due_at is not None:
        await connection.execute(insert(reminders).values(conversation=conversation, due_at=due_at))


async def planned(connection: AsyncConnection, conversation: str) -> datetime | None:
    """When this conversation is asked next."""
    query = select(reminders.c.due_at).where(reminders.c.conversation == conversation)
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def due(connection: AsyncConnection, now: datetime) -> list[str]:
    """The conversations whose moment has come, the longest overdue first."""
    query = select(reminders.c.conversation).where(reminders.c.due_at <= now).order_by(reminders.c.due_at)
    return list((await connection.execute(query)).scalars())
