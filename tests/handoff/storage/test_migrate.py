"""Migrations, up and down, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, bindparam, insert, inspect, select, text

from handoff.storage import migrate
from handoff.storage.database import Database
from handoff.storage.search import INDEX
from handoff.storage.tables.attending import reminders
from handoff.storage.tables.casework import callbacks
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.schema import Moment, metadata


def _on_both(name: str | None, _kind: str, _parents: object) -> bool:
    return name is None or not name.startswith(INDEX)  # each database has an index of its own for its texts


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"include_name": _on_both})
    return list(compare_metadata(context, metadata))


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_migrations_make_exactly_the_tables_and_undo_them(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database)
    await migrate.upgrade(database)
    async with database.write() as connection:
        assert await connection.run_sync(_differences) == []
    await migrate.downgrade(database, "base")
    async with database.write() as connection:
        assert await connection.run_sync(_tables) <= {"alembic_version", "sqlite_sequence"}
    await migrate.upgrade(database)
    await database.close()


async def test_what_was_waiting_and_promised_before_is_still_so_after_each_step(
    empty_store: tuple[str, str | None],
) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, "0005")
    since = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    row: dict[str, object] = {"id": "c", "token_hash": b"t" * 32, "state": "{}", "last_seq": 1, "owner_epoch": 1}
    moments = {"created_at": since, "updated_at": since, "waiting_since": since}
    call: dict[str, object] = {"id": "b", "conversation": "c", "desk": "uwv", "number": "+31612345678"}
    more = {"day_part": "any", "language": "nl", "summary": "", "created_at": since, "attempts": 1}
    async with database.write() as connection:
        await connection.execute(insert(conversations).values(row | moments | {"owner": "queue", "rank": 2}))
        statement = "INSERT INTO callbacks ({}) VALUES ({})"
        values = call | more
        names = ", ".join(values), ", ".join(f":{name}" for name in values)
        await connection.execute(
            text(statement.format(*names)).bindparams(bindparam("created_at", type_=Moment)), values
        )
    await migrate.upgrade(database)
    async with database.read() as connection:
        promised = (await connection.execute(select(callbacks))).one()
        assert (promised.day, promised.begins_at, promised.tried) == (date(2026, 11, 24), since, [])
        assert (promised.attempts, promised.first) == (1, False)
        assert (await connection.execute(select(reminders))).all() == [("c", since)]
    await migrate.downgrade(database, "0005")
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT number, attempts FROM callbacks"))).all() == [("+31612345678", 1)]
    await migrate.upgrade(database)
    await database.close()
