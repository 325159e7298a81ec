"""The connection to the database, with the same promises on SQLite and PostgreSQL.

``write()`` is a transaction that changes things: on SQLite it takes the one write lock when it begins, on PostgreSQL
rows are locked where they are read. ``read()`` never waits for a writer.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from handoff.storage import sqlite as direct_sqlite

BUSY_TIMEOUT = 10_000
"""Milliseconds that a patient writer waits for another process's write on SQLite."""
WAIT_FOR_TURN = 4.0
"""Seconds that a writer waits for the other writers of this process on SQLite, and then as long again for another
process's write. Together less than the ten seconds after which a citizen's window asks again: it has to hear why.
"""
RESTED = 1.0
"""Seconds without use after which a connection to PostgreSQL is tried before it is trusted."""
WAIT_FOR_CONNECTION = 8.0
"""Seconds that somebody waits for a free connection."""
POSTGRES = {
    "timeout": 4,
    "command_timeout": 10,  # a server that is cut off from us says nothing, for ever
    "server_settings": {
        "application_name": "loket",
        # What a process leaves behind that was cut off in the middle of a transaction: its locks must not last.
        "idle_in_transaction_session_timeout": "12000",
        "lock_timeout": "8000",
        "tcp_keepalives_idle": "5",
        "tcp_keepalives_interval": "2",
        "tcp_keepalives_count": "3",
        "tcp_user_timeout": "12000",
    },
}
PASSING = ("08", "25P03", "40", "53", "55P03", "57", "58")
"""SQLSTATEs of what passes: no connection, rolled back, no room, waited too long, the server stops, its disk fails."""


def passes(error: BaseException) -> bool:
    """Whether ``error`` says that the store cannot serve now, and that the same may well work in a moment."""
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None)
        return error.connection_invalidated or isinstance(error, OperationalError) or _has(state)
    if isinstance(error, asyncpg.PostgresError):
        return _has(error.sqlstate)
    return isinstance(error, OSError | PoolTimeout | asyncpg.InterfaceError)  # TimeoutError is an OSError


def _has(state: str | None) -> bool:
    return state is not None and state.startswith(PASSING)


class Database:
    """An engine for ``url`` (``sqlite+aiosqlite:///path`` or ``postgresql+asyncpg://…``).

    ``patient``: statements may take as long as they need, as a migration does.
    """

    def __init__(self, url: str, pool_size: int = 10, *, patient: bool = False) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self._patience = None if patient else WAIT_FOR_TURN
        limits: dict[str, Any] = {} if self.is_sqlite or patient else {"connect_args": POSTGRES}
        if self.is_sqlite:
            file = make_url(url).database or ""
            limits["async_creator"] = lambda: direct_sqlite.connect(file)
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            pool_timeout=WAIT_FOR_CONNECTION,
            hide_parameters=True,  # an error goes to the log, and among them is what somebody said
            **limits,
        )
        self._reader = self.engine
        # SQLite has one writer; waiting here in turn is quicker and fairer than its own busy loop.
        self._writer = asyncio.Lock() if self.is_sqlite else None
        if self.is_sqlite:
            _prepare_sqlite(self.engine, patient=patient)
        else:
            _prepare_postgres(self.engine)
            # Each statement sees one moment anyhow (READ COMMITTED); without BEGIN and ROLLBACK around it a look into
            # the store is one question to the server instead of three.
            self._reader = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may change things; committed at the end, rolled back on an exception."""
        async with AsyncExitStack() as stack:
            if self._writer is not None:
                async with asyncio.timeout(self._patience):
                    await self._writer.acquire()
                stack.callback(self._writer.release)
            connection = await stack.enter_async_context(self.engine.connect())
            await connection.execution_options(loket_write=True)
            await stack.enter_async_context(connection.begin())
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """For reading only: each statement sees one moment, on SQLite all of them the same."""
        async with self._reader.connect() as connection:
            yield connection

    async def keep(
        self,
        connection: AsyncConnection,
        table: Table,
        key: dict[str, object],
        values: dict[str, object],
        at_first: dict[str, object] | None = None,
    ) -> None:
        """Write the row with this ``key``: a new one, with ``at_first`` too, or over the one that is there."""
        insert = sqlite.insert if self.is_sqlite else postgresql.insert
        statement = insert(table).values(**key, **values, **(at_first or {}))
        await connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()


async def add_new(connection: AsyncConnection, table: Table, rows: Sequence[dict[str, object]]) -> int:
    """Add those of ``rows`` that break no unique key of ``table``, whoever added one at the same moment; how many."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    added = [await connection.execute(insert(table).values(row).on_conflict_do_nothing()) for row in rows]
    return sum(each.rowcount for each in added)


def _prepare_postgres(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "checkin")
    def on_checkin(_dbapi_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def on_checkout(dbapi_connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        """Whether it still works is asked only after a rest; that it was closed is known without asking."""
        rested = time.monotonic() - record.info.get("used", 0.0) > RESTED and "used" in record.info
        if dbapi_connection.driver_connection.is_closed() or (rested and not _answers(engine, dbapi_connection)):
            record.info.pop("used", None)
            raise DisconnectionError


def _answers(engine: AsyncEngine, dbapi_connection: Any) -> bool:
    try:
        return engine.dialect.do_ping(dbapi_connection)
    except (engine.dialect.loaded_dbapi.Error, OSError):
        return False


def _prepare_sqlite(engine: AsyncEngine, *, patient: bool) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(dbapi_connection: Any, _record: object) -> None:
        dbapi_connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = dbapi_connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT if patient else round(WAIT_FOR_TURN * 1000)}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("loket_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
