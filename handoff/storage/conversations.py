"""Conversations and their logs. Everything that changes one goes through :meth:`Conversations.change`."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.bus import BOARD, Bus, desk_of
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import apply
from handoff.conversation.kinds.helping import Closed
from handoff.conversation.kinds.talk import Started
from handoff.conversation.parties import Sender
from handoff.conversation.state import State
from handoff.storage import cases, duties, labels, log, parts, reminders, returning, signals, stints
from handoff.storage.database import Database
from handoff.storage.recent import Recent
from handoff.storage.snapshots import Snapshot, decode_state, snapshot
from handoff.storage.tables.conversation_log import conversations, events

PAGE = 500
"""Events that are read at once."""

_encode = msgspec.json.Encoder().encode
# The statements of every message are made once: making them takes as long as sending them.
_MINE = conversations.c.id == bindparam("conversation_id")
_FIND = select(conversations).where(_MINE)
_LOCK = _FIND.with_for_update()
_TOKEN = select(conversations.c.token_hash).where(_MINE)
_IN_LOG = events.c.conversation == bindparam("conversation_id")
_AFTER = select(events.c.event).where(_IN_LOG, events.c.seq > bindparam("after"))
_AFTER = _AFTER.order_by(events.c.seq).limit(bindparam("most"))
_MADE_BEFORE = select(events.c.event).where(
    _IN_LOG, events.c.sender.in_(bindparam("senders", expanding=True)), events.c.client_id == bindparam("client_id")
)

_decode_event = msgspec.json.Decoder(Event).decode

CITIZEN = Sender(role="citizen")
SYSTEM = Sender(role="system")


class NotFound(Exception):
    """There is no such conversation, or the key does not fit; nobody is told which."""


@dataclass
class Change:
    """One transaction on one conversation, whose row is locked. All that is appended is committed, or nothing."""

    conversation: str
    state: State
    created_at: datetime
    connection: AsyncConnection
    now: datetime
    bot_memory: str | None
    turn_until: datetime | None
    before: State = field(init=False)
    appended: list[Event] = field(default_factory=list)
    board: bool = False  # whether what caseworkers see on the board changed though the state did not

    def __post_init__(self) -> None:
        self.before = self.state

    def append(self, sender: Sender, body: AnyBody, client_id: str | None = None) -> Event:
        """Add an event to the log; it gets the next ``seq``."""
        event = Event(seq=self.state.last_seq + 1, sender=sender, body=body, created_at=self.now, client_id=client_id)
        self.state = apply(self.state, event)
        self.appended.append(event)
        return event

    async def made_before(self, client_id: str, *senders: Sender) -> Event | None:
        """The event of one of ``senders`` that an earlier try with this ``client_id`` made, if there was one."""
        keys = [log.sender_key(sender) for sender in senders]
        this = {"conversation_id": self.conversation, "senders": keys, "client_id": client_id}
        found = (await self.connection.execute(_MADE_BEFORE, this)).scalar()
        return None if found is None else _decode_event(found)

    async def event(self, seq: int) -> Event | None:
        """The event with this ``seq``."""
        query = select(events.c.event).where(events.c.conversation == self.conversation, events.c.seq == seq)
        found = (await self.connection.execute(query)).scalar()
        return None if found is None else _decode_event(found)


class Conversations:
    """All conversations. ``clock`` gives the time (UTC), ``wrap_up`` is what a caseworker gets after closing one."""

    def __init__(
        self, database: Database, bus: Bus, clock: Callable[[], datetime], wrap_up: timedelta = timedelta(0)
    ) -> None:
        self.database = database
        self.bus = bus
        self.clock = clock
        self.wrap_up = wrap_up
        self.recent = Recent()
        self.moved: Callable[[], None] = _nothing
        """Called when a conversation got another owner."""
        self.remind_at: Callable[[State, datetime], datetime | None] = _never
        """When to ask somebody who waits whether to go on, from the state and now."""
        self.wrap_up_at: Callable[[str, timedelta], timedelta] = _usual
        """How long a caseworker rounds off at a desk (an id), from what is usual."""

    async def open(self, started: Started, *more: tuple[Sender, AnyBody]) -> tuple[str, str]:
        """A new conversation that begins with ``started``; its id and the token, which is not kept."""
        conversation, token, now = str(uuid.uuid4()), secrets.token_urlsafe(32), self.clock()
        row = {
            "id": conversation,
            "token_hash": _hash(token),
            "created_at": now,
            "updated_at": now,
            "state": _encode(State()).decode(),
            "last_seq": 0,
            "owner": "bot",
            "owner_epoch": 0,
            "rank": 0,
        }
        async with self.database.write() as connection:
            await connection.execute(insert(conversations).values(row))
            change = Change(conversation, State(), now, connection, now, None, None)
            change.append(CITIZEN, started)
            for sender, body in more:
                change.append(sender, body)
            await self._store(change)
        return conversation, token

    async def authenticate(self, conversation: str, token: str) -> None:
        """Raise :class:`NotFound` unless ``token`` opens this conversation."""
        async with self.database.read() as connection:
            stored = (await connection.execute(_TOKEN, {"conversation_id": conversation})).scalar()
        if stored is None or not hmac.compare_digest(stored, _hash(token)):
            raise NotFound

    @asynccontextmanager
    async def change(self, conversation: str) -> AsyncIterator[Change]:
        """Lock the conversation, append to its log, commit, and only then announce. Raises :class:`NotFound`."""
        async with self.database.write() as connection:
            row = (await connection.execute(_LOCK, {"conversation_id": conversation})).one_or_none()
            if row is None:
                raise NotFound
            change = Change(
                conversation=conversation,
                state=decode_state(row.state),
                created_at=row.created_at,
                connection=connection,
                now=self.clock(),
                bot_memory=row.bot_memory,
                turn_until=row.turn_until,
            )
            yield change
            if change.appended or (change.bot_memory, change.turn_until) != (row.bot_memory, row.turn_until):
                await self._store(change)
        await self._announce(change)

    async def read(self, conversation: str) -> Snapshot:
        """The conversation now. Raises :class:`NotFound`."""
        async with self.database.read() as connection:
            row = (await connection.execute(_FIND, {"conversation_id": conversation})).one_or_none()
        if row is None:
            raise NotFound
        return snapshot(row)

    async def events(self, conversation: str, after: int = 0, limit: int = PAGE) -> list[Event]:
        """Up to ``limit`` events with a ``seq`` above ``after``, in order."""
        if known := self.recent.after(conversation, after):
            return known[:limit]
        these = {"conversation_id": conversation, "after": after, "most": limit}
        async with self.database.read() as connection:
            return [_decode_event(found) for found in (await connection.execute(_AFTER, these)).scalars()]

    async def all_events(self, conversation: str) -> list[Event]:
        """The whole log."""
        found: list[Event] = []
        while page := await self.events(conversation, found[-1].seq if found else 0):
            found.extend(page)
        return found

    async def delete(self, conversation: str) -> None:
        """Delete the conversation with everything in it. Raises :class:`NotFound`."""
        async with self.database.write() as connection:
            result = await connection.execute(delete(conversations).where(conversations.c.id == conversation))
            await cases.forget_empty(connection)
        if result.rowcount == 0:
            raise NotFound
        self.recent.forget(conversation)
        await self.bus.publish(conversation)
        await self.bus.publish(BOARD)

    async def delete_old(self, oldest: datetime, most: int) -> int:
        """Delete up to ``most`` conversations that did not change after ``oldest``, but none about which somebody still
        has to do something; how many.
        """
        is_old = conversations.c.updated_at < oldest
        old = select(conversations.c.id).where(is_old, conversations.c.id.not_in(cases.unfinished()))
        async with self.database.write() as connection:
            some = list((await connection.execute(old.limit(most))).scalars())
            # It may have gone on since it was looked up; then it is not old any more.
            deleted = await connection.execute(delete(conversations).where(conversations.c.id.in_(some), is_old))
            await cases.forget_empty(connection)
        return deleted.rowcount

    async def unfinished_turns(self) -> list[str]:
        """The conversations for which a process had the bot answer and did not finish it in time."""
        query = select(conversations.c.id).where(conversations.c.turn_until <= self.clock())
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())

    async def _store(self, change: Change) -> None:
        if change.appended:
            await stints.keep(change.connection, change.conversation, change.before, change.state, change.now)
            await signals.keep(change.connection, change.before, change.appended)
            await parts.keep(change.connection, change.conversation, change.before, change.state)
            if reminders.changes(change.before, change.state):
                await reminders.plan(change.connection, change.conversation, self.remind_at(change.state, change.now))
            await returning.keep(change.connection, change.conversation, change.before, change.state, change.now)
            await labels.keep(change.connection, change.conversation, change.before, change.state)
            await self._keep_idle(change)
        columns = log.columns_of(change.state, change.now, change.bot_memory, change.turn_until)
        await log.write(change.connection, change.conversation, change.appended, columns)

    async def _keep_idle(self, change: Change) -> None:
        """Since when caseworkers are idle, and whether they now round a conversation off."""
        before, after = change.before, change.state
        if before.epoch == after.epoch:
            return
        if before.owner == "caseworker" and before.caseworker is not None:
            closed = any(
                isinstance(event.body, Closed) and event.sender.role == "caseworker" for event in change.appended
            )
            desk = before.desk.id if before.desk else ""
            wrap_up = self.wrap_up_at(desk, self.wrap_up) if closed else timedelta(0)
            await duties.gave_one_up(change.connection, before.caseworker.id, change.now, wrap_up)
        if after.owner == "caseworker" and after.caseworker is not None:
            await duties.took_one(change.connection, after.caseworker.id, change.now)

    async def _announce(self, change: Change) -> None:
        if change.appended:
            self.recent.keep(change.conversation, change.appended)
            await self.bus.publish(change.conversation)
        owner = change.state.caseworker if change.state.owner == "caseworker" else None
        moved = change.before.epoch != change.state.epoch
        if moved:
            self.moved()
        if change.board or moved or (change.appended and change.state.owner == "queue"):
            await self.bus.publish(BOARD)
        elif change.appended and owner is not None:  # a message concerns nobody's board but theirs
            for caseworker in (owner, *change.state.colleagues):
                await self.bus.publish(desk_of(caseworker.id))


def _nothing() -> None:
    pass


def _usual(_desk: str, usual: timedelta) -> timedelta:
    return usual


def _never(_state: State, _now: datetime) -> None:
    pass


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
