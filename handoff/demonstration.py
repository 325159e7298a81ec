"""The people of a demonstration at their desks: whoever watches it, and the colleagues who work beside them."""

from __future__ import annotations

import secrets
from typing import Literal

import msgspec

from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from loket.directory import load

ORGANISATION = "Gemeente Lindewaard"


class LogIn(msgspec.Struct, frozen=True):
    """Whom to log in as."""

    name: str
    password: str


class _Person(msgspec.Struct, frozen=True):
    login: str
    name: str  # that citizens see
    role: Literal["caseworker", "supervisor"] = "caseworker"


WATCHER = _Person("demo", "Sam")
SUPERVISOR = _Person("demo-supervisor", "Robin", "supervisor")
COLLEAGUES = (_Person("demo-noor", "Noor"), _Person("demo-milan", "Milan"))


async def make_watcher(settings: Settings) -> str:
    """Make the demo caseworker, or give it a new password; JSON with ``name`` and ``password``."""
    (made,) = await _make(settings, [WATCHER])
    return msgspec.json.encode(made).decode()


async def make_others(settings: Settings) -> str:
    """Make the supervisor and the colleagues of a living demonstration, or give them new passwords; JSON with
    ``supervisor`` and the list ``colleagues``.
    """
    supervisor, *colleagues = await _make(settings, [SUPERVISOR, *COLLEAGUES])
    return msgspec.json.encode({"supervisor": supervisor, "colleagues": colleagues}).decode()


async def _make(settings: Settings, people: list[_Person]) -> list[LogIn]:
    service = Service(settings, directory=load(settings.directory))
    await migrate.upgrade(service.database)
    desks = [desk.id for desk in service.directory.desks]
    made = []
    for person in people:
        password = secrets.token_urlsafe(9)
        if await service.caseworkers.exists(person.login):
            await service.caseworkers.set_password(person.login, password)
        else:
            await service.caseworkers.add(person.login, password, person.name, ORGANISATION, desks, role=person.role)
        made.append(LogIn(person.login, password))
    await service.bot.close()
    await service.database.close()
    return made
