"""Call-backs that were promised, until somebody was reached or there is no more to try.

When each is due is a pair of moments in its row: the part of the day in which to call.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.kinds.callbacks import CallbackOutcome
from handoff.queue.day_parts import Half, Slot
from handoff.storage.tables.casework import callbacks

ATTEMPTS_ALLOWED = 3

Found = Row[tuple[object, ...]]

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")


@dataclass(frozen=True)
class Wish:
    """What a citizen asks for. ``number`` is E.164, ``language`` ISO 639-1; ``first``: before others of that part."""

    conversation: str
    desk: str
    number: str
    slot: Slot
    language: str
    topic_title: str | None
    summary: str
    first: bool


async def add(connection: AsyncConnection, wish: Wish, now: datetime) -> str:
    """Write down a call-back; its id."""
    identity = str(uuid.uuid4())
    row = {"id": identity, "conversation": wish.conversation, "created_at": now, "attempts": 0, "tried": []}
    await connection.execute(insert(callbacks).values(row | _of(wish)))
    return identity


async def change(connection: AsyncConnection, identity: str, wish: Wish) -> None:
    """The citizen wants it otherwise than before: it begins anew, with every try still open."""
    values = _of(wish) | {"attempts": 0, "tried": []}
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(values))


async def move(connection: AsyncConnection, identity: str, slot: Slot) -> None:
    """Call in this part of this day instead."""
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(_time(slot)))


async def open_in(connection: AsyncConnection, conversation: str) -> Found | None:
    """The call-back that is still to be made in this conversation, locked for change."""
    query = select(callbacks).where(callbacks.c.conversation == conversation, callbacks.c.done_at.is_(None))
    return (await connection.execute(query.with_for_update())).one_or_none()


async def open_to(connection: AsyncConnection, number: str, desk: str) -> Found | None:
    """The oldest call-back of this desk to this number that is still to be made and that nobody is making now, locked
    for change. Until the end of the transaction nobody else gets an answer for this number and desk.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        await connection.execute(_ONE_AT_A_TIME, {"key": f"callback {number} {desk}"})
    query = (
        select(callbacks)
        .where(callbacks.c.number == number, callbacks.c.desk == desk)
        .where(callbacks.c.done_at.is_(None), callbacks.c.taken_by.is_(None))
        .order_by(callbacks.c.created_at)
        .limit(1)
    )
    return (await connection.execute(query.with_for_update())).one_or_none()


async def find(connection: AsyncConnection, identity: str) -> Found | None:
    """The row of a call-back."""
    return (await connection.execute(select(callbacks).where(callbacks.c.id == identity))).one_or_none()


async def get(connection: AsyncConnection, identity: str) -> Found | None:
    """The row of a call-back, locked for change."""
    query = select(callbacks).where(callbacks.c.id == identity).with_for_update()
    return (await connection.execute(query)).one_or_none()


async def open_for(connection: AsyncConnection, desks: list[str]) -> list[Found]:
    """Call-backs still to be made for these desks, in the order in which to make them: what begins first, and of that
    whoever comes first, and then what ends first.
    """
    query = (
        select(callbacks)
        .where(callbacks.c.done_at.is_(None), callbacks.c.desk.in_(desks))
        .order_by(callbacks.c.begins_at, callbacks.c.first.desc(), callbacks.c.ends_at, callbacks.c.created_at)
    )
    return list(await connection.execute(query))


async def take(connection: AsyncConnection, identity: str, caseworker: str | None) -> None:
    """This caseworker makes the call; none: whoever wants."""
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(taken_by=caseworker))


async def free(connection: AsyncConnection, caseworker: str) -> bool:
    """This caseworker is gone: others may make the calls; whether there were any."""
    mine = (callbacks.c.taken_by == caseworker) & callbacks.c.done_at.is_(None)
    return bool((await connection.execute(update(callbacks).where(mine).values(taken_by=None))).rowcount)


async def tried(connection: AsyncConnection, identity: str, attempts: int, halves: Sequence[Half], again: Slot) -> None:
    """Nobody was reached, in these halves of a day by now: ``again`` is when to try next. Free for anybody."""
    values = {"attempts": attempts, "tried": list(halves), "taken_by": None, "first": False}
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(values | _time(again)))


async def end(
    connection: AsyncConnection, identity: str, outcome: CallbackOutcome, attempts: int, now: datetime
) -> None:
    """No more call."""
    values = {"outcome": outcome, "attempts": attempts, "done_at": now}
    await connection.execute(update(callbacks).where(callbacks.c.id == identity).values(values))


async def untold(connection: AsyncConnection) -> list[Found]:
    """Those that were joined with another one, which their conversations have not heard yet."""
    query = select(callbacks).where(callbacks.c.outcome == "joined", callbacks.c.told_at.is_(None))
    return list(await connection.execute(query))


async def told(connection: AsyncConnection, identity: str, now: datetime) -> bool:
    """The conversation hears it now; whether it had not heard it before."""
    this = (callbacks.c.id == identity) & callbacks.c.told_at.is_(None)
    return bool((await connection.execute(update(callbacks).where(this).values(told_at=now))).rowcount)


def _of(wish: Wish) -> dict[str, object]:
    return {
        "desk": wish.desk,
        "number": wish.number,
        "language": wish.language,
        "topic_title": wish.topic_title,
        "summary": wish.summary,
        "first": wish.first,
    } | _time(wish.slot)


def _time(slot: Slot) -> dict[str, object]:
    return {"day": slot.day, "day_part": slot.part, "begins_at": slot.begins, "ends_at": slot.ends}
