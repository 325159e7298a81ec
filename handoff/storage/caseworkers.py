"""Caseworkers and their teams, and the audit log of what they opened and did."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.parties import Person, Sender
from handoff.storage import passwords
from handoff.storage.database import Database
from handoff.storage.tables.staff import caseworkers, teams
from handoff.storage.tables.upkeep import audit

CAPACITY = 3
"""Conversations that a caseworker can have at a time, unless told otherwise."""
LANGUAGES = ("nl", "en")
"""What a caseworker speaks, unless told otherwise (ISO 639-1)."""

Role = Literal["caseworker", "supervisor"]


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


class Caseworkers:
    """All caseworkers."""

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
            "password_hash": await asyncio.to_thread(passwords.hashed, password),
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
        hashed = await asyncio.to_thread(passwords.hashed, password)
        change = (
            update(caseworkers)
            .where(caseworkers.c.login == login.strip().lower())
            .values(password_hash=hashed, failures=0, locked_until=None)
        )
        async with self.database.write() as connection:
            await connection.execute(change)

    async def note(
        self,
        caseworker: str,
        action: str,
        conversation: str | None = None,
        *,
        subject: str | None = None,
        along: AsyncConnection | None = None,
    ) -> None:
        """Write into the audit log what a caseworker opened or did, in a conversation or to a ``subject``.
        ``along``: in this transaction, so that nothing is done that is not in there.
        """
        row = {
            "at": self.clock(),
            "caseworker": caseworker,
            "action": action,
            "conversation": conversation,
            "subject": subject,
        }
        if along is not None:
            await along.execute(insert(audit).values(row))
            return
        async with self.database.write() as connection:
            await connection.execute(insert(audit).values(row))


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
