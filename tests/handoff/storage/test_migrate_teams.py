"""The step that gives caseworkers teams and room keeps what is there, up and down, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage import migrate
from handoff.storage.database import Database

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEFORE, STEP = "0003", "0004"
ROWS = (
    "INSERT INTO caseworkers (id, login, name, organisation, desks, password_hash, failures, active)"
    " VALUES ('a', 'anna', 'Anna', 'UWV', '[\"uwv\"]', 'x', 0, true)",
    "INSERT INTO sessions (token_hash, caseworker, csrf, expires_at) VALUES (:bytes, 'a', 'c', :now)",
    "INSERT INTO presence (caseworker, lease_until) VALUES ('a', :now)",
    "INSERT INTO conversations (id, token_hash, created_at, updated_at, state, last_seq, owner, owner_epoch, rank)"
    " VALUES ('c', :bytes, :now, :now, '{}', 1, 'bot', 0, 2)",
    "INSERT INTO events (conversation, seq, kind, sender, event, created_at)"
    " VALUES ('c', 1, 'started', 'citizen', :event, :now)",
    "INSERT INTO stints (conversation, epoch, desk, queued_at) VALUES ('c', 1, 'uwv', :now)",
)
EVENT = (
    '{"seq":1,"sender":{"role":"citizen"},"body":{"kind":"started","language":"nl"},'
    '"created_at":"2026-03-02T12:00:00Z"}'
)
TABLES = ("caseworkers", "sessions", "presence", "conversations", "events", "stints")


async def _counts(connection: AsyncConnection) -> list[int]:
    return [(await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() for table in TABLES]  # noqa: S608


async def test_who_was_there_stays_and_has_the_usual_capacity(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, BEFORE)
    async with database.write() as connection:
        for row in ROWS:
            now = "2026-03-02 12:00:00.000000" if database.is_sqlite else NOW
            values = {"bytes": b"x" * 32, "now": now, "event": EVENT}
            wanted = {name: value for name, value in values.items() if f":{name}" in row}
            await connection.execute(text(row), wanted)
    await migrate.upgrade(database, STEP)
    async with database.read() as connection:
        assert await _counts(connection) == [1] * len(TABLES)
        query = "SELECT capacity, role, languages, skills, team FROM caseworkers"
        capacity, role, languages, skills, team = (await connection.execute(text(query))).one()
        assert (capacity, role, team) == (3, "caseworker", None)
        assert (str(languages).replace("'", '"'), str(skills)) == ('["nl", "en"]', "[]")
        assert (await connection.execute(text("SELECT state FROM presence"))).scalar_one() == "working"
    await migrate.downgrade(database, BEFORE)
    async with database.read() as connection:
        assert await _counts(connection) == [1] * len(TABLES)
    await migrate.upgrade(database)
    async with database.read() as connection:
        assert await _counts(connection) == [1] * len(TABLES)
    await database.close()
