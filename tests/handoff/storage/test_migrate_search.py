"""The step that brings search and labels finds what was said before it, and goes back with rows in its tables."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import msgspec
from sqlalchemy import insert, select, text

from handoff.conversation.events import Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.helping import Closed
from handoff.conversation.kinds.queueing import Queued
from handoff.conversation.kinds.talk import Message, Started
from handoff.conversation.parties import DeskName, Sender
from handoff.storage import migrate, search
from handoff.storage.database import Database
from handoff.storage.log import event_row
from handoff.storage.snapshots import snapshot
from handoff.storage.tables.conversation_log import conversation_labels, conversations, events, search_texts

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


WRITTEN: list[tuple[str, dict[str, object], str]] = [
    ("message", {"text": "alfa", "card": {"title": "bravo", "organisation_name": "charlie"}}, "alfa bravo charlie"),
    ("message", {"text": "delta", "plan": {"title": "echo"}}, "delta echo"),
    ("message", {"text": "mijn bsn is 111222333"}, "mijn bsn is"),
    ("queued", {"desk": {}, "topic_title": "foxtrot", "summary": "Gölf"}, "foxtrot golf"),
    ("unavailable", {"topic_title": None, "summary": "hotel"}, "hotel"),
    ("transfer_asked", {"why": "india", "note": "juliet", "summary": "kilo"}, "india juliet kilo"),
    ("transferred", {"why": "lima"}, "lima"),
    ("transfer_returned", {"reason": "mike"}, "mike"),
    ("held", {"reason": "november"}, "november"),
    ("join_asked", {"note": "oscar"}, "oscar"),
    ("escalated", {"note": "papa"}, "papa"),
    ("escalation_answered", {"feedback": "quebec"}, "quebec"),
    ("handed_back", {"note": "romeo"}, "romeo"),
    ("follow_up_planned", {"text": "sierra"}, "sierra"),
    ("note", {"text": "tango"}, "tango"),
    ("case_opened", {"reference": "LK-uniform"}, "lk uniform"),
    ("rated", {"score": 5, "remark": "victor"}, "victor"),
    ("closed", {"outcome": "answered"}, ""),
    ("of_no_release", {"text": "whiskey"}, ""),
]
"""Events as that release wrote them, with the words by which each is found. What an event is may change since; what
stands in an old database does not.
"""


async def test_every_kind_of_event_is_found_by_what_people_read_of_it(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, BEFORE)
    now: object = "2026-03-02 12:00:00.000000" if database.is_sqlite else NOW
    async with database.write() as connection:
        await connection.execute(
            text(
                "INSERT INTO conversations (id, token_hash, created_at, updated_at, state, last_seq, owner,"
                " owner_epoch, rank) VALUES ('c', :bytes, :now, :now, '{}', 20, 'bot', 0, 2)"
            ),
            {"bytes": b"x" * 32, "now": now},
        )
        add = text(
            "INSERT INTO events (conversation, seq, kind, sender, event, created_at)"
            " VALUES ('c', :seq, :kind, 'citizen', :event, :now)"
        )
        rows = [
            {"seq": seq, "kind": kind, "now": now, "event": json.dumps({"seq": seq, "body": {"kind": kind, **body}})}
            for seq, (kind, body, _) in enumerate(WRITTEN, 1)
        ]
        await connection.execute(add, rows)
    await migrate.upgrade(database, STEP)
    stored = "words" if database.is_sqlite else "array_to_string(tsvector_to_array(words), ' ')"
    async with database.read() as connection:
        query = f"SELECT seq, {stored} AS words FROM search_texts ORDER BY seq"  # noqa: S608
        found = {row.seq: set(row.words.split()) for row in await connection.execute(text(query))}
    await database.close()
    assert found == {seq: set(words.split()) for seq, (_, _, words) in enumerate(WRITTEN, 1) if words}


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
            said = await search.said(connection, ["c"], search.Wanted(["cafe"]))
            assert [event.seq for event in said["c"]] == [2]
            assert await search.said(connection, ["c"], search.Wanted(["uitkeringen"])) == {}
        await migrate.downgrade(database, BEFORE)
        async with database.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM events"))).scalar_one() == len(LOG)
    await migrate.upgrade(database)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM conversations"))
        for table in (search_texts, conversation_labels):
            assert (await connection.execute(select(table))).all() == []
        assert await search.said(connection, ["c"], search.Wanted(["cafe"])) == {}
        if database.is_sqlite:
            left = "SELECT count(*) FROM search_index WHERE search_index MATCH 'cafe'"
            assert (await connection.execute(text(left))).scalar_one() == 0
    await database.close()
