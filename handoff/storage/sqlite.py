"""SQLite without a thread for each step: only what may wait goes to the connection's thread.

aiosqlite sends everything there: making a cursor, executing, fetching, closing. Each way there and back costs more than
the statement. What reads or writes single rows of a local file is done at once, on the event loop's own thread; what
waits for another writer or for the disk (to begin writing, to commit), and what may touch very many rows, is not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

_AT_ONCE = ("SELECT", "INSERT", "UPDATE", "WITH")
_OF_A_CURSOR = ("fetchone", "fetchmany", "fetchall", "close")
_ROWS_AT_ONCE = 64


class Connection(aiosqlite.Connection):
    """A connection that does at once what does not wait. One thing happens on it at a time, as with any other."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if _waits(fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        if self._connection is None:
            raise ValueError("no active connection")
        return fn(*args, **kwargs)


async def connect(path: str) -> Connection:
    """An open connection to the database file ``path``."""

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(path, check_same_thread=False)

    connection = Connection(open_file, _ROWS_AT_ONCE)
    connection._thread.daemon = True  # or a program that ends in an error would wait for it for ever
    await connection
    return connection


def _waits(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    of, name = getattr(fn, "__self__", None), getattr(fn, "__name__", "")
    if isinstance(of, sqlite3.Connection):
        return name != "cursor"
    if isinstance(of, sqlite3.Cursor):
        return not (name in _OF_A_CURSOR or (args and str(args[0]).lstrip().upper().startswith(_AT_ONCE)))
    return True
