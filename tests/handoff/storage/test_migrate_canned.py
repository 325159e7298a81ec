"""The step that makes the canned replies: one key for each, and a deleted key is free again, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, inspect
from sqlalchemy.exc import IntegrityError

from handoff.storage import migrate
from handoff.storage.database import Database
from handoff.storage.tables.organisations import canned_replies

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
BEFORE, STEP = "0007", "0008"
ROW: dict[str, object] = {
    "organisation": "UWV",
    "key": "hallo",
    **dict.fromkeys(("title_nl", "title_en", "text_nl", "text_en"), "Dag"),
    "version": 1,
    "changed_at": NOW,
}


async def test_a_key_is_there_once_unless_it_was_deleted(empty_store: tuple[str, str | None]) -> None:
    database = Database(empty_store[0])
    await migrate.upgrade(database, STEP)
    async with database.write() as connection:
        await connection.execute(insert(canned_replies).values(**ROW, id="a", deleted_at=NOW))
        await connection.execute(insert(canned_replies).values(**ROW, id="b"))
        await connection.execute(insert(canned_replies).values(**ROW | {"organisation": "SVB"}, id="c"))
    with pytest.raises(IntegrityError):
        async with database.write() as connection:
            await connection.execute(insert(canned_replies).values(**ROW, id="d"))
    await migrate.downgrade(database, BEFORE)
    async with database.read() as connection:
        tables = await connection.run_sync(lambda plain: inspect(plain).get_table_names())
    assert not {"canned_replies", "canned_sets"} & set(tables)
    await database.close()
