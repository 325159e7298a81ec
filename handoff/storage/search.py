"""Full-text search: the index is written with the events, in their transaction, and goes with the conversation.

PostgreSQL keeps the words of an event as a ``tsvector`` with a GIN index, SQLite in an FTS5 table beside them
(``search_index``), which triggers keep in step. What is found here may be more than somebody may read: see
:mod:`handoff.api.staff.searching`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Row,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.events import Event
from handoff.storage.search_words import NOTHING_ELSE, Called, indexed
from handoff.storage.tables.attending import participants, stints
from handoff.storage.tables.casework import escalations
from handoff.storage.tables.conversation_log import conversation_labels, conversations, events, search_texts

INDEX = "search_index"
"""What a migration made on one database alone has a name that begins so."""

_INDEX = table(INDEX, column("rowid", Integer))
_ADD = insert(search_texts)
ADD_VECTOR = insert(search_texts).values(
    conversation=bindparam("found_in"),
    seq=bindparam("found_at"),
    words=func.array_to_tsvector(bindparam("found_words", type_=ARRAY(Text))),
)
"""On PostgreSQL: puts a row of :func:`vector_of` into the index."""
_decode_event = msgspec.json.Decoder(Event).decode


@dataclass(frozen=True)
class Wanted:
    """What is looked for. ``words`` as :func:`~handoff.storage.search_words.asked_for` gives them; instead of one of
    them a conversation may have all words of a name that it is ``called`` otherwise.
    """

    words: list[str]
    called: Called = NOTHING_ELSE
    desk: str | None = None
    label: str | None = None
    outcome: str | None = None
    since: datetime | None = None  # the conversation began then or later …
    until: datetime | None = None  # … and before then


@dataclass(frozen=True)
class Place:
    """How far a search came: the conversation that was looked at last, in order of their beginning, newest first."""

    created_at: datetime
    conversation: str


async def keep(connection: AsyncConnection, conversation: str, appended: Sequence[Event]) -> None:
    """Put what is said in ``appended`` into the index."""
    if is_postgres(connection):
        vectors = [row for event in appended if (row := vector_of(conversation, event))]
        if vectors:
            await connection.execute(ADD_VECTOR, vectors)
        return
    found = [(event.seq, " ".join(indexed(event))) for event in appended]
    rows = [{"conversation": conversation, "seq": seq, "words": words} for seq, words in found if words]
    if rows:
        await connection.execute(_ADD, rows)


def vector_of(conversation: str, event: Event) -> dict[str, object]:
    """What :data:`ADD_VECTOR` takes for ``event``; empty when it has no words."""
    words = indexed(event)
    return {"found_in": conversation, "found_at": event.seq, "found_words": words} if words else {}


async def candidates(
    connection: AsyncConnection,
    wanted: Wanted,
    caseworker: str,
    desks: Collection[str],
    after: Place | None,
    limit: int,
) -> list[Row[tuple[object, ...]]]:
    """Rows of conversations that have all the words and may be open to this caseworker, the newest first."""
    mine = [
        conversations.c.desk.in_(desks),
        conversations.c.caseworker == caseworker,
        conversations.c.id.in_(select(stints.c.conversation).where(stints.c.caseworker == caseworker)),
        conversations.c.id.in_(select(participants.c.conversation).where(participants.c.caseworker == caseworker)),
        conversations.c.id.in_(
            select(escalations.c.conversation).where(
                escalations.c.to_desk.in_(desks), escalations.c.answered_at.is_(None)
            )
        ),
    ]
    having = [or_(*mine), *_filters(wanted)]
    for word in wanted.words:
        with_it = select(search_texts.c.conversation).where(_any(connection, [word], wanted.called))
        having.append(conversations.c.id.in_(with_it))
    if after is not None:
        begun, identity = conversations.c.created_at, conversations.c.id
        having.append(or_(begun < after.created_at, and_(begun == after.created_at, identity < after.conversation)))
    query = (
        select(conversations)
        .where(*having)
        .order_by(conversations.c.created_at.desc(), conversations.c.id.desc())
        .limit(limit)
    )
    return list(await connection.execute(query))


async def said(connection: AsyncConnection, of: Sequence[str], wanted: Wanted) -> dict[str, list[Event]]:
    """The events of the conversations ``of`` that have any word of ``wanted``, in order, by conversation."""
    query = (
        select(events.c.conversation, events.c.event)
        .join(
            search_texts,
            and_(search_texts.c.conversation == events.c.conversation, search_texts.c.seq == events.c.seq),
        )
        .where(events.c.conversation.in_(of), _any(connection, wanted.words, wanted.called))
        .order_by(events.c.conversation, events.c.seq)
    )
    found: dict[str, list[Event]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.conversation, []).append(_decode_event(row.event))
    return found


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    having: list[ColumnElement[bool]] = []
    if wanted.desk is not None:
        having.append(conversations.c.desk == wanted.desk)
    if wanted.outcome is not None:
        having.append(conversations.c.outcome == wanted.outcome)
    if wanted.since is not None:
        having.append(conversations.c.created_at >= wanted.since)
    if wanted.until is not None:
        having.append(conversations.c.created_at < wanted.until)
    if wanted.label is not None:
        with_it = select(conversation_labels.c.conversation).where(conversation_labels.c.label == wanted.label)
        having.append(conversations.c.id.in_(with_it))
    return having


def _any(connection: AsyncConnection, words: Sequence[str], called: Called) -> ColumnElement[bool]:
    """Whether a text has a word that begins with one of ``words``, or all words of what one is ``called`` otherwise.
    All of them are letters and digits alone.
    """
    names = [sorted(name) for name in dict.fromkeys(name for word in words for name in called.get(word, ()))]
    if is_postgres(connection):
        whole = ["(" + " & ".join(f"'{word}'" for word in name) + ")" for name in names]
        asked = " | ".join([*(f"'{word}':*" for word in words), *whole])
        return search_texts.c.words.op("@@")(cast(cast(literal(asked), Text), TSQUERY))
    whole = ["(" + " AND ".join(f'"{word}"' for word in name) + ")" for name in names]
    asked = " OR ".join([*(f'"{word}"*' for word in words), *whole])
    return search_texts.c.id.in_(select(_INDEX.c.rowid).where(literal_column(INDEX).op("MATCH")(asked)))


def is_postgres(connection: AsyncConnection) -> bool:
    """Whether the index is PostgreSQL's."""
    return connection.dialect.name == "postgresql"
