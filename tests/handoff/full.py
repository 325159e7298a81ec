"""A database that takes nothing more of a kind, as when its disk is full."""

from __future__ import annotations

from sqlalchemy import text

from tests.handoff.running import Running

_ON_SQLITE = ["CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END"]
_ON_POSTGRES = [
    "CREATE FUNCTION no_room() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER full_disk BEFORE INSERT ON {table} EXECUTE FUNCTION no_room()",
]


async def fill_up(loket: Running, table: str) -> None:
    """Have ``table`` take no row any more."""
    database = loket.service.database
    async with database.write() as connection:
        for statement in _ON_SQLITE if database.is_sqlite else _ON_POSTGRES:
            await connection.execute(text(statement.format(table=table)))
