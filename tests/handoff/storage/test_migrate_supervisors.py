"""The step that brings what supervisors change keeps who was there, and goes back with rows in its tables."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert, text

from handoff.storage import migrate
from handoff.storage.database import Database
from handoff.storage.tables.organisations import desk_changes, desk_settings

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BEFORE, STEP = "0008", "0009"
ROWS = (
    "INSERT INTO caseworkers (id, login, name, organisation, desks, skills, languages, capacity, role, password_hash,"
    " failures, active)"
    " VALUES ('a', 'anna', 'Anna', 'UWV', '[\"uwv\"]', '[]', '[\"nl\"]', 3, 'supervisor', 'x', 0, true)",
    "INSERT INTO presence (caseworker, lease_until, state) VALUES ('a', :now, 'pause')",
    "INSERT INTO audit (at, caseworker, action) VALUES (:now, 'a', 'log_in')",
)


async def test_up_and_down_with_rows_and_nobody_must_change_their_password(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, BEFORE)
    now: object = "2026-03-02 12:00:00.000000" if database.is_sqlite else NOW
    async with database.write() as connection:
        for row in ROWS:
            await connection.execute(text(row), {"now": now} if ":now" in row else {})
    await migrate.upgrade(database, STEP)
    async with database.write() as connection:
        assert not (await connection.execute(text("SELECT one_time FROM caseworkers"))).scalar_one()
        assert (await connection.execute(text("SELECT state_since FROM presence"))).scalar_one() is None
        await connection.execute(insert(desk_settings).values(desk="uwv", version=1, override="{}"))
        change = {"desk": "uwv", "at": NOW, "caseworker": "a", "who": "Anna", "before": "{}", "after": "{}"}
        await connection.execute(insert(desk_changes).values(change))
    await migrate.downgrade(database, BEFORE)
    await migrate.upgrade(database)
    async with database.read() as connection:
        for table, number in (("caseworkers", 1), ("presence", 1), ("audit", 1), ("desk_settings", 0)):
            count = await connection.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
            assert count.scalar_one() == number, table
    await database.close()
