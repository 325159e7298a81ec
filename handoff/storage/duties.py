"""Who is on duty: leases of caseworkers on desks, renewed by their open stream, and work that one process does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.bus import BOARD, Bus
from handoff.storage.database import Database
from handoff.storage.tables import duties, leases


class Duties:
    """Presence as rows with a time. ``lease`` is how long a duty lasts without a word from its caseworker."""

    def __init__(self, database: Database, bus: Bus, clock: Callable[[], datetime], lease: timedelta) -> None:
        self.database = database
        self.bus = bus
        self.clock = clock
        self.lease = lease

    async def serve(self, caseworker: str, desks: list[str]) -> None:
        """On duty for exactly ``desks`` from now on; none: off duty."""
        until = self.clock() + self.lease
        async with self.database.write() as connection:
            await connection.execute(delete(duties).where(duties.c.caseworker == caseworker))
            if desks:
                rows = [{"caseworker": caseworker, "desk": desk, "lease_until": until} for desk in sorted(set(desks))]
                await connection.execute(insert(duties), rows)
        await self.bus.publish(BOARD)

    async def renew(self, caseworker: str) -> None:
        """A sign of life: what this caseworker serves now lasts for another lease."""
        now = self.clock()
        query = (
            update(duties)
            .where(duties.c.caseworker == caseworker, duties.c.lease_until > now)
            .values(lease_until=now + self.lease)
        )
        async with self.database.write() as connection:
            await connection.execute(query)

    async def served_by(self, caseworker: str) -> list[str]:
        """The desks that this caseworker serves now."""
        query = select(duties.c.desk).where(duties.c.caseworker == caseworker, duties.c.lease_until > self.clock())
        async with self.database.read() as connection:
            return sorted((await connection.execute(query)).scalars())

    async def expired(self) -> list[str]:
        """Caseworkers whose lease has ended though they did not go off duty."""
        query = select(duties.c.caseworker).where(duties.c.lease_until <= self.clock()).distinct()
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())

    async def forget(self, caseworker: str) -> bool:
        """Drop the ended duties of this caseworker; whether there were any."""
        query = delete(duties).where(duties.c.caseworker == caseworker, duties.c.lease_until <= self.clock())
        async with self.database.write() as connection:
            result = await connection.execute(query)
        return result.rowcount > 0


async def on_duty(connection: AsyncConnection, now: datetime) -> dict[str, int]:
    """How many caseworkers serve each desk."""
    query = select(duties.c.desk, func.count()).where(duties.c.lease_until > now).group_by(duties.c.desk)
    return {desk: count for desk, count in await connection.execute(query)}


async def hold_lease(database: Database, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or keep the lease ``name`` for ``length``; false while another ``holder`` has it."""
    async with database.write() as connection:
        query = select(leases).where(leases.c.name == name).with_for_update()
        row = (await connection.execute(query)).one_or_none()
        if row is None:
            await connection.execute(delete(leases).where(leases.c.name == name))
            await connection.execute(insert(leases).values(name=name, holder=holder, until=now + length))
            return True
        if row.holder != holder and row.until > now:
            return False
        change = update(leases).where(leases.c.name == name).values(holder=holder, until=now + length)
        await connection.execute(change)
        return True
