"""Labels on conversations, as rows to look up by; and the list that each organisation chooses from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.database import add_new
from handoff.storage.tables.conversation_log import conversation_labels
from handoff.storage.tables.organisations import labels
from handoff.storage.tables.organisations import withdrawn_labels as withdrawn
from handoff.storage.tables.staff import caseworkers

KEPT_WITHDRAWN = timedelta(days=1)
"""How long it is known who made a label that was taken off the list, so that taking it off can be undone."""


@dataclass(frozen=True)
class Listed:
    """A label on the list of ``organisation``: who put it there, none when they are no longer known, and when."""

    organisation: str
    label: str
    by: str | None
    at: datetime


async def keep(connection: AsyncConnection, conversation: str, before: State, after: State) -> None:
    """Bring the rows of this conversation in line with ``after``."""
    if before.labels == after.labels:
        return
    mine = conversation_labels.c.conversation == conversation
    gone = before.labels.keys() - after.labels.keys()
    if gone:
        await connection.execute(delete(conversation_labels).where(mine, conversation_labels.c.label.in_(gone)))
    fresh = [{"conversation": conversation, "label": label} for label in after.labels if label not in before.labels]
    if fresh:
        await connection.execute(insert(conversation_labels), fresh)


async def offered(connection: AsyncConnection, organisations: Collection[str]) -> list[tuple[str, str]]:
    """The lists of ``organisations``: organisation and label, by label."""
    query = (
        select(labels.c.organisation, labels.c.label)
        .where(labels.c.organisation.in_(organisations))
        .order_by(func.lower(labels.c.label), labels.c.organisation)
    )
    return [(row.organisation, row.label) for row in await connection.execute(query)]


async def listed(connection: AsyncConnection, organisations: Collection[str]) -> list[Listed]:
    """The lists of ``organisations`` with who put each label there, by label."""
    query = (
        select(labels.c.organisation, labels.c.label, caseworkers.c.name, labels.c.created_at)
        .join(caseworkers, caseworkers.c.id == labels.c.created_by, isouter=True)
        .where(labels.c.organisation.in_(organisations))
        .order_by(func.lower(labels.c.label), labels.c.organisation)
    )
    return [Listed(*row) for row in await connection.execute(query)]


async def offer(
    connection: AsyncConnection, organisation: str, wanted: Iterable[str], caseworker: str, now: datetime
) -> None:
    """Put on the list of ``organisation`` what is not on it yet: ``caseworker`` made it."""
    row = {"organisation": organisation, "created_at": now, "created_by": caseworker}
    # In one order, so that two who make the same labels at once do not wait for each other.
    await add_new(connection, labels, [row | {"label": label} for label in sorted(set(wanted))])


async def withdraw(connection: AsyncConnection, organisation: str, label: str, now: datetime) -> bool:
    """Take ``label`` off the list of ``organisation``; whether it was on it. Conversations keep it, and for a time it
    can be put back as it was.
    """
    await _forget_old(connection, now)
    made = await _taken_from(connection, labels, organisation, label)
    if made is None:
        return False
    await _taken_from(connection, withdrawn, organisation, label)
    await add_new(connection, withdrawn, [made | {"withdrawn_at": now}])
    return True


async def put_back(connection: AsyncConnection, organisation: str, label: str, now: datetime) -> bool:
    """Put a label on the list again that was taken off it not long ago, with who made it and when; whether it was."""
    await _forget_old(connection, now)
    made = await _taken_from(connection, withdrawn, organisation, label)
    return made is not None and await add_new(connection, labels, [made]) == 1


async def _forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(delete(withdrawn).where(withdrawn.c.withdrawn_at < now - KEPT_WITHDRAWN))


async def _taken_from(
    connection: AsyncConnection, table: Table, organisation: str, label: str
) -> dict[str, object] | None:
    """Delete the row of a label; as it was on the list, when it was there."""
    this = (table.c.organisation == organisation) & (table.c.label == label)
    deleted = await connection.execute(delete(table).where(this).returning(*(table.c[each.name] for each in labels.c)))
    row = deleted.one_or_none()
    return None if row is None else dict(row._mapping)
