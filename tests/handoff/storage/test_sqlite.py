"""SQLite without a thread for each step: as right as with one."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from handoff.storage.database import WAIT_FOR_TURN, Database, passes
from handoff.storage.sqlite import Connection


@pytest.fixture
async def database(tmp_path: Path) -> Database:
    """A database with one table."""
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'some.db'}")
    async with found.write() as connection:
        await connection.execute(text("CREATE TABLE words (word TEXT PRIMARY KEY)"))
    return found


async def test_what_is_committed_is_there_and_what_fails_is_not(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO words VALUES ('een')"))

    async def twice() -> None:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO words VALUES ('twee')"))
            await connection.execute(text("INSERT INTO words VALUES ('een')"))

    with pytest.raises(IntegrityError):
        await twice()
    async with database.read() as connection:
        assert list((await connection.execute(text("SELECT word FROM words"))).scalars()) == ["een"]
    await database.close()


async def test_nobody_is_kept_waiting_by_who_waits_for_another_process(database: Database, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "some.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO words VALUES ('later')"))

    writing = asyncio.create_task(write())
    for _ in range(20):  # the loop goes round, and reads, while the writer waits
        await asyncio.sleep(0.005)
        async with database.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM words"))).scalar() == 0
    assert not writing.done()
    other.execute("COMMIT")
    other.close()
    await asyncio.wait_for(writing, 30)
    await database.close()


async def test_single_rows_are_read_and_written_without_a_thread(database: Database) -> None:
    threads = set[int]()

    def shout(word: str) -> str:
        threads.add(threading.get_ident())
        return word.upper()

    async with database.write() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert isinstance(driver, Connection)
        await driver.create_function("shout", 1, shout)
        await connection.execute(text("INSERT INTO words VALUES (shout('een'))"))
        assert (await connection.execute(text("SELECT shout(word) FROM words"))).scalar() == "EEN"
    assert threads == {threading.get_ident()}
    await database.close()


async def test_whoever_waits_behind_other_writers_hears_in_time_that_the_store_cannot_serve(
    database: Database, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "some.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def refused_after() -> float:
        began = time.monotonic()
        with pytest.raises((OperationalError, TimeoutError)) as refusal:
            async with database.write():
                pass
        assert passes(refusal.value)
        return time.monotonic() - began

    waited = await asyncio.gather(*(refused_after() for _ in range(5)))
    assert max(waited) < 2 * WAIT_FOR_TURN + 1.5  # and not each after the one before it
    other.execute("COMMIT")
    other.close()
    async with database.write() as connection:  # nobody who gave up keeps the turn
        await connection.execute(text("INSERT INTO words VALUES ('later')"))
    await database.close()
