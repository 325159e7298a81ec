"""Migrations, up and down, on both databases."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from handoff.storage import migrate
from handoff.storage.database import Database
from handoff.storage.tables import metadata


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_migrations_make_exactly_the_tables_and_undo_them(store: tuple[str, str | None]) -> None:
    database = Database(store[0])
    await migrate.upgrade(database)
    await migrate.upgrade(database)
    async with database.write() as connection:
        assert await connection.run_sync(_differences) == []
    await migrate.downgrade(database, "base")
    async with database.write() as connection:
        assert await connection.run_sync(_tables) <= {"alembic_version", "sqlite_sequence"}
    await migrate.upgrade(database)
    await database.close()
