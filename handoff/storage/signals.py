"""Signals: what goes wrong for citizens again and again, counted so that it can be given back to the organisations.

A signal says what happened, when, and at which organisation; never to whom, so it outlives the conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.events import Event
from handoff.conversation.kinds.helping import Closed
from handoff.conversation.kinds.queueing import ReturnedToBot, Unavailable
from handoff.conversation.kinds.talk import Analysis
from handoff.conversation.state import State
from handoff.storage.database import Database
from handoff.storage.tables.upkeep import signals

SignalKind = Literal["sent_on", "not_understood", "nobody_there", "left_queue", "late"]


@dataclass(frozen=True)
class Count:
    """How often ``kind`` happened at ``organisation`` (an id) about ``topic`` (the id of a service)."""

    kind: str
    organisation: str | None
    topic: str | None
    times: int


async def keep(connection: AsyncConnection, before: State, appended: Sequence[Event]) -> None:
    """Write down the signals in the events that were appended to a conversation that was in state ``before``."""
    rows = [
        {"at": event.created_at, "kind": kind, "organisation": organisation, "topic": topic}
        for event in appended
        for kind, organisation, topic in _signals(before, event)
    ]
    if rows:
        await connection.execute(insert(signals), rows)


async def counts(database: Database, since: datetime) -> list[Count]:
    """What happened since then, the most frequent first."""
    times = func.count().label("times")
    query = (
        select(signals.c.kind, signals.c.organisation, signals.c.topic, times)
        .where(signals.c.at >= since)
        .group_by(signals.c.kind, signals.c.organisation, signals.c.topic)
        .order_by(times.desc(), signals.c.kind, signals.c.organisation, signals.c.topic)
    )
    async with database.read() as connection:
        return [Count(row.kind, row.organisation, row.topic, row.times) for row in await connection.execute(query)]


def _signals(before: State, event: Event) -> Iterator[tuple[SignalKind, str | None, str | None]]:
    match event.body:
        case Analysis(understood=understood):
            for organisation in understood.sent_from:
                yield "sent_on", organisation, understood.service
            if understood.kind == "not_understood":
                yield "not_understood", None, None
        case Unavailable(organisation=organisation, topic=topic):
            yield "nobody_there", organisation, topic
        case ReturnedToBot() | Closed() if before.owner == "queue" and before.need is not None:
            yield "left_queue", before.need.organisation, before.need.topic
        case _:
            pass
