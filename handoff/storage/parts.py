"""Who takes part in which conversation beside its owner, and what is due when: rows that mirror the state.

They are written in the transaction that changes the state, so they cannot say anything else; they exist to be looked
up by caseworker and by time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import Row, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.snapshots import Snapshot, where
from handoff.storage.tables.attending import deadlines, participants
from handoff.storage.tables.conversation_log import conversations

Inside = Literal["joined", "asked", "giving"]
Part = Literal["joined", "asked", "giving", "listening"]
Due = Literal["offer", "join", "hold", "taking"]


async def keep(connection: AsyncConnection, conversation: str, before: State, after: State) -> None:
    """Bring the rows of this conversation in line with ``after``."""
    old, new = _parts(before), _parts(after)
    for caseworker in old.keys() - new.keys():
        mine = (participants.c.conversation == conversation) & (participants.c.caseworker == caseworker)
        await connection.execute(delete(participants).where(mine))
    for caseworker, part in new.items():
        if old.get(caseworker) != part:
            mine = (participants.c.conversation == conversation) & (participants.c.caseworker == caseworker)
            await connection.execute(delete(participants).where(mine))
            row = {"conversation": conversation, "caseworker": caseworker, "part": part}
            await connection.execute(insert(participants).values(row))
    due, now_due = _deadlines(before), _deadlines(after)
    for kind in due.keys() | now_due.keys():
        if due.get(kind, "none") == now_due.get(kind, "none"):
            continue
        this = (deadlines.c.conversation == conversation) & (deadlines.c.kind == kind)
        await connection.execute(delete(deadlines).where(this))
        if kind in now_due:
            await connection.execute(
                insert(deadlines).values(conversation=conversation, kind=kind, until=now_due[kind])
            )


async def part_in(connection: AsyncConnection, caseworker: str) -> dict[str, Part]:
    """The conversations that this caseworker takes part in without owning them, and how."""
    query = select(participants.c.conversation, participants.c.part).where(participants.c.caseworker == caseworker)
    return {row.conversation: row.part for row in await connection.execute(query)}


async def inside(connection: AsyncConnection, caseworker: str) -> list[tuple[Snapshot, Inside]]:
    """The conversations in which this caseworker is, or is asked to be, beside the owner; the first one first."""
    found = await part_in(connection, caseworker)
    how: dict[str, Inside] = {conversation: part for conversation, part in found.items() if part != "listening"}
    if not how:
        return []
    taken = await where(connection, conversations.c.id.in_(how))
    return [(each, how[each.conversation]) for each in taken]


async def due(connection: AsyncConnection, now: datetime) -> list[Row[tuple[object, ...]]]:
    """Deadlines that have come, and every transfer that nobody has taken yet; with the conversation's desk."""
    query = (
        select(deadlines, conversations.c.desk)
        .join(conversations, conversations.c.id == deadlines.c.conversation)
        .where(or_(deadlines.c.until <= now, deadlines.c.kind == "taking"))
    )
    return list(await connection.execute(query))


async def set_until(connection: AsyncConnection, conversation: str, kind: Due, until: datetime | None) -> None:
    """Move a deadline; none: nothing is due as long as it stays so."""
    this = (deadlines.c.conversation == conversation) & (deadlines.c.kind == kind)
    await connection.execute(update(deadlines).where(this).values(until=until))


def _parts(state: State) -> dict[str, Part]:
    found: dict[str, Part] = {each.id: "listening" for each in state.listeners}
    if state.asked_in is not None:
        found[state.asked_in.to.id] = "asked"
    if state.handing is not None and not state.handing.gone:
        found[state.handing.caseworker.id] = "giving"
    for colleague in state.colleagues:
        found[colleague.id] = "joined"
    return found


def _deadlines(state: State) -> dict[Due, datetime | None]:
    found: dict[Due, datetime | None] = {}
    if state.offer is not None:
        found["offer"] = state.offer.until
    if state.asked_in is not None:
        found["join"] = state.asked_in.until
    if state.hold is not None and not state.hold.passed:
        found["hold"] = state.hold.until
    if state.handing is not None:
        found["taking"] = None
    return found
