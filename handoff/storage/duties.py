"""Who is there and serves which desk: presence is a lease that the open console renews; duties last as long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.bus import BOARD, Bus
from handoff.storage.database import Database
from handoff.storage.tables import duties, leases, presence


class Duties:
    """Presence and duties. ``lease`` is how long a presence lasts without a word from its caseworker."""

    def __init__(self, database: Database, bus: Bus, clock: Callable[[], datetime], lease: timedelta) -> None:
        self.database = database
        self.bus = bus
        self.clock = clock
        self.lease = lease

    async def serve(self, caseworker: str, desks: list[str]) -> None:
        """On duty for exactly ``desks`` from now on; none: off duty."""
        async with self.database.write() as connection:
            await self._renew(connection, caseworker)
            await connection.execute(delete(duties).where(duties.c.caseworker == caseworker))
            if desks:
                rows = [{"caseworker": caseworker, "desk": desk} for desk in sorted(set(desks))]
                await connection.execute(insert(duties), rows)
        await self.bus.publish(BOARD)

    async def renew(self, caseworker: str) -> None:
        """A sign of life: the presence lasts for another lease."""
        async with self.database.write() as connection:
            await self._renew(connection, caseworker)

    async def served_by(self, caseworker: str) -> list[str]:
        """The desks that this caseworker serves now."""
        async with self.database.read() as connection:
            return await served(connection, caseworker, self.clock())

    async def expired(self) -> list[str]:
        """Caseworkers whose lease has ended."""
        query = select(presence.c.caseworker).where(presence.c.lease_until <= self.clock())
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())

    async def forget(self, caseworker: str) -> bool:
        """End the presence and the duties of this caseworker, if the lease has ended; whether it had."""
        query = delete(presence).where(presence.c.caseworker == caseworker, presence.c.lease_until <= self.clock())
        async with self.database.write() as connection:
            if (await connection.execute(query)).rowcount == 0:
                return False
            await connection.execute(delete(duties).where(duties.c.caseworker == caseworker))
        await self.bus.publish(BOARD)
        return True

    async def _renew(self, connection: AsyncConnection, caseworker: str) -> None:
        until = self.clock() + self.lease
        await self.database.keep(connection, presence, {"caseworker": caseworker}, {"lease_until": until})


async def served(connection: AsyncConnection, caseworker: str, now: datetime) -> list[str]:
    """The desks that this caseworker serves now, in order of their ids."""
    query = (
        select(duties.c.desk)
        .join(presence, presence.c.caseworker == duties.c.caseworker)
        .where(duties.c.caseworker == caseworker, presence.c.lease_until > now)
        .order_by(duties.c.desk)
    )
    return list((await connection.execute(query)).scalars())


async def on_duty(connection: AsyncConnection, now: datetime) -> dict[str, int]:
    """How many caseworkers serve each desk now."""
    query = (
        select(duties.c.desk, func.count())
        .join(presence, presence.c.caseworker == duties.c.caseworker)
        .where(presence.c.lease_until > now)
        .group_by(duties.c.desk)
    )
    return dict((await connection.execute(query)).all())


async def hold_lease(database: Database, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or keep the lease ``name`` for ``length``; false while another ``holder`` has it."""
    mine = (leases.c.holder == holder) | (leases.c.until <= now)
    change = update(leases).where(leases.c.name == name, mine).values(holder=holder, until=now + length)
    async with database.write() as connection:
        if (await connection.execute(change)).rowcount == 1:
            return True
    try:
        async with database.write() as connection:
            await connection.execute(insert(leases).values(name=name, holder=holder, until=now + length))
    except IntegrityError:  # somebody holds it
        return False
    return True
