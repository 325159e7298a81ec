"""``python -m handoff caseworker``: making a caseworker, with everything that decides what they may and can take."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

import msgspec

from handoff.commands.problem import CommandProblem
from handoff.commands.supervising_people import MOST_CONVERSATIONS, CaseworkerValues, add_person
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import CAPACITY, LANGUAGES, Caseworkers, Team
from handoff.storage.database import Database
from loket.directory import load

_WHY = {
    "login-taken": "there is a caseworker {} already",
    "invalid-value": "cannot make {}: the login is letters, figures, dots and dashes; --capacity is from 1 to "
    f"{MOST_CONVERSATIONS}; --language is two letters (ISO 639-1); --skill is small letters without spaces",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be told of a caseworker."""
    parser.add_argument("login", help="the name to log in with")
    parser.add_argument("--name", required=True, help="the name that citizens see")
    parser.add_argument("--organisation", required=True, help="the name of the organisation that citizens see")
    parser.add_argument("--desk", action="append", required=True, help="the id of a desk that they may serve; repeat")
    parser.add_argument("--team", help="the name of their team within the organisation")
    parser.add_argument("--skill", action="append", default=[], help="what they can do, as desks ask for it; repeat")
    parser.add_argument("--language", action="append", help="what they speak, ISO 639-1; repeat (otherwise nl and en)")
    parser.add_argument("--capacity", type=int, default=CAPACITY, help="how many conversations at a time")
    parser.add_argument("--supervisor", action="store_true", help="sees to desks, people and others' work")


async def make(settings: Settings, wanted: argparse.Namespace) -> str:
    """Make the caseworker with a password that nobody chose; JSON with ``name`` and ``password``. Raises ``ValueError``
    when the name is taken, a desk does not exist, or nobody can have so many conversations.
    """
    known = {desk.id for desk in load(settings.directory).desks}
    missing = sorted(set(wanted.desk) - known)
    if missing:
        raise ValueError(f"there is no desk {', '.join(missing)}; there are {', '.join(sorted(known))}")
    if wanted.capacity < 1:
        raise ValueError("--capacity must be at least 1")
    database = Database(settings.database_url)
    try:
        await migrate.upgrade(database)
        caseworkers = Caseworkers(database, lambda: datetime.now(UTC))
        team = Team(_id_of(wanted.organisation, wanted.team), wanted.team, wanted.organisation) if wanted.team else None
        person = CaseworkerValues(
            name=wanted.name,
            desks=wanted.desk,
            team=team.id if team else None,
            skills=wanted.skill,
            languages=wanted.language or LANGUAGES,
            capacity=wanted.capacity,
            role="supervisor" if wanted.supervisor else "caseworker",
        )
        made = await add_person(caseworkers, wanted.organisation, wanted.login, person, one_time=False)
        if team is not None:
            await caseworkers.keep_team(team)
    except CommandProblem as problem:
        raise ValueError(_WHY.get(problem.code, problem.code).format(wanted.login)) from None
    finally:
        await database.close()
    return msgspec.json.encode({"name": made.login, "password": made.password}).decode()


def _id_of(organisation: str, team: str) -> str:
    """The same team of the same organisation has the same id."""
    return "-".join("".join(c if c.isalnum() else " " for c in f"{organisation} {team}".lower()).split())[:64]
