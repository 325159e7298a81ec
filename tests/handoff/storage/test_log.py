"""What a change of a conversation brings is written whole or not at all: events, row, and words to find them by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError

from handoff.bus import LocalBus
from handoff.conversation.events import Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.talk import LanguageChosen, Message, Note, Notice, Started
from handoff.conversation.parties import Sender
from handoff.conversation.state import State
from handoff.storage import log, search
from handoff.storage.conversations import CITIZEN, SYSTEM, Conversations
from handoff.storage.database import Database
from handoff.storage.tables.conversation_log import conversations, events, search_texts

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA = Sender(role="caseworker", id="anna", name="Anna", organisation="UWV")


@pytest.fixture
async def database(store: tuple[str, str | None]) -> AsyncIterator[Database]:
    """A migrated database of either kind."""
    database = Database(store[0])
    yield database
    await database.close()


async def opened(database: Database) -> str:
    """A conversation with one event."""
    conversation, _ = await Conversations(database, LocalBus(), lambda: NOW).open(Started(language="nl"))
    return conversation


async def write(database: Database, conversation: str, *appended: Event) -> State:
    """What is written for ``appended``, which follow the first event; the state that belongs to it."""
    first = Event(seq=1, sender=CITIZEN, body=Started(language="nl"), created_at=NOW)
    state = fold([first, *appended])
    async with database.write() as connection:
        await log.write(connection, conversation, appended, log.columns_of(state, NOW, "memory", None))
    return state


async def rows(database: Database, conversation: str) -> tuple[Row[tuple[object, ...]], list[Row[tuple[object, ...]]]]:
    """The row of the conversation, and those of its log in order."""
    in_log = select(events).where(events.c.conversation == conversation).order_by(events.c.seq)
    async with database.read() as connection:
        row = (await connection.execute(select(conversations).where(conversations.c.id == conversation))).one()
        return row, list(await connection.execute(in_log))


def said(seq: int, text: str, client_id: str | None = None, sender: Sender = CITIZEN) -> Event:
    """A message."""
    return Event(seq=seq, sender=sender, body=Message(text=text), created_at=NOW, client_id=client_id)


@pytest.mark.parametrize("count", [1, 3])
async def test_one_event_and_several_are_written_with_the_row_and_the_words(database: Database, count: int) -> None:
    conversation = await opened(database)
    state = await write(database, conversation, *(said(seq, f"woord{seq}") for seq in range(2, 2 + count)))
    row, logged = await rows(database, conversation)
    assert [each.seq for each in logged] == list(range(1, 2 + count))
    assert (row.last_seq, row.owner, row.bot_memory) == (1 + count, "bot", "memory")
    assert msgspec.json.decode(row.state, type=State) == state
    async with database.read() as connection:
        for seq in range(2, 2 + count):
            found = await search.said(connection, [conversation], search.Wanted([f"woord{seq}"]))
            assert [event.seq for event in found[conversation]] == [seq]


async def test_an_event_without_words_is_in_the_log_and_in_no_index(database: Database) -> None:
    conversation = await opened(database)
    body = LanguageChosen(language="en")
    await write(database, conversation, Event(seq=2, sender=CITIZEN, body=body, created_at=NOW))
    row, logged = await rows(database, conversation)
    assert (row.language, [each.kind for each in logged]) == ("en", ["started", "language_chosen"])
    async with database.read() as connection:
        assert (await connection.execute(select(search_texts))).all() == []


async def test_a_change_without_events_keeps_the_log_and_changes_the_row(database: Database) -> None:
    conversation = await opened(database)
    state = fold([Event(seq=1, sender=CITIZEN, body=Started(language="nl"), created_at=NOW)])
    until = NOW + timedelta(seconds=9)
    async with database.write() as connection:
        await log.write(connection, conversation, [], log.columns_of(state, NOW, None, until))
    row, logged = await rows(database, conversation)
    assert (row.turn_until, row.bot_memory, len(logged)) == (until, None, 1)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("second", [said(2, "een ander op deze plaats"), said(3, "nog eens", client_id="c1")])
async def test_a_place_or_a_client_id_that_is_taken_leaves_everything_as_it_was(
    database: Database, second: Event, several: bool
) -> None:
    conversation = await opened(database)
    await write(database, conversation, said(2, "eerst", client_id="c1"))
    before = await rows(database, conversation)
    more = [said(second.seq + 1, "en verder")] if several else []
    with pytest.raises(IntegrityError):
        await write(database, conversation, second, *more)
    assert await rows(database, conversation) == before
    async with database.read() as connection:
        assert await search.said(connection, [conversation], search.Wanted(["ander", "nog", "verder"])) == {}


async def test_the_same_client_id_of_somebody_else_is_another_one(database: Database) -> None:
    conversation = await opened(database)
    note = Event(seq=4, sender=ANNA, body=Note(text="los"), created_at=NOW, client_id="c1")
    notice = Event(seq=3, sender=SYSTEM, body=Notice(code="bot_unavailable"), created_at=NOW, client_id="c1")
    await write(database, conversation, said(2, "eerst", client_id="c1"), notice, note)
    _, logged = await rows(database, conversation)
    assert [each.sender for each in logged] == ["citizen", "citizen", "system", "caseworker:anna"]


async def test_of_two_writers_at_one_place_exactly_one_wins(database: Database) -> None:
    conversation = await opened(database)
    tries = [write(database, conversation, said(2, f"van {number}")) for number in range(5)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(each, State) for each in done) == 1
    assert sum(isinstance(each, IntegrityError) for each in done) == 4
    row, logged = await rows(database, conversation)
    winner = next(each for each in done if isinstance(each, State))
    assert (len(logged), msgspec.json.decode(row.state, type=State)) == (2, winner)


async def test_nothing_of_a_transaction_that_failed_afterwards_stays(database: Database) -> None:
    conversation = await opened(database)
    before = await rows(database, conversation)

    async def fail_afterwards() -> None:
        async with database.write() as connection:
            columns = log.columns_of(State(last_seq=2), NOW, None, None)
            await log.write(connection, conversation, [said(2, "verloren")], columns)
            raise RuntimeError("the process fell over")

    with pytest.raises(RuntimeError, match="fell over"):
        await fail_afterwards()
    assert await rows(database, conversation) == before
