"""Conversations and caseworkers put into the store in bulk: rows as the service itself would have written them."""

from __future__ import annotations

import hashlib
import random
import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import asyncpg
import msgspec
from sqlalchemy import Table

from bench.scale.orders import Key, Session
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import apply, fold
from handoff.conversation.kinds.helping import Claimed, Closed
from handoff.conversation.kinds.queueing import Queued
from handoff.conversation.kinds.talk import Analysis, Message, Started
from handoff.conversation.parties import DeskName, Sender
from handoff.conversation.state import State
from handoff.storage.conversations import CITIZEN, SYSTEM
from handoff.storage.log import columns_of, event_row
from handoff.storage.tables.attending import stints
from handoff.storage.tables.conversation_log import conversations, events
from handoff.storage.tables.staff import caseworkers, duties, presence, sessions
from loket.directory import Desk
from loket.wire import Understood

BOT = Sender(role="bot")
CAPACITY = 1000
"""Conversations that a caseworker of the bench can have at a time: what is measured is never their patience."""
_KEPT = timedelta(days=27)
"""Closed conversations are spread over so long: a little less than they are kept."""
_ASKED, _ANSWERED = "Mag ik mijn huurtoeslag later doorgeven?", "Ja. Geef het zo snel mogelijk door in Mijn toeslagen."
_AT_ONCE = 5000  # conversations in one COPY

Row = dict[str, object]


@dataclass(frozen=True)
class Pattern:
    """What happened in a conversation, and how long ago it began and ended."""

    happened: Sequence[tuple[Sender, AnyBody]]
    began: datetime
    length: timedelta = timedelta(0)

    def log(self) -> list[Event]:
        """Its events, evenly spread over its length."""
        step = self.length / max(len(self.happened) - 1, 1)
        return [
            Event(seq=seq, sender=sender, body=body, created_at=self.began + step * (seq - 1))
            for seq, (sender, body) in enumerate(self.happened, 1)
        ]


class Fill:
    """Writes into the database at ``address`` (libpq's form); the conversations belong to ``desk``."""

    def __init__(self, address: str, desk: Desk) -> None:
        self.address = address
        self.desk = DeskName(id=desk.id, nl=desk.name.nl, en=desk.name.en)

    async def caseworkers(self, count: int) -> list[Session]:
        """So many caseworkers who are logged in and on duty at the desk for the next day."""
        now, made = datetime.now(UTC), list[Session]()
        people, logged_in, there, served = list[Row](), list[Row](), list[Row](), list[Row]()
        for number in range(count):
            identity, key, csrf = str(uuid.uuid4()), secrets.token_urlsafe(32), secrets.token_urlsafe(24)
            made.append(Session(id=identity, key=key, csrf=csrf))
            people.append(
                {
                    "id": identity,
                    "login": f"bench-{identity}",
                    "name": f"Caseworker {number}",
                    "organisation": "Gemeente Lindewaard",
                    "desks": msgspec.json.encode([self.desk.id]).decode(),
                    "skills": "[]",
                    "languages": '["nl","en"]',
                    "capacity": CAPACITY,
                    "role": "caseworker",
                    "password_hash": "none: these caseworkers never log in",
                    "failures": 0,
                    "active": True,
                }
            )
            logged_in.append(
                {"token_hash": _hash(key), "caseworker": identity, "csrf": csrf, "expires_at": now + timedelta(days=1)}
            )
            there.append({"caseworker": identity, "lease_until": now + timedelta(days=1), "state": "working"})
            served.append({"caseworker": identity, "desk": self.desk.id})
        async with _connected(self.address) as connection:
            await _copy(connection, caseworkers, people)
            await _copy(connection, sessions, logged_in)
            await _copy(connection, presence, there)
            await _copy(connection, duties, served)
        return made

    async def with_bot(self, count: int) -> list[Key]:
        """Conversations in which a question was answered."""
        return await self._many(count, lambda: Pattern(_question(), datetime.now(UTC)))

    async def waiting(self, count: int) -> list[Key]:
        """Conversations in the queue of the desk."""
        return await self._many(count, lambda: Pattern([*_question(), self._queued()], datetime.now(UTC)))

    async def claimed(self, count: int, sessions: Sequence[Session]) -> list[Key]:
        """Conversations with the caseworkers of ``sessions``, one after the other to each."""
        turn = iter(range(count))

        def one() -> Pattern:
            caseworker = _sender(sessions[next(turn) % len(sessions)].id)
            return Pattern([*_question(), self._queued(), (caseworker, Claimed())], datetime.now(UTC))

        return await self._many(count, one)

    async def closed(self, count: int) -> None:
        """Conversations that a caseworker saw through, in the last weeks; some in the last hours, as on any day."""
        chance, now = random.Random(count), datetime.now(UTC)
        helper = _sender(str(uuid.uuid4()))
        words: list[tuple[Sender, AnyBody]] = [
            *_question(),
            self._queued(),
            (helper, Claimed()),
            (helper, Message(text=_ANSWERED)),
            (CITIZEN, Message(text=_ASKED)),
            (helper, Closed(outcome="answered")),
        ]

        def one() -> Pattern:
            return Pattern(words, now - timedelta(hours=1) - _KEPT * chance.random(), timedelta(minutes=9))

        await self._many(count, one)

    async def _many(self, count: int, pattern: Callable[[], Pattern]) -> list[Key]:
        keys = []
        async with _connected(self.address) as connection:
            for begin in range(0, count, _AT_ONCE):
                heads, logs, stays = list[Row](), list[Row](), list[Row]()
                for _ in range(begin, min(begin + _AT_ONCE, count)):
                    identity, token, log = str(uuid.uuid4()), secrets.token_urlsafe(32), pattern().log()
                    keys.append(Key(id=identity, token=token, last_seq=len(log)))
                    state, end = fold(log), log[-1].created_at
                    heads.append(
                        {
                            "id": identity,
                            "token_hash": _hash(token),
                            "created_at": log[0].created_at,
                            **columns_of(state, end, None, None),
                        }
                    )
                    logs += [event_row(identity, event) for event in log]
                    stays += _stays(identity, log, state)
                async with connection.transaction():
                    await _copy(connection, conversations, heads)
                    await _copy(connection, events, logs)
                    await _copy(connection, stints, stays)
            await connection.execute("ANALYZE")
        return keys

    async def clear(self) -> None:
        """Remove what is not closed, and with it what a round left behind."""
        async with _connected(self.address) as connection:
            await connection.execute("DELETE FROM conversations WHERE owner <> 'closed'")
            await connection.execute("VACUUM ANALYZE")

    async def owners(self, keys: Sequence[Key]) -> tuple[int, int]:
        """How many of these conversations have exactly one claim in their log, by the caseworker who has them now; and
        how many were claimed more than once, or are somebody else's.
        """
        query = """
            SELECT conversations.id, conversations.caseworker, array_agg(events.sender) AS claims FROM conversations
            JOIN events ON events.conversation = conversations.id AND events.kind = 'claimed'
            WHERE conversations.id = ANY($1::text[]) GROUP BY conversations.id
        """
        async with _connected(self.address) as connection:
            rows = await connection.fetch(query, [key.id for key in keys])
        right = sum(row["claims"] == [f"caseworker:{row['caseworker']}"] for row in rows)
        return right, len(rows) - right

    def _queued(self) -> tuple[Sender, AnyBody]:
        return SYSTEM, Queued(desk=self.desk, reason="asked", summary=_ASKED)


async def said_meanwhile(address: str, keys: Sequence[Key]) -> None:
    """One more word of the bot's in each of these conversations, all at one moment."""
    decode, now = msgspec.json.Decoder(State).decode, datetime.now(UTC)
    async with _connected(address) as connection, connection.transaction():
        query = "SELECT id, state FROM conversations WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE"
        logs, heads = list[Row](), list[tuple[str, str, int, datetime]]()
        for row in await connection.fetch(query, [key.id for key in keys]):
            state = decode(row["state"])
            event = Event(seq=state.last_seq + 1, sender=BOT, body=Message(text=_ANSWERED), created_at=now)
            state = apply(state, event)
            logs.append(event_row(row["id"], event))
            heads.append((row["id"], msgspec.json.encode(state).decode(), state.last_seq, now))
        await _copy(connection, events, logs)
        change = "UPDATE conversations SET state = $2, last_seq = $3, updated_at = $4 WHERE id = $1"
        await connection.executemany(change, heads)


def _question() -> list[tuple[Sender, AnyBody]]:
    understood = Understood(intent="faq/huurtoeslag", confidence=0.9, kind="answered")
    return [
        (CITIZEN, Started(language="nl")),
        (CITIZEN, Message(text=_ASKED)),
        (BOT, Analysis(of=2, understood=understood)),
        (BOT, Message(text=_ANSWERED, language="nl")),
    ]


def _sender(identity: str) -> Sender:
    return Sender(role="caseworker", id=identity, name="Caseworker", organisation="Gemeente Lindewaard")


def _stays(identity: str, log: Sequence[Event], state: State) -> list[dict[str, object]]:
    """The stay in the queue, if there was one, and the handling after it."""
    queued = next((event for event in log if isinstance(event.body, Queued)), None)
    if queued is None or not isinstance(queued.body, Queued):
        return []
    claimed = next((event for event in log if isinstance(event.body, Claimed)), None)
    row: dict[str, object] = {
        "conversation": identity,
        "epoch": 1,
        "desk": queued.body.desk.id,
        "queued_at": queued.created_at,
        "claimed_at": claimed.created_at if claimed else None,
        "caseworker": claimed.sender.id if claimed else None,
        "ended_at": log[-1].created_at if state.owner == "closed" else None,
    }
    return [row]


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(address)
    try:
        yield connection
    finally:
        await connection.close()


async def _copy(connection: asyncpg.Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    """``rows``, which all have the same columns, into ``table``."""
    found = list(rows)
    if found:
        columns = list(found[0])
        records = [tuple(row[column] for column in columns) for row in found]
        await connection.copy_records_to_table(table.name, records=records, columns=columns)
