"""The caseworkers of an organisation and their teams, as a supervisor manages them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage.caseworkers import Member, Team, member_of
from handoff.storage.tables.casework import escalations
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import caseworkers, duties, presence, sessions, teams


@dataclass(frozen=True)
class Listed:
    """A caseworker in the list. ``one_time``: has still to choose a password; ``has``: conversations now."""

    member: Member
    login: str
    active: bool
    one_time: bool
    has: int


async def people(connection: AsyncConnection, organisation: str) -> list[Listed]:
    """Everybody of this organisation (by its name), by name."""
    has = (
        select(conversations.c.caseworker, func.count().label("has"))
        .where(conversations.c.owner == "caseworker")
        .group_by(conversations.c.caseworker)
        .subquery()
    )
    query = (
        select(caseworkers, func.coalesce(has.c.has, 0).label("has"))
        .outerjoin(has, has.c.caseworker == caseworkers.c.id)
        .where(caseworkers.c.organisation == organisation)
        .order_by(caseworkers.c.name, caseworkers.c.id)
    )
    rows = await connection.execute(query)
    return [Listed(member_of(row), row.login, row.active, row.one_time, row.has) for row in rows]


async def person(connection: AsyncConnection, identity: str, organisation: str) -> Listed | None:
    """The caseworker with this id, of this organisation, locked for change."""
    query = select(caseworkers).where(caseworkers.c.id == identity, caseworkers.c.organisation == organisation)
    row = (await connection.execute(query.with_for_update())).one_or_none()
    return None if row is None else Listed(member_of(row), row.login, row.active, row.one_time, 0)


async def change(
    connection: AsyncConnection,
    identity: str,
    *,
    name: str,
    desks: Sequence[str],
    team: str | None,
    skills: Sequence[str],
    languages: Sequence[str],
    capacity: int,
    role: str,
) -> None:
    """Have the caseworker be so; desks that they may serve no longer are served no longer."""
    values = {
        "name": name,
        "desks": list(desks),
        "team": team,
        "skills": sorted(set(skills)),
        "languages": sorted(set(languages)),
        "capacity": capacity,
        "role": role,
    }
    await connection.execute(update(caseworkers).where(caseworkers.c.id == identity).values(values))
    lost = (duties.c.caseworker == identity) & duties.c.desk.not_in(list(desks))
    await connection.execute(delete(duties).where(lost))


async def give_password(connection: AsyncConnection, identity: str, password_hash: str) -> None:
    """A one-time password, and an end to what was logged in or locked out."""
    values = {"password_hash": password_hash, "one_time": True, "failures": 0, "locked_until": None}
    await connection.execute(update(caseworkers).where(caseworkers.c.id == identity).values(values))
    await connection.execute(delete(sessions).where(sessions.c.caseworker == identity))


async def set_active(connection: AsyncConnection, identity: str, *, active: bool) -> None:
    """Whether the caseworker can log in. Who cannot is logged out and off duty, and others may answer what they took
    on to answer.
    """
    await connection.execute(update(caseworkers).where(caseworkers.c.id == identity).values(active=active))
    if active:
        return
    for table in (sessions, duties, presence):
        await connection.execute(delete(table).where(table.c.caseworker == identity))
    theirs = (escalations.c.taken_by == identity) & escalations.c.answered_at.is_(None)
    await connection.execute(update(escalations).where(theirs).values(taken_by=None))


async def teams_of(connection: AsyncConnection, organisation: str) -> list[tuple[Team, int]]:
    """The teams of this organisation by name, with how many people each has."""
    query = (
        select(teams, func.count(caseworkers.c.id).label("people"))
        .outerjoin(caseworkers, (caseworkers.c.team == teams.c.id) & caseworkers.c.active)
        .where(teams.c.organisation == organisation)
        .group_by(teams.c.id, teams.c.name, teams.c.organisation)
        .order_by(teams.c.name)
    )
    return [(Team(row.id, row.name, row.organisation), row.people) for row in await connection.execute(query)]


async def rename_team(connection: AsyncConnection, identity: str, organisation: str, name: str) -> bool:
    """Give the team another name; whether there is such a team."""
    mine = (teams.c.id == identity) & (teams.c.organisation == organisation)
    return bool((await connection.execute(update(teams).where(mine).values(name=name))).rowcount)


async def remove_team(connection: AsyncConnection, identity: str, organisation: str) -> bool:
    """Remove the team; its people stay, without a team. Whether there was such a team."""
    mine = (teams.c.id == identity) & (teams.c.organisation == organisation)
    if not (await connection.execute(delete(teams).where(mine))).rowcount:
        return False
    await connection.execute(update(caseworkers).where(caseworkers.c.team == identity).values(team=None))
    return True
