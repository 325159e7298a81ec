"""The desks of a process go by the newest change, however many look at the same time."""

from __future__ import annotations

import asyncio

import pytest

from handoff.desk_values import Override
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import Member
from handoff.storage.desk_settings import Kept
from loket.directory import Directory


async def test_a_look_that_read_before_a_change_does_not_take_it_back(
    store: tuple[str, str | None], directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(Settings(database_url=store[0], bot_urls=[]), directory=directory)
    await migrate.upgrade(service.database)
    watch = service.desk_watch
    read, has_read, go_on = watch.settings.all, asyncio.Event(), asyncio.Event()

    async def slow_at_first() -> dict[str, Kept]:
        found = await read()
        if not has_read.is_set():
            has_read.set()
            await go_on.wait()
        return found

    monkeypatch.setattr(watch.settings, "all", slow_at_first)
    before = asyncio.create_task(watch.look())
    await has_read.wait()
    saar = Member("saar", "Saar", "UWV", ["uwv"], role="supervisor")
    await watch.settings.change("uwv", 0, Override(open_on_holidays=True), saar)
    after = asyncio.create_task(watch.look())
    await asyncio.wait([after], timeout=0.2)  # it would be done by now, had it not waited
    go_on.set()
    await asyncio.gather(before, after)
    assert watch.kept("uwv").version == 1
    await service.database.close()


async def test_one_desk_that_cannot_be_planned_keeps_no_other_from_it_and_is_planned_at_the_next_look(
    store: tuple[str, str | None], directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(Settings(database_url=store[0], bot_urls=[]), directory=directory)
    await migrate.upgrade(service.database)
    watch, planned, broken = service.desk_watch, list[str](), {"svb"}

    async def plan(desk: str) -> None:
        if desk in broken:
            raise RuntimeError("this desk cannot be planned")
        planned.append(desk)

    monkeypatch.setattr(watch.reminding, "plan_anew", plan)
    saar = Member("saar", "Saar", "UWV", ["uwv", "svb"], role="supervisor")
    for desk in ("svb", "uwv"):
        await watch.settings.change(desk, 0, Override(open_on_holidays=True), saar)
    await watch.look()
    assert planned == ["uwv"]
    assert watch.kept("svb").version == 1
    broken.clear()
    await watch.look()
    assert planned == ["uwv", "svb"]
    await service.database.close()
