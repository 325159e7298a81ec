"""Writes what a change of a conversation brought: its events, the words by which they are found, and its row.

On PostgreSQL a single event, which is what nearly every change brings, goes with the rest in one statement: sending a
statement costs more than what it writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.events import Event
from handoff.conversation.parties import Sender
from handoff.conversation.state import State
from handoff.storage import search
from handoff.storage.tables.conversation_log import conversations, events

_encode = msgspec.json.Encoder().encode
_ADD = insert(events)
_KEEP = update(conversations).where(conversations.c.id == bindparam("conversation_id"))
_OF_EVENT = "event_"
_ADD_ONE = insert(events).values({each.name: bindparam(_OF_EVENT + each.name, type_=each.type) for each in events.c})
_KEEP_WITH_ONE = _KEEP.add_cte(_ADD_ONE.cte("added"))
_KEEP_WITH_ONE_TO_FIND = _KEEP_WITH_ONE.add_cte(search.ADD_VECTOR.cte("found"))


async def write(
    connection: AsyncConnection, conversation: str, appended: Sequence[Event], columns: dict[str, object]
) -> None:
    """Add ``appended`` to the log, and set ``columns`` (of :func:`columns_of`) in the row of the conversation."""
    row = {"conversation_id": conversation, **columns}
    if len(appended) == 1 and search.is_postgres(connection):
        row |= {_OF_EVENT + name: value for name, value in event_row(conversation, appended[0]).items()}
        words = search.vector_of(conversation, appended[0])
        await connection.execute(_KEEP_WITH_ONE_TO_FIND if words else _KEEP_WITH_ONE, row | words)
        return
    if appended:
        await connection.execute(_ADD, [event_row(conversation, event) for event in appended])
        await search.keep(connection, conversation, appended)
    await connection.execute(_KEEP, row)


def event_row(conversation: str, event: Event) -> dict[str, object]:
    """The row of ``events`` for an event."""
    return {
        "conversation": conversation,
        "seq": event.seq,
        "kind": event.body.__struct_config__.tag,
        "sender": sender_key(event.sender),
        "event": _encode(event).decode(),
        "created_at": event.created_at,
        "client_id": event.client_id,
    }


def sender_key(sender: Sender) -> str:
    """What makes a sender's ``client_id`` unique: the role, and for a caseworker who it is."""
    return f"{sender.role}:{sender.id}" if sender.id else sender.role


def columns_of(state: State, now: datetime, bot_memory: str | None, turn_until: datetime | None) -> dict[str, object]:
    """The columns of ``conversations`` that change with the state."""
    return {
        "updated_at": now,
        "state": _encode(state).decode(),
        "last_seq": state.last_seq,
        "owner": state.owner,
        "owner_epoch": state.epoch,
        "desk": state.desk.id if state.desk else None,
        "caseworker": state.caseworker.id if state.caseworker and state.owner == "caseworker" else None,
        "rank": state.rank,
        "waiting_since": state.waiting_since,
        "language": state.writes_in or state.language,
        "outcome": state.outcome,
        "bot_memory": bot_memory,
        "turn_until": turn_until,
    }
