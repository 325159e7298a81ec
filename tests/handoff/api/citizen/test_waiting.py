"""Waiting: asked whether to go on when it gets long, told of closing time, and the place without a WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handoff.commands.reminding import Reminding
from handoff.conversation.kinds.queueing import WaitAsked
from handoff.storage import reminders
from loket.directory import Directory
from tests.handoff.running import Bot, Citizen, Clock, Running, Stream, running

HALF_PAST_FIVE = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # on a Tuesday; this desk closes at 18.00


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service whose desks keep their hours."""
    clock = Clock(fixed=HALF_PAST_FIVE)
    async with running(store[0], directory, store[1], bot, clock, desks_always_open=False) as service:
        yield service


async def queued(widget: Stream) -> None:
    """Ask for a person where nobody is, and wait all the same."""
    await widget.send("say", text="mens graag")
    await widget.until_event("unavailable")
    await widget.send("wait")
    await widget.until_event("queued")


async def asked(loket: Running, citizen: Citizen) -> list[WaitAsked]:
    """What the citizen was asked, in order."""
    log = await loket.service.conversations.all_events(citizen.id)
    return [event.body for event in log if isinstance(event.body, WaitAsked)]


async def test_closing_time_is_told_before_and_at_it_and_nobody_is_thrown_out(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await queued(widget)
        loket.clock.forward(minutes=15)
        soon = (await widget.until_event("wait_asked", why="closing"))["body"]
        assert (soon["closes_at"], soon["reopens_at"]) == ("2026-11-24T17:00:00Z", "2026-11-25T07:00:00Z")
        assert soon["telephone_shown"]
        loket.clock.forward(minutes=15)
        await widget.until_event("wait_asked", why="closed")
        state = (await loket.service.conversations.read(citizen.id)).state
        assert (state.owner, state.wait_asked) == ("queue", "closed")
        anna = await loket.caseworker("anna", "uwv")
        await anna.on_duty("uwv")
        assert (await anna.claim(citizen.id)).status_code == 200
        await widget.until_event("claimed")


async def test_whoever_the_desk_closes_on_is_called_first_the_next_day(loket: Running) -> None:
    other, citizen = await loket.citizen(), await loket.citizen()
    async with other.stream() as window:
        await window.send("say", text="mens graag")
        await window.until_event("unavailable")
        await window.send("ask_callback", number="06 87654321", day_part="any", day="2026-11-25", confirmed=True)
        await window.until_event("callback_promised")
    loket.clock.forward(minutes=1)
    async with citizen.stream() as widget:
        await queued(widget)
        loket.clock.forward(minutes=15)
        await widget.until_event("wait_asked", why="closing")
        times = (await citizen.http("GET", "/callback-times")).json()["times"]
        assert times[0]["day"] == "2026-11-25"  # too little is left of today
        await widget.send("ask_callback", number="06 12345678", day_part="any", day="2026-11-25", confirmed=True)
        promised = (await widget.until_event("callback_promised"))["body"]
    assert (promised["first"], promised["begins_at"]) == (True, "2026-11-25T07:00:00Z")
    anna = await loket.caseworker("anna", "uwv")
    async with anna.stream() as console:
        board = await console.until(lambda each: each["type"] == "overview" and len(each["callbacks"]) == 2)
    assert [item["number_shown"] for item in board["callbacks"]] == ["06 12345678", "06 87654321"]
    assert await asked(loket, citizen) != []
    async with loket.service.database.read() as connection:
        assert await reminders.planned(connection, citizen.id) is None


async def test_a_long_wait_is_asked_about_and_without_an_answer_nothing_changes(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    clock = Clock(fixed=HALF_PAST_FIVE - timedelta(hours=5))
    async with running(store[0], directory, store[1], bot, clock, desks_always_open=False) as loket:
        citizen = await loket.citizen()
        async with citizen.stream() as widget:
            await queued(widget)
            clock.forward(minutes=20)
            await widget.until_event("wait_asked", why="long")
            clock.forward(minutes=59)
            await widget.send("wait")
            await widget.until_event("wait_kept")
            clock.forward(minutes=59)
            assert len(await asked(loket, citizen)) == 1
            clock.forward(minutes=1)
            await widget.until_event("wait_asked", why="long")
            assert (await loket.service.conversations.read(citizen.id)).state.owner == "queue"


async def test_two_sweepers_ask_once(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await queued(widget)
    await loket.service.sweeper.close()
    sweepers = [Reminding(loket.service.conversations, loket.service.desks) for _ in range(4)]
    for minutes in (15, 15):
        loket.clock.forward(minutes=minutes)
        await asyncio.gather(*(each.sweep() for each in sweepers))
        await asyncio.gather(*(each.sweep() for each in sweepers))
    assert [each.why for each in await asked(loket, citizen)] == ["closing", "closed"]


async def test_the_place_is_known_without_a_websocket(loket: Running) -> None:
    first, second = await loket.citizen(), await loket.citizen()
    for citizen in (first, second):
        loket.clock.forward(seconds=1)
        await citizen.command("say", text="mens graag")
        async with citizen.stream() as widget:
            await widget.until_event("unavailable")
        (await citizen.command("wait")).raise_for_status()

    async def poll(**parameters: object) -> dict[str, Any]:
        answer = await second.http("GET", "/events", params=parameters)
        found: dict[str, Any] = answer.json()
        return found

    whole = await poll(after=0)
    assert whole["waiting"] == {"position": 2}
    waits = asyncio.create_task(poll(after=whole["last_seq"], waitSeconds=20, place="2.."))
    await asyncio.sleep(0.2)
    assert not waits.done()
    (await first.command("back_to_bot")).raise_for_status()
    moved = await asyncio.wait_for(waits, 18)
    assert (moved["events"], moved["waiting"]) == ([], {"position": 1})
    (await second.command("back_to_bot")).raise_for_status()
    assert "waiting" not in await poll(after=moved["last_seq"], waitSeconds=5, place="1..")
