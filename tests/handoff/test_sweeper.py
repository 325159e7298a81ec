"""Deadlines are rows: whoever vanishes, nobody is lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from handoff.conversation.kinds.talk import LanguageChosen, Started
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.conversations import CITIZEN, NotFound
from handoff.storage.duties import hold_lease, on_duty
from loket.directory import Directory
from loket.wire import Answer, Turn
from tests.handoff.api import moving
from tests.handoff.api.moving import did, there, vanished
from tests.handoff.running import Bot, Caseworker, Citizen, Clock, Running, echo, running


async def talking(loket: Running) -> tuple[Citizen, Caseworker]:
    """A citizen who talks with a caseworker."""
    anna = await there(loket, "anna", "uwv")
    return await moving.talking(loket, anna), anna


async def test_the_conversation_of_a_caseworker_who_vanishes_is_first_in_its_queue(loket: Running) -> None:
    citizen, _ = await talking(loket)
    async with citizen.stream() as widget:
        await widget.until_event("claimed")
        loket.clock.forward(seconds=loket.settings.duty_lease.total_seconds() + 1)
        told = await widget.until_event("requeued")
    assert told["body"]["why"] == "caseworker_gone"
    async with loket.service.database.read() as connection:
        assert await on_duty(connection, loket.clock()) == {}


async def test_who_comes_back_at_that_moment_keeps_the_conversation_and_the_duty(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, anna = await talking(loket)
    await loket.service.sweeper.close()
    owned_by = loket.service.board.owned_by

    async def and_back(caseworker: str) -> list[str]:
        found = await owned_by(caseworker)
        await loket.service.duties.renew(caseworker)
        return found

    monkeypatch.setattr(loket.service.board, "owned_by", and_back)
    loket.clock.forward(seconds=loket.settings.duty_lease.total_seconds() + 1)
    await loket.service.sweeper.sweep()
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "caseworker"
    assert await loket.served_by(anna) == ["uwv"]


async def test_what_could_not_be_put_back_is_put_back_in_the_next_round(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, anna = await talking(loket)
    bea = await there(loket, "bea", "uwv")
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"])
    await did(bea, citizen.id, "join")
    await loket.service.sweeper.close()
    with monkeypatch.context() as patch:
        patch.setattr(loket.service.callbacks, "gone", no_database)
        await vanished(loket, bea)
    await loket.service.sweeper.sweep()
    assert (await loket.service.conversations.read(citizen.id)).state.colleagues == []


async def no_database(_caseworker: str) -> None:
    """The database does not answer for a moment."""
    raise OSError


async def test_an_open_console_keeps_its_conversations(loket: Running) -> None:
    citizen, anna = await talking(loket)
    async with anna.stream() as console:
        for _ in range(3):
            await console.send("ping")
            await console.until_type("pong")
        await loket.service.sweeper.sweep()
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "caseworker"


async def test_a_turn_that_a_dead_process_left_is_finished_by_another(
    store: tuple[str, str | None], bot: Bot, directory: object, loket: Running
) -> None:
    citizen = await loket.citizen()
    asked = asyncio.Event()

    async def never(_turn: Turn) -> Answer:
        asked.set()
        await asyncio.sleep(3600)
        raise AssertionError

    loket.bot.script = never
    loket.service.bot.timeout = 3600
    await citizen.command("say", text="hallo")
    await asyncio.wait_for(asked.wait(), 30)
    for task in list(loket.service.turns._running):  # the process dies with the turn in its hands
        task.cancel()
    loket.bot.script = echo
    async with citizen.stream() as widget:
        await widget.until_event("message", text="hallo")
        loket.clock.forward(seconds=loket.service.turns.lease.total_seconds() + 1)
        await widget.until_event("message", text="1: hallo")
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.body.__struct_config__.tag for event in log].count("analysis") == 1


async def test_one_process_at_a_time_sweeps_and_another_takes_over(loket: Running) -> None:
    database, now = loket.service.database, loket.clock()
    length = timedelta(seconds=10)
    assert await hold_lease(database, "work", "a", now, length)
    assert await hold_lease(database, "work", "a", now, length), "whoever has it keeps it"
    assert not await hold_lease(database, "work", "b", now, length)
    assert await hold_lease(database, "work", "b", now + timedelta(seconds=11), length)
    assert not await hold_lease(database, "work", "a", now + timedelta(seconds=12), length)


async def test_conversations_are_deleted_after_their_time(loket: Running) -> None:
    old = await loket.citizen()
    loket.clock.forward(days=loket.settings.retention.days, minutes=5)
    young = await loket.citizen()
    loket.service.sweeper._cleaned = loket.clock() - timedelta(days=1)
    await loket.service.sweeper.sweep()
    for _ in range(100):  # the sweeper of the process may be at it already
        if (await old.http("GET", "/events")).status_code == 404:
            break
        await asyncio.sleep(0.05)
    assert (await old.http("GET", "/events")).status_code == 404
    assert (await young.http("GET", "/events")).status_code == 200


async def test_a_conversation_that_goes_on_at_that_moment_is_not_deleted(
    store: tuple[str, str | None], directory: Directory
) -> None:
    clock = Clock()
    service = Service(Settings(database_url=store[0], bot_urls=[]), clock=clock, directory=directory)
    await migrate.upgrade(service.database)
    conversation, _ = await service.conversations.open(Started(language="nl"))
    clock.forward(days=60)
    async with service.conversations.change(conversation) as change:
        change.append(CITIZEN, LanguageChosen(language="en"))
        deleting = asyncio.create_task(service.conversations.delete_old(clock() - timedelta(days=30), 10))
        await asyncio.wait([deleting], timeout=0.3)  # it has seen the old row by now
    assert await deleting == 0
    assert (await service.conversations.read(conversation)).state.language == "en"
    clock.forward(days=60)
    assert await service.conversations.delete_old(clock() - timedelta(days=30), 10) == 1
    await service.database.close()


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # one process is all that SQLite is for
async def test_two_processes_share_what_happens(store: tuple[str, str | None], bot: Bot, loket: Running) -> None:
    database_url, redis_url = store
    async with running(database_url, loket.service.directory, redis_url, bot) as second:
        citizen = await loket.citizen()
        elsewhere = Citizen(second.url, citizen.id, citizen.token)
        async with citizen.stream() as here, elsewhere.stream() as there:
            await there.until_type("welcome")
            await here.send("say", text="hallo")
            await there.until_event("message", text="1: hallo")
        await citizen.http("DELETE", "")
        with pytest.raises(NotFound):
            await second.service.conversations.read(citizen.id)
