"""Conversations as they are at one moment, read from their rows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count

import msgspec
from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.tables.conversation_log import conversations

decode_state = msgspec.json.Decoder(State).decode
"""The state that stands in the row of a conversation."""


@dataclass(frozen=True)
class Snapshot:
    """A conversation as it was at one moment."""

    conversation: str
    state: State
    created_at: datetime
    bot_memory: str | None


def snapshot(row: Row[tuple[object, ...]]) -> Snapshot:
    """The conversation in a row of the table."""
    return Snapshot(row.id, decode_state(row.state), row.created_at, row.bot_memory)


async def where(connection: AsyncConnection, condition: ColumnElement[bool]) -> list[Snapshot]:
    """The conversations that meet ``condition``, the first one first."""
    query = select(conversations).where(condition).order_by(conversations.c.created_at, conversations.c.id)
    return [snapshot(row) for row in await connection.execute(query)]


async def had_before(connection: AsyncConnection, state: State, most: int) -> AsyncIterator[Snapshot]:
    """Up to ``most`` conversations that the same browser had before, one before the other, the last one first."""
    previous = state.previous
    for number in count():
        if previous is None or number == most:
            return
        row = (await connection.execute(select(conversations).where(conversations.c.id == previous))).one_or_none()
        if row is None:
            return
        found = snapshot(row)
        yield found
        previous = found.state.previous
