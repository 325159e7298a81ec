"""Who waits is told the place and a range of minutes that comes from how long others took, and both as they change."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

import httpx
import pytest
from playwright.async_api import Locator, expect
from sqlalchemy import select, update

from demo.door import Console, Window, console, window
from handoff.queue.estimate import ENOUGH
from handoff.storage.database import Database
from handoff.storage.tables.attending import stints
from tests.e2e.host_site import HostSite, page_with
from tests.e2e.people import Citizen, People
from tests.e2e.system import PASSWORD, Loket

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLACES = 3  # conversations that a caseworker has at a time
RANGE = re.compile(r"Waarschijnlijk duurt het (\d+) tot (\d+) minuten\.")


@asynccontextmanager
async def busy_desk(loket: Loket) -> AsyncIterator[tuple[Console, list[Window]]]:
    """A colleague who has as many conversations as she can, after a few that took her ten minutes or so each."""
    await loket.caseworker("noor", "Noor", "Gemeente Lindewaard", "algemeen")
    async with AsyncExitStack() as at_the_end:
        client = await at_the_end.enter_async_context(httpx.AsyncClient(base_url=loket.url, timeout=30))
        noor = await at_the_end.enter_async_context(console(loket.url, "noor", PASSWORD))
        await noor.do("PUT", "/duty", {"desks": ["algemeen"]})
        for _ in range(ENOUGH):
            async with window(client, "nl", "/") as one:
                await one.do("ask_person")
                await noor.do("POST", f"/conversations/{one.conversation}/claim")
                await noor.act(one.conversation, "close", outcome="answered")
        await as_if_each_had_taken_minutes(loket)
        talking = []
        for _ in range(PLACES):
            one = await at_the_end.enter_async_context(window(client, "nl", "/"))
            await one.do("ask_person")
            await noor.do("POST", f"/conversations/{one.conversation}/claim")
            talking.append(one)
        yield noor, talking


async def as_if_each_had_taken_minutes(loket: Loket) -> None:
    """The conversations that were handled began 6, 8, 10 … minutes before."""
    database = Database(loket.database_url)
    try:
        async with database.write() as connection:
            rows = (await connection.execute(select(stints.c.conversation, stints.c.ended_at))).all()
            for number, row in enumerate(rows):
                began = row.ended_at - timedelta(minutes=6 + 2 * number)
                await connection.execute(
                    update(stints).where(stints.c.conversation == row.conversation).values(claimed_at=began)
                )
    finally:
        await database.close()


async def waiting(people: People, address: str) -> Citizen:
    """A citizen who waits for a person."""
    citizen = await people.visitor(address)
    await citizen.open()
    await citizen.ask_person()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    return citizen


async def range_in(place: Locator) -> tuple[int, int]:
    """The minutes that are told."""
    await expect(place).to_contain_text(RANGE)
    found = RANGE.search(await place.inner_text())
    assert found is not None
    return int(found[1]), int(found[2])


async def test_place_and_range_are_told_and_follow_the_queue(people: People, loket: Loket, site: HostSite) -> None:
    address = site.put("/", page_with(f'<script async src="{loket.url}/widget/loket.js"></script>'))
    async with busy_desk(loket) as (noor, talking):
        first, second = await waiting(people, address), await waiting(people, address)
        places = [
            each.dialog.get_by_role("region", name=each.words.waiting).get_by_role("paragraph").first
            for each in (first, second)
        ]
        await expect(places[0]).to_contain_text(first.words.first)
        await expect(places[1]).to_contain_text(second.words.second)
        ranges = [await range_in(place) for place in places]
        for shortest, longest in ranges:
            assert 1 < shortest < longest <= 30
        assert ranges[1] >= ranges[0]

        await noor.act(talking[0].conversation, "close", outcome="answered")
        await noor.do("POST", "/next")
        await expect(first.system_line(first.words.talking_to)).to_be_visible()
        await expect(places[1]).to_contain_text(second.words.first)
