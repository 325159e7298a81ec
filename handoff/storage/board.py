"""What stands on the caseworkers' board, read from the store as it is now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.parties import Person
from handoff.conversation.state import State
from handoff.queue import estimate, told
from handoff.queue.order import Waiter, positions
from handoff.shared import Shared
from handoff.storage import callbacks, onlookers, stints
from handoff.storage.database import Database
from handoff.storage.people import names_of
from handoff.storage.returning import Offer, all_offers
from handoff.storage.snapshots import Snapshot, snapshot
from handoff.storage.staffing import OnDuty, places, staff
from handoff.storage.states import VERSION, States
from handoff.storage.tables.attending import citizens
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import caseworkers, presence
from handoff.storage.waiting import Line
from handoff.storage.waiting import lines as waiting_lines
from loket.directory import Desk

_ORDER = [conversations.c.desk, conversations.c.rank, conversations.c.waiting_since]
_WAITING = select(*VERSION, *_ORDER).where(conversations.c.owner == "queue")


@dataclass(frozen=True)
class Place:
    """A place in a queue, 1 for the next, and the minutes until the turn comes where there is ground for telling."""

    position: int
    from_minutes: int | None = None
    to_minutes: int | None = None


JUST_NOW = timedelta(minutes=2)
"""How long after something happened in a conversation the board says who has it: lists keep a row while one points."""
WITH_BOT = 500
"""Conversations with the bot that are looked through for a list: more nobody reads."""
SHOWN = 100
"""Waiting conversations of a desk on the board; the count of the desk tells of the others."""


@dataclass(frozen=True)
class Waits:
    """A waiting conversation and its place."""

    conversation: str
    state: State
    position: int


@dataclass(frozen=True)
class Taken:
    """A conversation that a caseworker has: at which desk, and the name."""

    conversation: str
    desk: str
    by: str


@dataclass(frozen=True)
class Everywhere:
    """What is the same on every board."""

    waiting: dict[str, list[Waits]]  # by desk
    on_duty: list[OnDuty]
    offers: dict[str, Offer]
    lines: dict[str, Line]
    looking: dict[str, list[Person]]
    taken: list[Taken]


@dataclass(frozen=True)
class Queue:
    """The queue of a desk: the place of each conversation, the range for each place and for who comes next, and what
    each was told last.
    """

    positions: dict[str, int]
    ranges: list[estimate.Range | None]
    told: dict[str, told.Window | None]


@dataclass(frozen=True)
class BoardRows:
    """Everything that the board of one caseworker is made of."""

    waiting: list[Waits]
    on_duty: list[OnDuty]
    offers: dict[str, Offer]  # by waiting conversation
    lines: dict[str, Line]  # at every desk where somebody waits
    looking: dict[str, list[Person]]  # who has a conversation open, by conversation
    mine: dict[str, State]
    here: set[str]  # conversations of mine whose citizen has the window open
    callbacks: list[Row[tuple[object, ...]]]
    names: dict[str, str]  # of caseworkers, by id
    taken: list[Taken]  # by others at these desks, a moment ago


class Board:
    """Reads the board."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._states = States()
        self._everywhere = Shared[Everywhere]()
        self._queues = Shared[Queue]()

    async def of(self, caseworker: str, desks: list[str], late: Mapping[str, datetime], now: datetime) -> BoardRows:
        """The board of this caseworker, who may serve ``desks``. Who came to a desk before the moment in ``late`` has
        waited longer than its target.
        """
        everywhere = await self.everywhere(late, now)
        waiting = [waits for desk in desks for waits in everywhere.waiting.get(desk, ())]
        async with self.database.read() as connection:
            is_mine = and_(conversations.c.owner == "caseworker", conversations.c.caseworker == caseworker)
            mine = await self._states.where(connection, is_mine)
            calls = await callbacks.open_for(connection, desks)
            names = await names_of(connection, (row.taken_by for row in calls))
            here = await citizens_here(connection, mine, now)
        of_all = (everywhere.on_duty, everywhere.offers, everywhere.lines, everywhere.looking)
        taken = [each for each in everywhere.taken if each.desk in desks and each.conversation not in mine]
        return BoardRows(waiting, *of_all, mine, here, calls, names, taken)

    async def everywhere(self, late: Mapping[str, datetime], now: datetime) -> Everywhere:
        """What is the same on every board; those who ask at the same time share it."""
        return await self._everywhere.get("", lambda: self._read_everywhere(late, now))

    async def turn_of_next(self, desk: Desk, now: datetime) -> estimate.Range | None:
        """In which range the turn of who comes to ``desk`` now will come, where there is ground for telling."""
        return (await self._queues.get(desk.id, lambda: self._read_queue(desk, now))).ranges[-1]

    async def citizen_here(self, conversation: str, until: datetime) -> None:
        """The citizen's window is open, at least until then."""
        async with self.database.write() as connection:
            await self.database.keep(connection, citizens, {"conversation": conversation}, {"here_until": until})

    async def place(self, conversation: str, desk: Desk, now: datetime) -> Place | None:
        """The place of ``conversation`` in the queue of ``desk``, with a range where there is ground for it.

        What is told is kept, so that it stays the same until the queue has really changed, in every process.
        """
        queue = await self._queues.get(desk.id, lambda: self._read_queue(desk, now))
        position = queue.positions.get(conversation)
        if position is None:
            return None
        before = queue.told.get(conversation)
        window = told.window(before, queue.ranges[position - 1], now)
        if window != before:
            async with self.database.write() as connection:
                await stints.tell(connection, conversation, window)
        return Place(position, *told.minutes(window, now)) if window else Place(position)

    async def _read_everywhere(self, late: Mapping[str, datetime], now: datetime) -> Everywhere:
        async with self.database.read() as connection:
            return Everywhere(
                waiting=await self._waiting(connection),
                on_duty=await staff(connection, now),
                offers=await all_offers(connection, now),
                lines=await waiting_lines(connection, late),
                looking=await onlookers.looking(connection, now),
                taken=await _taken(connection, now),
            )

    async def _read_queue(self, desk: Desk, now: datetime) -> Queue:
        async with self.database.read() as connection:
            order = positions(await _waiters(connection, desk.id))
            known = estimate.Desk(
                handling=await stints.handling_seconds(connection, desk.id, now),
                elapsed=await stints.elapsed_seconds(connection, desk.id, now),
                places=places(await staff(connection, now, desk=desk.id), desk),
            )
            told_now = await stints.told_now(connection, desk.id)
        return Queue(order, estimate.ranges(known, len(order) + 1), told_now)

    async def _waiting(self, connection: AsyncConnection) -> dict[str, list[Waits]]:
        """Who waits at each desk, in order, up to :data:`SHOWN` of them."""
        at: dict[str, dict[str, Row[tuple[object, ...]]]] = {}
        for row in await connection.execute(_WAITING):
            at.setdefault(row.desk, {})[row.id] = row
        first = {desk: _first(positions(_as_waiters(rows.values()))) for desk, rows in at.items()}
        shown = [at[desk][identity] for desk, of in first.items() for identity in of]
        states = await self._states.of(connection, shown, conversations.c.owner == "queue")
        return {
            desk: [Waits(identity, states[identity], place) for identity, place in of.items() if identity in states]
            for desk, of in first.items()
        }

    async def owned_by(self, caseworker: str) -> list[str]:
        """The conversations that this caseworker owns."""
        query = select(conversations.c.id).where(
            conversations.c.owner == "caseworker", conversations.c.caseworker == caseworker
        )
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())

    async def left_behind(self, since: datetime) -> list[tuple[str, str]]:
        """Conversations that did not change after ``since`` and whose caseworker has no presence, with who it is."""
        query = select(conversations.c.id, conversations.c.caseworker).where(
            conversations.c.owner == "caseworker",
            conversations.c.updated_at <= since,
            conversations.c.caseworker.not_in(select(presence.c.caseworker)),
        )
        async with self.database.read() as connection:
            return [(row.id, row.caseworker) for row in await connection.execute(query)]


async def citizens_here(connection: AsyncConnection, among: Collection[str], now: datetime) -> set[str]:
    """Those of the conversations ``among`` whose citizen has the window open."""
    query = select(citizens.c.conversation).where(citizens.c.here_until > now, citizens.c.conversation.in_(among))
    return set((await connection.execute(query)).scalars()) if among else set()


async def with_the_bot_since(connection: AsyncConnection, since: datetime) -> list[tuple[Snapshot, datetime]]:
    """Conversations that the bot has and in which something happened after ``since``, with when; the latest first, and
    no more than :data:`WITH_BOT`.
    """
    query = (
        select(conversations)
        .where(conversations.c.owner == "bot", conversations.c.updated_at > since)
        .order_by(conversations.c.updated_at.desc())
        .limit(WITH_BOT)
    )
    return [(snapshot(row), row.updated_at) for row in await connection.execute(query)]


async def _taken(connection: AsyncConnection, now: datetime) -> list[Taken]:
    """What caseworkers have and in which something happened within :data:`JUST_NOW`."""
    query = (
        select(conversations.c.id, conversations.c.desk, caseworkers.c.name)
        .join(caseworkers, caseworkers.c.id == conversations.c.caseworker)
        .where(conversations.c.owner == "caseworker", conversations.c.updated_at > now - JUST_NOW)
    )
    return [Taken(row.id, row.desk, row.name) for row in await connection.execute(query)]


async def _waiters(connection: AsyncConnection, desk: str) -> list[Waiter]:
    query = select(conversations.c.id, conversations.c.rank, conversations.c.waiting_since).where(
        conversations.c.owner == "queue", conversations.c.desk == desk
    )
    return _as_waiters(await connection.execute(query))


def _as_waiters(rows: Iterable[Row[tuple[object, ...]]]) -> list[Waiter]:
    return [Waiter(row.id, row.rank, row.waiting_since) for row in rows]


def _first(order: dict[str, int]) -> dict[str, int]:
    return dict(islice(order.items(), SHOWN))
