"""Who is there and serves which desk: presence is a lease that the open console renews; duties last as long.

Somebody on duty works, has a pause, or rounds off the conversation before (wrap-up); who has no duties is off duty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.bus import BOARD, Bus
from handoff.storage.database import Database
from handoff.storage.tables.staff import duties, presence
from handoff.storage.tables.upkeep import leases

DutyState = Literal["working", "pause", "wrap_up", "off_duty"]


@dataclass(frozen=True)
class Duty:
    """What a caseworker does now, and when a wrap-up ends by itself."""

    state: DutyState
    until: datetime | None = None


OFF_DUTY = Duty("off_duty")


class Duties:
    """Presence and duties. ``lease`` is how long a presence lasts without a word from its caseworker."""

    def __init__(self, database: Database, bus: Bus, clock: Callable[[], datetime], lease: timedelta) -> None:
        self.database = database
        self.bus = bus
        self.clock = clock
        self.lease = lease
        self.changed: Callable[[], None] = _nothing
        """Called when somebody may have come free."""

    async def serve(self, caseworker: str, desks: list[str]) -> None:
        """On duty for exactly ``desks`` from now on; none: off duty."""
        async with self.database.write() as connection:
            await self._renew(connection, caseworker)
            ended = await connection.execute(delete(duties).where(duties.c.caseworker == caseworker))
            if desks:
                rows = [{"caseworker": caseworker, "desk": desk} for desk in sorted(set(desks))]
                await connection.execute(insert(duties), rows)
            if not desks or ended.rowcount == 0:  # a duty begins at work, and whoever just came has been idle least
                await _set(connection, caseworker, "working", None, self.clock(), idle_since=self.clock())
        await self._told()

    async def work(self, caseworker: str) -> bool:
        """End a pause or a wrap-up; whether this caseworker is on duty at all."""
        return await self._turn(caseworker, "working", None)

    async def pause(self, caseworker: str) -> bool:
        """Keep the duties and the conversations, and get no new ones; whether this caseworker is on duty at all."""
        return await self._turn(caseworker, "pause", None)

    async def wrap_up(self, caseworker: str, length: timedelta) -> bool:
        """Get no new conversations for ``length`` from now; whether this caseworker is on duty at all."""
        return await self._turn(caseworker, "wrap_up", self.clock() + length)

    async def renew(self, caseworker: str) -> None:
        """A sign of life: the presence lasts for another lease."""
        async with self.database.write() as connection:
            await self._renew(connection, caseworker)

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

    async def _turn(self, caseworker: str, state: DutyState, until: datetime | None) -> bool:
        now = self.clock()
        async with self.database.write() as connection:
            await self._renew(connection, caseworker)
            if not await served(connection, caseworker, now):
                return False
            await _set(connection, caseworker, state, until, now)
        await self._told()
        return True

    async def _told(self) -> None:
        self.changed()
        await self.bus.publish(BOARD)

    async def _renew(self, connection: AsyncConnection, caseworker: str) -> None:
        until = self.clock() + self.lease
        await self.database.keep(
            connection, presence, {"caseworker": caseworker}, {"lease_until": until}, {"state": "working"}
        )


def _nothing() -> None:
    pass


async def _set(
    connection: AsyncConnection,
    caseworker: str,
    state: DutyState,
    until: datetime | None,
    since: datetime,
    *,
    idle_since: datetime | None = None,
) -> None:
    values: dict[str, object] = {"state": state, "state_until": until, "state_since": since}
    if idle_since is not None:
        values["idle_since"] = idle_since
    await connection.execute(update(presence).where(presence.c.caseworker == caseworker).values(values))


async def took_one(connection: AsyncConnection, caseworker: str, now: datetime) -> None:
    """This caseworker took a conversation: a wrap-up is over, and they are the one who was idle least."""
    rounded_off = presence.c.state == "wrap_up"
    working = case((rounded_off, "working"), else_=presence.c.state)
    since = case((rounded_off, now), else_=presence.c.state_since)
    change = update(presence).where(presence.c.caseworker == caseworker)
    await connection.execute(change.values(state=working, state_until=None, state_since=since, idle_since=now))


async def gave_one_up(connection: AsyncConnection, caseworker: str, now: datetime, wrap_up: timedelta) -> None:
    """A conversation of this caseworker ended here; ``wrap_up`` is the time for rounding it off, if any."""
    change = update(presence).where(presence.c.caseworker == caseworker).values(idle_since=now)
    await connection.execute(change)
    if wrap_up:
        at_work = presence.c.state.in_(["working", "wrap_up"])
        on_duty = presence.c.caseworker.in_(select(duties.c.caseworker))
        await connection.execute(
            update(presence)
            .where(presence.c.caseworker == caseworker, at_work, on_duty)
            .values(state="wrap_up", state_until=now + wrap_up, state_since=now)
        )


def duty_now(state: str, until: datetime | None, now: datetime) -> Duty:
    """What the row of a presence with duties says now: a wrap-up whose time is over has ended by itself."""
    if state == "wrap_up" and until is not None and until > now:
        return Duty("wrap_up", until)
    return Duty("pause") if state == "pause" else Duty("working")


async def served(connection: AsyncConnection, caseworker: str, now: datetime) -> list[str]:
    """The desks that this caseworker serves now, in order of their ids."""
    query = (
        select(duties.c.desk)
        .join(presence, presence.c.caseworker == duties.c.caseworker)
        .where(duties.c.caseworker == caseworker, presence.c.lease_until > now)
        .order_by(duties.c.desk)
    )
    return list((await connection.execute(query)).scalars())


async def is_there(connection: AsyncConnection, caseworker: str, now: datetime) -> bool:
    """Whether the console of this caseworker gave a sign of life within the lease, on duty or not."""
    query = select(presence.c.caseworker).where(presence.c.caseworker == caseworker, presence.c.lease_until > now)
    return (await connection.execute(query)).first() is not None


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


async def release_lease(database: Database, name: str, holder: str) -> None:
    """Give the lease up before it ends, so that another process need not wait."""
    async with database.write() as connection:
        await connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
