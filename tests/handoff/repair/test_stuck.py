"""The operator's command: shows what is stuck, says what it will do, and does that."""

from __future__ import annotations

import argparse
import asyncio

from sqlalchemy import delete, select, update

from handoff.conversation.kinds.queueing import Requeued
from handoff.conversation.parties import DeskName
from handoff.repair.command import stuck
from handoff.storage.conversations import SYSTEM
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import presence
from handoff.storage.tables.upkeep import audit, leases
from loket.wire import Answer, Turn
from tests.handoff.api.moving import talking, there
from tests.handoff.running import Bot, Citizen, Running, echo


def chosen(**given: object) -> argparse.Namespace:
    """Options of the command."""
    return argparse.Namespace(**({"repair": False, "yes": False, "older_than": 30.0} | given))


async def without_sweeper(loket: Running) -> None:
    """What the sweeper would repair stays as it is: as if every process had died."""
    await loket.service.sweeper.close()


async def helped(loket: Running) -> Citizen:
    """A citizen who talks with a caseworker."""
    return await talking(loket, await there(loket, "anna", "uwv"))


async def test_nothing_is_stuck_while_processes_do_their_work(loket: Running) -> None:
    await helped(loket)
    said: list[str] = []
    await loket.service.sweeper.sweep()
    assert await stuck(loket.service, chosen(), said.append) == 0
    assert said == ["Nothing is stuck."]


async def test_the_conversations_of_the_dead_go_back_to_their_queue(loket: Running) -> None:
    citizen, said = await helped(loket), list[str]()
    await without_sweeper(loket)
    loket.clock.forward(minutes=10)
    assert await stuck(loket.service, chosen(), said.append) == 1
    assert any(line.startswith("presence") and "will take the caseworker off duty" in line for line in said)
    assert any(line.startswith("sweeper") for line in said)
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "caseworker", "showing changes nothing"
    await stuck(loket.service, chosen(repair=True, yes=True), said.append)
    log = await loket.service.conversations.all_events(citizen.id)
    assert log[-1].body.__struct_config__.tag == "requeued"
    async with loket.service.database.read() as connection:
        done = list(
            (await connection.execute(select(audit.c.action).where(audit.c.caseworker == "operator"))).scalars()
        )
    assert "repair-presence" in done


async def test_it_asks_before_it_changes_anything(loket: Running) -> None:
    citizen, said, asked = await helped(loket), list[str](), list[str]()
    await without_sweeper(loket)
    async with loket.service.database.write() as connection:  # with a caseworker who was forgotten
        await connection.execute(delete(presence))
    loket.clock.forward(minutes=10)

    def no(question: str) -> str:
        asked.append(question)
        return "n"

    assert await stuck(loket.service, chosen(repair=True), said.append, no) == 1
    assert asked == ["Repair these 1? [y/N] "]
    assert said[-1] == "Nothing was changed."
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "caseworker"
    await stuck(loket.service, chosen(repair=True), said.append, lambda _: "y")
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "queue"


async def test_who_waits_at_a_desk_that_is_gone_comes_to_the_general_desk(loket: Running) -> None:
    citizen, said = await helped(loket), list[str]()
    await without_sweeper(loket)
    async with loket.service.conversations.change(citizen.id) as change:
        change.append(SYSTEM, Requeued(desk=DeskName(id="weg", nl="Weg", en="Gone"), why="released"))
    loket.clock.forward(minutes=1)
    await stuck(loket.service, chosen(repair=True, yes=True), said.append)
    state = (await loket.service.conversations.read(citizen.id)).state
    assert state.desk is not None
    assert state.desk.id == loket.service.desks.for_organisation(None).id


async def test_a_message_that_no_process_gave_to_the_bot_is_answered(loket: Running, bot: Bot) -> None:
    citizen, said, held = await loket.citizen(), list[str](), asyncio.Event()

    async def never(_turn: Turn) -> Answer:
        held.set()
        await asyncio.sleep(3600)
        raise AssertionError

    bot.script = never
    loket.service.bot.timeout = 3600
    await citizen.command("say", text="hallo")
    await asyncio.wait_for(held.wait(), 30)
    for task in list(loket.service.turns._running):  # the process dies with the turn in its hands
        task.cancel()
    bot.script = echo
    async with loket.service.database.write() as connection:
        await connection.execute(update(conversations).values(turn_until=None))
    await loket.service.sweeper.sweep()
    loket.clock.forward(minutes=1)
    await stuck(loket.service, chosen(repair=True, yes=True), said.append)
    assert any(line.startswith("unanswered") for line in said)
    async with citizen.stream() as widget:
        await widget.until_event("message", text="1: hallo")


async def test_it_says_that_nobody_sweeps(loket: Running) -> None:
    said: list[str] = []
    await without_sweeper(loket)
    async with loket.service.database.write() as connection:
        await connection.execute(delete(leases))
    assert await stuck(loket.service, chosen(repair=True, yes=True), said.append) == 1
    assert said[0].startswith("sweeper")
