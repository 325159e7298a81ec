"""Caseworkers as colleagues see them: who is on duty, and what somebody is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.parties import Person
from handoff.storage.tables.staff import caseworkers, duties, presence


@dataclass(frozen=True)
class OnDuty:
    """A caseworker and the desks (ids) that they serve now."""

    person: Person
    desks: list[str]


async def person_of(connection: AsyncConnection, caseworker: str) -> Person | None:
    """The caseworker with this id, if there still is one."""
    query = select(caseworkers).where(caseworkers.c.id == caseworker, caseworkers.c.active)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Person(id=row.id, name=row.name, organisation=row.organisation)


async def on_duty_now(connection: AsyncConnection, now: datetime) -> list[OnDuty]:
    """Everybody who serves a desk now, by name."""
    query = (
        select(caseworkers.c.id, caseworkers.c.name, caseworkers.c.organisation, duties.c.desk)
        .join(duties, duties.c.caseworker == caseworkers.c.id)
        .join(presence, presence.c.caseworker == caseworkers.c.id)
        .where(presence.c.lease_until > now, caseworkers.c.active)
        .order_by(caseworkers.c.name, caseworkers.c.id, duties.c.desk)
    )
    people: dict[str, Person] = {}
    desks: dict[str, list[str]] = defaultdict(list)
    for row in await connection.execute(query):
        people[row.id] = Person(id=row.id, name=row.name, organisation=row.organisation)
        desks[row.id].append(row.desk)
    return [OnDuty(person, desks[identity]) for identity, person in people.items()]


async def names_of(connection: AsyncConnection, identities: Iterable[str | None]) -> dict[str, str]:
    """What these caseworkers are called, by id; also those who can no longer log in."""
    wanted = {identity for identity in identities if identity is not None}
    if not wanted:
        return {}
    query = select(caseworkers.c.id, caseworkers.c.name).where(caseworkers.c.id.in_(wanted))
    return {row.id: row.name for row in await connection.execute(query)}
