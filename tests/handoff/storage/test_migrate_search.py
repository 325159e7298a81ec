"""The step that brings search and labels finds what was said before it, and goes back with rows in its tables."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from sqlalchemy import insert, select, text

from handoff.conversation.events import Closed, DeskName, Event, Message, Queued, Sender, Started
from handoff.conversation.state import fold
from handoff.storage import migrate, search
from handoff.storage.conversations import snapshot
from handoff.storage.database import Database
from handoff.storage.log import event_row
from handoff.storage.tables import conversation_labels, conversations, events, search_texts

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEFORE, STEP = "0006", "0007"
DESK = DeskName(id="uwv", nl="UWV", en="UWV")
LOG = [
    Event(seq=1, sender=Sender(role="citizen"), created_at=NOW, body=Started(language="nl")),
    Event(seq=2, sender=Sender(role="citizen"), created_at=NOW, body=Message(text="Café-uitkering aanvragen")),
    Event(seq=3, sender=Sender(role="system"), created_at=NOW, body=Queued(desk=DESK, reason="asked")),
    Event(
        seq=4,
        sender=Sender(role="caseworker", id="a"),
        created_at=NOW,
        body=Closed(outcome="answered", labels=["waited_long", "bijzonder geval"]),
    ),
]


async def test_what_was_said_and_closed_before_is_found_after_each_step(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, BEFORE)
    now: object = "2026-03-02 12:00:00.000000" if database.is_sqlite else NOW
    state = msgspec.json.decode(msgspec.json.encode(fold(LOG)))
    old = {key: value for key, value in state.items() if key not in ("outcome", "labels")}
    row = {"id": "c", "bytes": b"x" * 32, "now": now, "state": msgspec.json.encode(old).decode()}
    async with database.write() as connection:
        await connection.execute(
            text(
                "INSERT INTO conversations (id, token_hash, created_at, updated_at, state, last_seq, owner,"
                " owner_epoch, rank, desk) VALUES (:id, :bytes, :now, :now, :state, 4, 'closed', 3, 2, 'uwv')"
            ),
            row,
        )
        await connection.execute(insert(events), [event_row("c", event) for event in LOG])
    for _ in range(2):
        await migrate.upgrade(database, STEP)
        async with database.read() as connection:
            columns = [each for each in conversations.c if each.name in ("id", "state", "created_at", "bot_memory")]
            kept = snapshot((await connection.execute(select(*columns))).one())
            assert kept.state == fold(LOG), "the kept state is still the fold of the log"
            labels = set((await connection.execute(select(conversation_labels.c.label))).scalars())
            assert labels == {"waited_long", "bijzonder geval"}
            assert (await connection.execute(text("SELECT outcome FROM conversations"))).scalar_one() == "answered"
            said = await search.said(connection, ["c"], ["cafe"])
            assert [event.seq for event in said["c"]] == [2]
            assert await search.said(connection, ["c"], ["uitkeringen"]) == {}
        await migrate.downgrade(database, BEFORE)
        async with database.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM events"))).scalar_one() == len(LOG)
    await migrate.upgrade(database)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM conversations"))
        for table in (search_texts, conversation_labels):
            assert (await connection.execute(select(table))).all() == []
        assert await search.said(connection, ["c"], ["cafe"]) == {}
        if database.is_sqlite:
            left = "SELECT count(*) FROM search_index WHERE search_index MATCH 'cafe'"
            assert (await connection.execute(text(left))).scalar_one() == 0
    await database.close()
