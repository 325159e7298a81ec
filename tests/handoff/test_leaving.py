"""A process that stops leaves nothing for a lease to end: another one goes on at once."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from handoff.storage.tables.upkeep import leases
from loket.wire import Answer, Turn
from tests.handoff.running import Bot, Citizen, Running, echo, running


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # one process is all that SQLite is for
async def test_a_turn_that_is_not_finished_at_the_end_is_taken_over_at_once(
    store: tuple[str, str | None], bot: Bot, loket: Running
) -> None:
    database_url, redis_url = store
    asked = asyncio.Event()

    async def never(_turn: Turn) -> Answer:
        asked.set()
        await asyncio.sleep(3600)
        raise AssertionError

    bot.script = never
    async with running(database_url, loket.service.directory, redis_url, bot, bot_timeout=3600) as leaving:
        opened = await leaving.citizen()
        await opened.command("say", text="hallo")
        await asyncio.wait_for(asked.wait(), 30)
        bot.script = echo
    assert leaving.service.turns.lease.total_seconds() > 3600, "nobody waits here until it ends"
    citizen = Citizen(loket.url, opened.id, opened.token)
    async with citizen.stream() as widget:
        await widget.until_event("message", text="1: hallo")


async def test_who_stops_sweeping_gives_the_lease_up(loket: Running) -> None:
    await loket.service.sweeper.close()
    async with loket.service.database.read() as connection:
        assert (await connection.execute(select(leases.c.holder))).scalars().all() == []
