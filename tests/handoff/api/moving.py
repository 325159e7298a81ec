"""What the tests of transfers share: who is there, and a conversation that somebody has."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from handoff.storage.tables.staff import presence
from loket.directory import Directory
from tests.handoff.running import Bot, Caseworker, Citizen, Running, running

SECRET = "mijn geheime schuld"


@asynccontextmanager
async def patient(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which nobody vanishes while a test moves the clock by minutes."""
    database_url, redis_url = store
    async with running(database_url, directory, redis_url, bot, duty_lease=timedelta(days=9)) as service:
        yield service


async def there(loket: Running, login: str, *desks: str, **more: str) -> Caseworker:
    """A caseworker who is on duty at these desks."""
    caseworker = await loket.caseworker(login, *desks, **more)
    await caseworker.on_duty(*desks)
    return caseworker


async def next_day(loket: Running, caseworker: Caseworker, login: str, *desks: str) -> None:
    """Sessions last for a working day: the caseworker logs in again, and is on duty."""
    credentials = {"name": login, "password": "een goed wachtwoord"}
    answer = await caseworker.client.post("/api/v1/staff/session", json=credentials)
    caseworker.client.headers["X-CSRF-Token"] = answer.json()["csrf"]
    caseworker.profile.update(answer.json())
    await caseworker.on_duty(*desks)


async def talking(loket: Running, caseworker: Caseworker, secret: str = SECRET) -> Citizen:
    """A citizen who told something at UWV and talks with ``caseworker``."""
    citizen = await loket.citizen()
    await citizen.command("say", text=f"mens graag, over {secret}")
    async with citizen.stream() as widget:
        await widget.until_event("queued")
    (await caseworker.claim(citizen.id)).raise_for_status()
    return citizen


async def vanished(loket: Running, caseworker: Caseworker) -> None:
    """This caseworker alone gave no sign of life for as long as the lease, and that was dealt with."""
    mine = update(presence).where(presence.c.caseworker == caseworker.profile["id"])
    async with loket.service.database.write() as connection:
        await connection.execute(mine.values(lease_until=loket.clock()))
    await loket.service.sweeper.gone(caseworker.profile["id"])


async def did(caseworker: Caseworker, conversation: str, action: str, **body: object) -> None:
    """The action is carried out."""
    answer = await caseworker.act(conversation, action, **body)
    assert answer.status_code == 200, answer.text


async def refused(caseworker: Caseworker, conversation: str, action: str, **body: object) -> str:
    """The code of the problem with which the action is refused."""
    answer = await caseworker.act(conversation, action, **body)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["code"])


async def read(citizen: Citizen) -> list[dict[str, Any]]:
    """The events as the citizen reads them."""
    events: list[dict[str, Any]] = (await citizen.http("GET", "/events")).json()["events"]
    return events


async def consent(citizen: Citizen, *, agreed: bool = True, only_summary: bool = False) -> None:
    """The citizen answers the question of a transfer."""
    answer = await citizen.command("consent", agreed=agreed, only_summary=only_summary)
    assert answer.status_code == 200, answer.text


async def board(caseworker: Caseworker) -> dict[str, Any]:
    """What stands on the caseworker's board now."""
    async with caseworker.stream() as console:
        return await console.until_type("overview")


async def detail(caseworker: Caseworker, conversation: str) -> dict[str, Any]:
    """The conversation as the caseworker opens it."""
    answer = await caseworker.do("GET", f"/conversations/{conversation}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def owner(loket: Running, citizen: Citizen) -> tuple[str, str | None]:
    """Who owns the conversation, and the name of the caseworker."""
    state = (await loket.service.conversations.read(citizen.id)).state
    return state.owner, state.caseworker.name if state.caseworker else None


def client_id() -> str:
    """A new one."""
    return str(uuid.uuid4())
