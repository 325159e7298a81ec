"""What the log has when the database refuses something."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.handoff.running import Running

ON_SQLITE = ["CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no room'); END"]
ON_POSTGRES = [
    "CREATE FUNCTION no_room() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER full_disk BEFORE INSERT ON events EXECUTE FUNCTION no_room()",
]


async def test_a_statement_that_fails_is_in_the_log_without_what_somebody_said(
    loket: Running, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = await loket.citizen()
    database = loket.service.database
    async with database.write() as connection:
        for statement in ON_SQLITE if database.is_sqlite else ON_POSTGRES:
            await connection.execute(text(statement))
    assert (await citizen.command("say", text="mijn geheim")).status_code >= 500
    assert "INSERT INTO events" in caplog.text
    assert "geheim" not in caplog.text
