"""Managing the caseworkers and teams of one's own organisation; the command line makes caseworkers with it too."""

from __future__ import annotations

import asyncio
import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.exc import IntegrityError

from handoff.bus import BOARD, Bus, desk_of
from handoff.commands.caseworker import CaseworkerCommands
from handoff.commands.overdue import Overdue
from handoff.commands.problem import CommandProblem
from handoff.desks import Desks
from handoff.storage import passwords, roster
from handoff.storage.board import Board
from handoff.storage.caseworkers import CAPACITY, LANGUAGES, Caseworkers, Member, Role, Team
from handoff.storage.conversations import NotFound
from handoff.storage.roster import Listed
from loket.directory.desk_check import LANGUAGES as CODES

PASSWORD_LENGTH = 12
"""Characters that a password of one's own has at least (NIST SP 800-63B, 5.1.1, asks for eight and no composition)."""
LONGEST_PASSWORD = 200
MOST_CONVERSATIONS = 20
"""Nobody can have more conversations at a time than this."""
PERSON_CHANGED = b"person"
"""Said on a caseworker's own topic: look again who this is, and whether they are still logged in."""

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_SKILL = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class CaseworkerValues:
    """What is decided about a caseworker. ``team`` is an id, ``languages`` are ISO 639-1."""

    name: str
    desks: Sequence[str]
    team: str | None = None
    skills: Sequence[str] = ()
    languages: Sequence[str] = LANGUAGES
    capacity: int = CAPACITY
    role: Role = "caseworker"


@dataclass(frozen=True)
class Made:
    """A caseworker with a password that nobody chose."""

    id: str
    login: str
    password: str


def one_time_password() -> str:
    """A password that nobody chose and somebody can type."""
    return secrets.token_urlsafe(9)


def require_own_password(given: str, own: str) -> None:
    """Raise :class:`CommandProblem` unless ``own`` can be a password of one's own."""
    if not PASSWORD_LENGTH <= len(own) <= LONGEST_PASSWORD:
        raise CommandProblem("password-too-short", limit=str(PASSWORD_LENGTH))
    if own == given:
        raise CommandProblem("password-same")


async def add_person(
    caseworkers: Caseworkers, organisation: str, login: str, person: CaseworkerValues, *, one_time: bool
) -> Made:
    """A new caseworker of ``organisation`` (its name). Raises ``login-taken`` or ``invalid-value``."""
    wanted = login.strip().lower()
    if not _LOGIN.fullmatch(wanted):
        raise CommandProblem("invalid-value")
    checked = checked_person(person)
    if await caseworkers.exists(wanted):
        raise CommandProblem("login-taken", login=wanted)
    password = one_time_password()
    try:
        identity = await caseworkers.add(
            wanted,
            password,
            checked.name,
            organisation,
            sorted(set(checked.desks)),
            team=checked.team,
            skills=checked.skills,
            languages=checked.languages,
            capacity=checked.capacity,
            role=checked.role,
            one_time=one_time,
        )
    except IntegrityError:  # somebody else took the name at this moment
        raise CommandProblem("login-taken", login=wanted) from None
    return Made(identity, wanted, password)


def checked_person(person: CaseworkerValues) -> CaseworkerValues:
    """``person`` with what can be. Raises ``invalid-value``."""
    name = person.name.strip()
    right = (
        0 < len(name) <= 120
        and 1 <= person.capacity <= MOST_CONVERSATIONS
        and set(person.languages) <= CODES
        and bool(person.languages)
        and all(_SKILL.fullmatch(skill) for skill in person.skills)
    )
    if not right:
        raise CommandProblem("invalid-value")
    return replace(person, name=name)


class PeopleCommands:
    """What supervisors do about caseworkers and teams of their own organisation. Each raises :class:`CommandProblem`,
    or :class:`~handoff.storage.conversations.NotFound` for who is not of theirs.
    """

    def __init__(
        self,
        caseworkers: Caseworkers,
        desks: Desks,
        board: Board,
        commands: CaseworkerCommands,
        overdue: Overdue,
        bus: Bus,
    ) -> None:
        self.caseworkers = caseworkers
        self.desks = desks
        self.board = board
        self.commands = commands
        self.overdue = overdue
        self.bus = bus

    async def everybody(self, member: Member) -> tuple[list[Listed], list[tuple[Team, int]]]:
        """The people and the teams, with how many each team has."""
        async with self.caseworkers.database.read() as connection:
            people = await roster.people(connection, member.organisation)
            return people, await roster.teams_of(connection, member.organisation)

    async def add(self, member: Member, login: str, person: CaseworkerValues) -> Made:
        """A new caseworker, with a one-time password that is not kept."""
        await self._require_team(member, person.team)
        if not person.desks or not set(person.desks) <= set(member.desks):
            raise CommandProblem("not-your-desk")
        made = await add_person(self.caseworkers, member.organisation, login, person, one_time=True)
        await self.caseworkers.note(member.id, "person_add", subject=made.id)
        return made

    async def change(self, member: Member, identity: str, person: CaseworkerValues) -> None:
        """Have the caseworker be so. Desks that the supervisor has no say in stay as they are."""
        wanted = checked_person(person)
        await self._require_team(member, wanted.team)
        async with self.caseworkers.database.write() as connection:
            before = await roster.person(connection, identity, member.organisation)
            if before is None:
                raise NotFound
            if identity == member.id and wanted.role != before.member.role:
                raise CommandProblem("not-yourself")
            others = set(before.member.desks) - set(member.desks)
            if not set(wanted.desks) <= set(member.desks) | others:
                raise CommandProblem("not-your-desk")
            await roster.change(
                connection,
                identity,
                name=wanted.name,
                desks=sorted(set(wanted.desks) | others),
                team=wanted.team,
                skills=wanted.skills,
                languages=wanted.languages,
                capacity=wanted.capacity,
                role=wanted.role,
            )
        await self._told(member, identity, "person_change")

    async def reset_password(self, member: Member, identity: str) -> Made:
        """Another one-time password; whoever is logged in as this caseworker is logged out."""
        password = one_time_password()
        password_hash = await asyncio.to_thread(passwords.hashed, password)
        async with self.caseworkers.database.write() as connection:
            found = await roster.person(connection, identity, member.organisation)
            if found is None:
                raise NotFound
            await roster.give_password(connection, identity, password_hash)
        await self._told(member, identity, "person_password")
        return Made(identity, found.login, password)

    async def deactivate(self, member: Member, identity: str) -> int:
        """Nobody logs in as this caseworker any more. Their conversations go to the front of their queues; how many."""
        if identity == member.id:
            raise CommandProblem("not-yourself")
        await self._set_active(member, identity, active=False)
        returned = 0
        for conversation in await self.board.owned_by(identity):
            returned += await self.commands.gone(conversation, identity) is not None
        await self.overdue.gone(identity)
        await self._told(member, identity, "person_deactivate")
        return returned

    async def activate(self, member: Member, identity: str) -> None:
        """The caseworker can log in again."""
        await self._set_active(member, identity, active=True)
        await self._told(member, identity, "person_activate")

    async def add_team(self, member: Member, name: str) -> Team:
        """A new team. Raises ``team-taken``."""
        wanted = await self._team_name(member, name)
        team = Team(str(uuid.uuid4()), wanted, member.organisation)
        await self.caseworkers.keep_team(team)
        await self.caseworkers.note(member.id, "team_add", subject=team.id)
        return team

    async def rename_team(self, member: Member, identity: str, name: str) -> None:
        """Another name for a team. Raises ``team-taken``."""
        wanted = await self._team_name(member, name, but=identity)
        async with self.caseworkers.database.write() as connection:
            if not await roster.rename_team(connection, identity, member.organisation, wanted):
                raise NotFound
        await self._told(member, identity, "team_change")

    async def remove_team(self, member: Member, identity: str) -> None:
        """Remove a team; its people stay."""
        async with self.caseworkers.database.write() as connection:
            if not await roster.remove_team(connection, identity, member.organisation):
                raise NotFound
        await self._told(member, identity, "team_remove")

    async def _set_active(self, member: Member, identity: str, *, active: bool) -> None:
        async with self.caseworkers.database.write() as connection:
            if await roster.person(connection, identity, member.organisation) is None:
                raise NotFound
            await roster.set_active(connection, identity, active=active)

    async def _team_name(self, member: Member, name: str, but: str | None = None) -> str:
        wanted = name.strip()
        if not 0 < len(wanted) <= 120:
            raise CommandProblem("invalid-value")
        _, teams = await self.everybody(member)
        if any(team.name.casefold() == wanted.casefold() and team.id != but for team, _ in teams):
            raise CommandProblem("team-taken", team=wanted)
        return wanted

    async def _require_team(self, member: Member, team: str | None) -> None:
        found = await self.caseworkers.team(team)
        if team is not None and (found is None or found.organisation != member.organisation):
            raise CommandProblem("invalid-value")

    async def _told(self, member: Member, subject: str, action: str) -> None:
        """In the audit log, and to the consoles that it concerns."""
        await self.caseworkers.note(member.id, action, subject=subject)
        await self.bus.publish(desk_of(subject), PERSON_CHANGED)
        await self.bus.publish(BOARD)
