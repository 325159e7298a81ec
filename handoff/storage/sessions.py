"""Who is logged in: names and passwords, lock-outs, and the sessions that follow."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, insert, select, update

from handoff.storage import passwords
from handoff.storage.caseworkers import Member, member_of
from handoff.storage.database import Database
from handoff.storage.tables.staff import caseworkers, sessions

FAILURES_ALLOWED = 5
LOCK_OUT = timedelta(minutes=15)
SESSION_LENGTH = timedelta(hours=10)


class LogInFailed(Exception):
    """Name and password do not go together."""


class OneTimePassword(Exception):
    """The password is right, and was given to be used once: to choose one of one's own."""


class LockedOut(Exception):
    """Too many wrong passwords; the account opens again after ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class Session:
    """A caseworker who is logged in, with the token that guards changes against forged requests."""

    member: Member
    csrf: str
    expires_at: datetime


class Sessions:
    """All sessions. Their keys are kept hashed, and told once."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock

    async def log_in(self, login: str, password: str) -> tuple[str, Session]:
        """The session's key and the session. Raises :class:`LogInFailed`, :class:`LockedOut` or
        :class:`OneTimePassword`.
        """
        row = await self._known(login, password)
        if row.one_time:
            raise OneTimePassword
        return await self._begin(row)

    async def choose_password(self, login: str, password: str, own: str) -> tuple[str, Session]:
        """The same, with a password of one's own from now on; sessions from before end. Raises likewise."""
        row = await self._known(login, password)
        hashed = await asyncio.to_thread(passwords.hashed, own)
        async with self.database.write() as connection:
            mine = update(caseworkers).where(caseworkers.c.id == row.id)
            await connection.execute(mine.values(password_hash=hashed, one_time=False))
            await connection.execute(delete(sessions).where(sessions.c.caseworker == row.id))
        return await self._begin(row)

    async def _known(self, login: str, password: str) -> Row[tuple[object, ...]]:
        """The row of who logs in so. Raises :class:`LogInFailed` or :class:`LockedOut`."""
        query = select(caseworkers).where(caseworkers.c.login == login.strip().lower(), caseworkers.c.active)
        async with self.database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        now = self.clock()
        if row is not None and row.locked_until is not None and row.locked_until > now:
            raise LockedOut((row.locked_until - now).total_seconds())
        kept = row.password_hash if row is not None else passwords.NOBODYS
        right = await asyncio.to_thread(passwords.right, kept, password)
        if row is None:
            raise LogInFailed
        if not right:
            await self._failed(row.id)
            raise LogInFailed
        return row

    async def of(self, key: str) -> Session | None:
        """The session of ``key``, if it lasts."""
        query = (
            select(caseworkers, sessions.c.csrf, sessions.c.expires_at)
            .join(sessions, sessions.c.caseworker == caseworkers.c.id)
            .where(sessions.c.token_hash == _hash(key), sessions.c.expires_at > self.clock(), caseworkers.c.active)
        )
        async with self.database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Session(member_of(row), row.csrf, row.expires_at)

    async def log_out(self, key: str) -> None:
        """End the session of ``key``."""
        async with self.database.write() as connection:
            await connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(key)))

    async def forget_ended(self) -> None:
        """Drop sessions whose time is over."""
        async with self.database.write() as connection:
            await connection.execute(delete(sessions).where(sessions.c.expires_at <= self.clock()))

    async def _failed(self, identity: str) -> None:
        """Count a wrong password under the row's lock; enough of them lock the account for a time."""
        async with self.database.write() as connection:
            query = select(caseworkers.c.failures).where(caseworkers.c.id == identity).with_for_update()
            failures = ((await connection.execute(query)).scalar() or 0) + 1
            locked = failures >= FAILURES_ALLOWED
            change = {
                "failures": 0 if locked else failures,
                "locked_until": self.clock() + LOCK_OUT if locked else None,
            }
            await connection.execute(update(caseworkers).where(caseworkers.c.id == identity).values(change))

    async def _begin(self, row: Row[tuple[object, ...]]) -> tuple[str, Session]:
        key, csrf, expires_at = secrets.token_urlsafe(32), secrets.token_urlsafe(24), self.clock() + SESSION_LENGTH
        session = {"token_hash": _hash(key), "caseworker": row.id, "csrf": csrf, "expires_at": expires_at}
        async with self.database.write() as connection:
            calm = update(caseworkers).where(caseworkers.c.id == row.id).values(failures=0, locked_until=None)
            await connection.execute(calm)
            await connection.execute(insert(sessions).values(session))
        return key, Session(member_of(row), csrf, expires_at)


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
