"""Bring a database to the newest schema, or back; the steps are in ``migrations/versions``."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from handoff.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x4C6F6B6574
"""Of PostgreSQL: one process at a time changes the schema (on SQLite the write lock does that)."""


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations up to ``revision``. Nothing is done twice, also when several processes start at once."""
    await _change(database, "upgrade", revision)


async def downgrade(database: Database, revision: str) -> None:
    """Undo the migrations down to ``revision`` (``base``: all of them)."""
    await _change(database, "downgrade", revision)


async def _change(database: Database, direction: str, revision: str) -> None:
    if database.is_sqlite:
        async with database.write() as connection:
            await connection.run_sync(_run, direction, revision)
        return
    patient = Database(database.url, patient=True)
    try:
        async with patient.write() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            await connection.run_sync(_run, direction, revision)
    finally:
        await patient.close()


def _run(connection: Connection, direction: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    getattr(command, direction)(config, revision)
