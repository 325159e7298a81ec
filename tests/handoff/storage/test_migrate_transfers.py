"""The step that brings transfers and cases keeps what was there, and goes back with rows in its tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage import migrate
from handoff.storage.database import Database
from handoff.storage.tables.schema import metadata

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEFORE, STEP = "0004", "0005"
CONVERSATION = (
    "INSERT INTO conversations (id, token_hash, created_at, updated_at, state, last_seq, owner, owner_epoch, rank)"
    " VALUES ('c', :bytes, :now, :now, '{}', 1, 'bot', 0, 2)"
)


async def _count(connection: AsyncConnection, table: str) -> int:
    return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608


async def test_up_and_down_with_rows_and_what_belongs_to_a_conversation_goes_with_it(
    empty_store: tuple[str, str | None],
) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, BEFORE)
    now: object = "2026-03-02 12:00:00.000000" if database.is_sqlite else NOW
    async with database.write() as connection:
        await connection.execute(text(CONVERSATION), {"bytes": b"x" * 32, "now": now})
    await migrate.upgrade(database, STEP)
    reference = "LK-2222-222"
    rows: dict[str, dict[str, object]] = {
        "participants": {"conversation": "c", "caseworker": "a", "part": "joined"},
        "deadlines": {"conversation": "c", "kind": "hold", "until": NOW},
        "escalations": {
            "id": "e",
            "conversation": "c",
            "from_desk": "gemeente",
            "to_desk": "regie",
            "asked_by": "a",
            "asked_at": NOW,
            "due_at": NOW,
            "note": "n",
        },
        "cases": {"reference": reference, "opened_at": NOW, "opened_by": "a"},
        "case_conversations": {"conversation": "c", "reference": reference},
        "follow_ups": {
            "id": "f",
            "reference": reference,
            "conversation": "c",
            "owner": "a",
            "desk": "uwv",
            "due_on": date(2026, 3, 9),
            "text": "t",
            "created_at": NOW,
        },
    }
    for again in range(2):
        async with database.write() as connection:
            for table, values in rows.items():
                await connection.execute(insert(metadata.tables[table]).values(values))
        if again:
            break
        await migrate.downgrade(database, BEFORE)
        async with database.read() as connection:
            assert await _count(connection, "conversations") == 1
        await migrate.upgrade(database, STEP)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM conversations"))
        left = {table: await _count(connection, table) for table in rows}
    assert left == {table: int(table == "cases") for table in rows}
    await database.close()
