"""Room for one more conversation, looked at under the caseworker's row lock: two claims at once cannot both fit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.staffing import held, staff
from handoff.storage.tables.staff import caseworkers, presence


async def taken(connection: AsyncConnection, caseworker: str) -> int:
    """How many conversations this caseworker has; nobody gives them another until this transaction ends."""
    lock = select(caseworkers.c.id).where(caseworkers.c.id == caseworker).with_for_update(key_share=True)
    await connection.execute(lock)
    return sum((await held(connection, [caseworker])).get(caseworker, {}).values())


async def free_at(connection: AsyncConnection, caseworker: str, desk: str, now: datetime) -> bool:
    """Whether this caseworker is on duty at ``desk``, at work, with room; it stays so until this transaction ends."""
    await taken(connection, caseworker)
    still = select(presence.c.caseworker).where(presence.c.caseworker == caseworker).with_for_update()
    await connection.execute(still)
    found = await staff(connection, now, caseworker)
    return any(desk in each.serves and each.duty.state == "working" and each.room > 0 for each in found)
