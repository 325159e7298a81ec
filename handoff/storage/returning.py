"""Who comes back within a day meets the same caseworker, when that one is there with room.

The row of an offer says who may take a waiting conversation first, and until when; then everybody may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.parties import Person
from handoff.conversation.state import State
from handoff.storage.database import Database
from handoff.storage.snapshots import had_before
from handoff.storage.staffing import may_take, staff
from handoff.storage.tables.attending import offers

WITHIN = timedelta(hours=24)
FIRST_FOR = timedelta(minutes=2)
"""How long a conversation is kept for the caseworker who helped before, where conversations are picked by hand."""

_LOOK_BACK = 2  # conversations of the same browser before this one


@dataclass(frozen=True)
class Offer:
    """``caseworker`` (an id) may take the conversation first, until then."""

    caseworker: str
    until: datetime


async def helped_by(connection: AsyncConnection, state: State, now: datetime) -> Person | None:
    """Who helped this citizen last, in this conversation or the one that the browser had before, within a day."""
    if state.helped_by is not None:
        return _within_a_day(state, now)
    async for earlier in had_before(connection, state, _LOOK_BACK):
        if earlier.state.helped_by is not None:
            return _within_a_day(earlier.state, now)
    return None


def _within_a_day(state: State, now: datetime) -> Person | None:
    return state.helped_by if state.helped_at and now - state.helped_at <= WITHIN else None


async def keep(connection: AsyncConnection, conversation: str, before: State, after: State, now: datetime) -> None:
    """Write down what a change of owner means: who is asked for anew is offered to who helped before."""
    if before.epoch == after.epoch:
        return
    if before.owner == "queue":
        await connection.execute(delete(offers).where(offers.c.conversation == conversation))
    if after.owner != "queue" or before.owner == "caseworker" or after.desk is None:
        return
    helper = await helped_by(connection, after, now)
    if helper is not None and await has_room(connection, helper.id, after.desk.id, now):
        row = {"conversation": conversation, "caseworker": helper.id, "until": now + FIRST_FOR}
        await connection.execute(insert(offers).values(row))


async def offer_of(connection: AsyncConnection, conversation: str, desk: str, now: datetime) -> Offer | None:
    """The offer of this conversation that holds now: not when who helped before has no room any more."""
    query = select(offers).where(offers.c.conversation == conversation, offers.c.until > now)
    row = (await connection.execute(query)).one_or_none()
    if row is None or not await has_room(connection, row.caseworker, desk, now):
        return None
    return Offer(row.caseworker, row.until)


async def all_offers(connection: AsyncConnection, now: datetime) -> dict[str, Offer]:
    """The offers that are not over, by conversation."""
    query = select(offers).where(offers.c.until > now)
    return {row.conversation: Offer(row.caseworker, row.until) for row in await connection.execute(query)}


async def end_offers(database: Database, now: datetime) -> bool:
    """Forget the offers that are over; whether there were any."""
    async with database.write() as connection:
        return (await connection.execute(delete(offers).where(offers.c.until <= now))).rowcount > 0


async def has_room(connection: AsyncConnection, caseworker: str, desk: str, now: datetime) -> bool:
    """Whether this caseworker is on duty at ``desk`` and could take one more."""
    return may_take(await staff(connection, now, caseworker), caseworker, desk)
