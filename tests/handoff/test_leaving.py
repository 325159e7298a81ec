"""A process that stops leaves nothing for a lease to end: another one goes on at once."""

from __future__ import annotations

import asyncio
import time

from sqlalchemy import select

from handoff.storage.tables.upkeep import leases
from loket.wire import Answer, Turn
from tests.handoff.running import Bot, Citizen, Running, echo, running


async def test_a_turn_that_is_not_finished_at_the_end_is_taken_over_at_once(
    store: tuple[str, str | None], bot: Bot, loket: Running
) -> None:
    database_url, redis_url = store
    if redis_url is None:
        return  # one process is all that SQLite is for
    asked = asyncio.Event()

    async def never(_turn: Turn) -> Answer:
        asked.set()
        await asyncio.sleep(3600)
        raise AssertionError

    bot.script = never
    async with running(database_url, loket.service.directory, redis_url, bot, bot_timeout=60) as leaving:
        opened = await leaving.citizen()
        await opened.command("say", text="hallo")
        await asyncio.wait_for(asked.wait(), 30)
        bot.script = echo
    left = time.monotonic()
    citizen = Citizen(loket.url, opened.id, opened.token)
    async with citizen.stream() as widget:
        await widget.until_event("message", text="1: hallo")
    assert time.monotonic() - left < leaving.service.turns.lease.total_seconds() / 5


async def test_who_stops_sweeping_gives_the_lease_up(loket: Running) -> None:
    await loket.service.sweeper.close()
    async with loket.service.database.read() as connection:
        assert (await connection.execute(select(leases.c.holder))).scalars().all() == []
