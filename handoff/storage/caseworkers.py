"""Caseworkers, their passwords (argon2) and their sessions."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Row, delete, insert, select, update

from handoff.conversation.parties import Person, Sender
from handoff.storage.database import Database
from handoff.storage.tables.staff import caseworkers, sessions, teams
from handoff.storage.tables.upkeep import audit

FAILURES_ALLOWED = 5
LOCK_OUT = timedelta(minutes=15)
SESSION_LENGTH = timedelta(hours=10)

CAPACITY = 3
"""Conversations that a caseworker can have at a time, unless told otherwise."""
LANGUAGES = ("nl", "en")
"""What a caseworker speaks, unless told otherwise (ISO 639-1)."""

Role = Literal["caseworker", "supervisor"]

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_urlsafe())  # checked when the name is unknown, so that both take as long


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
class Member:
    """A caseworker, as the rest of the service knows one."""

    id: str
    name: str
    organisation: str
    desks: list[str]  # that this caseworker may serve
    team: str | None = None  # id
    skills: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=lambda: list(LANGUAGES))  # ISO 639-1
    capacity: int = CAPACITY  # conversations at a time
    role: Role = "caseworker"

    def as_sender(self) -> Sender:
        """Who makes the events of what this caseworker does."""
        return Sender(role="caseworker", id=self.id, name=self.name, organisation=self.organisation)

    def as_person(self) -> Person:
        """As events name a caseworker."""
        return Person(id=self.id, name=self.name, organisation=self.organisation)


@dataclass(frozen=True)
class Team:
    """Caseworkers of one organisation who work together."""

    id: str
    name: str
    organisation: str


@dataclass(frozen=True)
class Session:
    """A caseworker who is logged in, with the token that guards changes against forged requests."""

    member: Member
    csrf: str
    expires_at: datetime


class Caseworkers:
    """All caseworkers and their sessions."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock

    async def add(
        self,
        login: str,
        password: str,
        name: str,
        organisation: str,
        desks: list[str],
        *,
        team: str | None = None,
        skills: Sequence[str] = (),
        languages: Sequence[str] = LANGUAGES,
        capacity: int = CAPACITY,
        role: Role = "caseworker",
        one_time: bool = False,
    ) -> str:
        """A new caseworker; the id. ``one_time``: they must choose a password of their own with the first log-in."""
        identity = str(uuid.uuid4())
        row = {
            "id": identity,
            "login": login.strip().lower(),
            "name": name,
            "organisation": organisation,
            "desks": desks,
            "team": team,
            "skills": sorted(set(skills)),
            "languages": sorted(set(languages)),
            "capacity": capacity,
            "role": role,
            "password_hash": await asyncio.to_thread(_hasher.hash, password),
            "failures": 0,
            "active": True,
            "one_time": one_time,
        }
        async with self.database.write() as connection:
            await connection.execute(insert(caseworkers).values(row))
        return identity

    async def keep_team(self, team: Team) -> None:
        """A new team, or another name for one that is there."""
        async with self.database.write() as connection:
            values: dict[str, object] = {"name": team.name, "organisation": team.organisation}
            await self.database.keep(connection, teams, {"id": team.id}, values)

    async def team(self, identity: str | None) -> Team | None:
        """The team with this id."""
        if identity is None:
            return None
        async with self.database.read() as connection:
            row = (await connection.execute(select(teams).where(teams.c.id == identity))).one_or_none()
        return None if row is None else Team(row.id, row.name, row.organisation)

    async def exists(self, login: str) -> bool:
        """Whether somebody logs in with this name."""
        query = select(caseworkers.c.id).where(caseworkers.c.login == login.strip().lower())
        async with self.database.read() as connection:
            return (await connection.execute(query)).scalar() is not None

    async def set_password(self, login: str, password: str) -> None:
        """Give the caseworker another password, and end a lock-out."""
        hashed = await asyncio.to_thread(_hasher.hash, password)
        change = (
            update(caseworkers)
            .where(caseworkers.c.login == login.strip().lower())
            .values(password_hash=hashed, failures=0, locked_until=None)
        )
        async with self.database.write() as connection:
            await connection.execute(change)

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
        hashed = await asyncio.to_thread(_hasher.hash, own)
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
        right = await asyncio.to_thread(_verify, row.password_hash if row is not None else _NOBODY, password)
        if row is None:
            raise LogInFailed
        if not right:
            await self._failed(row.id)
            raise LogInFailed
        return row

    async def session(self, key: str) -> Session | None:
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

    async def forget_ended_sessions(self) -> None:
        """Drop sessions whose time is over."""
        async with self.database.write() as connection:
            await connection.execute(delete(sessions).where(sessions.c.expires_at <= self.clock()))

    async def note(
        self, caseworker: str, action: str, conversation: str | None = None, *, subject: str | None = None
    ) -> None:
        """Write into the audit log what a caseworker opened or did, in a conversation or to a ``subject``."""
        row = {
            "at": self.clock(),
            "caseworker": caseworker,
            "action": action,
            "conversation": conversation,
            "subject": subject,
        }
        async with self.database.write() as connection:
            await connection.execute(insert(audit).values(row))

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


def member_of(row: Row[tuple[object, ...]]) -> Member:
    """The caseworker in a row of the table."""
    return Member(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        desks=list(row.desks),
        team=row.team,
        skills=list(row.skills),
        languages=list(row.languages),
        capacity=row.capacity,
        role=row.role,
    )


def hashed(password: str) -> str:
    """``password`` as it is kept. Takes a moment; not for the loop."""
    return _hasher.hash(password)


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
