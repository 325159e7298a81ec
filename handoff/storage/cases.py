"""Cases: what needs more than one conversation, under a reference; and what somebody will do about it on which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, Select, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation import reference
from handoff.storage.snapshots import Snapshot, where
from handoff.storage.tables.casework import case_conversations, cases, escalations, follow_ups
from handoff.storage.tables.conversation_log import conversations


async def open_case(connection: AsyncConnection, caseworker: str, now: datetime) -> str:
    """A new case; its reference, which no other case has."""
    while True:
        candidate = reference.make()
        if not await exists(connection, candidate):
            row = {"reference": candidate, "opened_at": now, "opened_by": caseworker}
            await connection.execute(insert(cases).values(row))
            return candidate


async def exists(connection: AsyncConnection, wanted: str) -> bool:
    """Whether there is a case with this reference."""
    query = select(cases.c.reference).where(cases.c.reference == wanted)
    return (await connection.execute(query)).scalar() is not None


async def link(connection: AsyncConnection, wanted: str, conversation: str) -> None:
    """The conversation belongs to this case from now on, and to no other."""
    await connection.execute(delete(case_conversations).where(case_conversations.c.conversation == conversation))
    await connection.execute(insert(case_conversations).values(reference=wanted, conversation=conversation))


async def conversations_of(connection: AsyncConnection, wanted: str) -> list[Snapshot]:
    """The conversations in this case, the first one first."""
    linked = select(case_conversations.c.conversation).where(case_conversations.c.reference == wanted)
    return await where(connection, conversations.c.id.in_(linked))


async def plan(connection: AsyncConnection, **values: object) -> None:
    """Write down a follow-up."""
    await connection.execute(insert(follow_ups).values(values))


async def follow_up(connection: AsyncConnection, identity: str) -> Row[tuple[object, ...]] | None:
    """The row of a follow-up."""
    return (await connection.execute(select(follow_ups).where(follow_ups.c.id == identity))).one_or_none()


async def done(connection: AsyncConnection, identity: str, caseworker: str, now: datetime) -> None:
    """The follow-up was done."""
    change = update(follow_ups).where(follow_ups.c.id == identity).values(done_at=now, done_by=caseworker)
    await connection.execute(change)


async def on_board(
    connection: AsyncConnection, caseworker: str, desks: Collection[str], today: date, *, supervisor: bool
) -> list[Row[tuple[object, ...]]]:
    """Follow-ups that are not done, the first day first: this caseworker's own, and for a supervisor the overdue ones
    of their desks.
    """
    concerns: ColumnElement[bool] = follow_ups.c.owner == caseworker
    if supervisor:
        concerns = or_(concerns, and_(follow_ups.c.desk.in_(desks), follow_ups.c.due_on < today))
    query = (
        select(follow_ups)
        .where(follow_ups.c.done_at.is_(None), concerns)
        .order_by(follow_ups.c.due_on, follow_ups.c.created_at, follow_ups.c.id)
    )
    return list(await connection.execute(query))


def unfinished() -> Select[tuple[str]]:
    """Conversations about which somebody still has to do something: they are not deleted for their age."""
    to_do = select(follow_ups.c.conversation).where(follow_ups.c.done_at.is_(None))
    to_answer = select(escalations.c.conversation).where(escalations.c.answered_at.is_(None))
    return to_do.union(to_answer).subquery().select()


async def forget_empty(connection: AsyncConnection) -> None:
    """Delete cases of which no conversation is left."""
    kept = select(case_conversations.c.reference)
    await connection.execute(delete(cases).where(cases.c.reference.not_in(kept)))
