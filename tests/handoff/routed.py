"""What tests of who gets whom share: a desk that assigns by itself, the board, and what caseworkers do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from loket.directory import Directory
from tests.handoff.running import Caseworker, Citizen, Running, Stream


def with_desk(directory: Directory, desk: str, **fields: Any) -> Directory:
    """The directory, with these fields of one desk changed."""
    desks = tuple(msgspec.structs.replace(each, **fields) if each.id == desk else each for each in directory.desks)
    return replace(directory, desks=desks)


def automatic(directory: Directory, desk: str = "uwv", **fields: Any) -> Directory:
    """The directory, with automatic assignment at one desk."""
    return with_desk(directory, desk, assignment="automatic", **fields)


async def waiting(loket: Running, **opened: Any) -> Citizen:
    """A citizen in the queue of the desk ``uwv``."""
    citizen = await loket.citizen(**opened)
    await asked(citizen)
    return citizen


async def asked(citizen: Citizen) -> None:
    """The citizen asks the bot for a person, and is in the queue."""
    so_far = (await citizen.http("GET", "/events")).json()["last_seq"]
    async with citizen.stream(after=so_far) as widget:
        (await citizen.command("say", text="mens graag")).raise_for_status()
        await widget.until_event("queued")


async def board(console: Stream, wanted: Callable[[dict[str, Any]], bool], text: str = "that board") -> dict[str, Any]:
    """The next overview that is ``wanted``."""
    return await console.until(lambda frame: frame["type"] == "overview" and wanted(frame), text=text)


def desk_in(overview: dict[str, Any], desk: str = "uwv") -> dict[str, Any]:
    """A desk on the board."""
    found: dict[str, Any] = next(each for each in overview["desks"] if each["desk"]["id"] == desk)
    return found


async def owner_of(loket: Running, citizen: Citizen) -> str | None:
    """Who has the conversation."""
    state = (await loket.service.conversations.read(citizen.id)).state
    return state.caseworker.name if state.owner == "caseworker" and state.caseworker else None


async def got(citizen: Citizen) -> str:
    """Who takes the conversation, once somebody does."""
    async with citizen.stream() as widget:
        return str((await widget.until_event("claimed"))["sender"]["name"])


async def close(caseworker: Caseworker, citizen: Citizen) -> None:
    """The caseworker closes the conversation."""
    (await caseworker.act(citizen.id, "close", outcome="answered")).raise_for_status()


async def turn(caseworker: Caseworker, state: str, **more: object) -> int:
    """Another state; the status of the answer."""
    return (await caseworker.do("PUT", "/duty/state", {"state": state, **more})).status_code
