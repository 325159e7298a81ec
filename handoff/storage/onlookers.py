"""Who has a conversation open right now: rows with a lease, so that whoever vanishes is forgotten by itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.parties import Person
from handoff.storage.database import Database
from handoff.storage.tables.attending import onlookers
from handoff.storage.tables.staff import caseworkers

LEASE = timedelta(seconds=30)
"""How long somebody counts as looking after the last sign of it; an open console gives one every ten seconds."""


async def look(database: Database, conversation: str, caseworker: str, now: datetime) -> bool:
    """This caseworker has the conversation open; whether that is news. One that is gone is nothing to look at."""
    key: dict[str, object] = {"conversation": conversation, "caseworker": caseworker}
    mine = (onlookers.c.conversation == conversation) & (onlookers.c.caseworker == caseworker)
    try:
        async with database.write() as connection:
            until = (await connection.execute(select(onlookers.c.until).where(mine))).scalar()
            await database.keep(connection, onlookers, key, {"until": now + LEASE})
    except IntegrityError:
        return False
    return until is None or until <= now


async def forget_gone(database: Database, now: datetime) -> None:
    """Forget those whose lease is over; they did not count any more."""
    async with database.write() as connection:
        await connection.execute(delete(onlookers).where(onlookers.c.until <= now))


async def look_away(database: Database, conversation: str, caseworker: str) -> None:
    """This caseworker has it open no longer."""
    mine = (onlookers.c.conversation == conversation) & (onlookers.c.caseworker == caseworker)
    async with database.write() as connection:
        await connection.execute(delete(onlookers).where(mine))


async def looking(
    connection: AsyncConnection, now: datetime, of: Collection[str] | None = None
) -> dict[str, list[Person]]:
    """Who has the conversations ``of`` (none: any) open now; by conversation, by name."""
    query = (
        select(onlookers.c.conversation, caseworkers.c.id, caseworkers.c.name, caseworkers.c.organisation)
        .join(caseworkers, caseworkers.c.id == onlookers.c.caseworker)
        .where(onlookers.c.until > now)
        .order_by(caseworkers.c.name, caseworkers.c.id)
    )
    if of is not None:
        query = query.where(onlookers.c.conversation.in_(of))
    found: dict[str, list[Person]] = {}
    for row in await connection.execute(query):
        person = Person(id=row.id, name=row.name, organisation=row.organisation)
        found.setdefault(row.conversation, []).append(person)
    return found
