"""Labels on conversations, as rows to look up by; and the list that each organisation chooses from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.tables import caseworkers, conversation_labels, labels


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
    """Put on the list of ``organisation`` what is not on it yet."""
    known = {label for _, label in await offered(connection, [organisation])}
    fresh = [label for label in wanted if label not in known]
    if fresh:
        row = {"organisation": organisation, "created_at": now, "created_by": caseworker}
        await connection.execute(insert(labels), [row | {"label": label} for label in fresh])


async def withdraw(connection: AsyncConnection, organisation: str, label: str) -> bool:
    """Take ``label`` off the list of ``organisation``; whether it was on it. Conversations keep it."""
    change = delete(labels).where(labels.c.organisation == organisation, labels.c.label == label)
    return (await connection.execute(change)).rowcount > 0
