"""The look that nobody asked for, when the bus said nothing."""

from __future__ import annotations

import asyncio
import uuid

from handoff.conversation.kinds.talk import Started
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from loket.directory import Directory


async def test_who_is_behind_hears_of_it_and_nobody_else_does(
    store: tuple[str, str | None], directory: Directory
) -> None:
    service = Service(Settings(database_url=store[0], bot_urls=[]), directory=directory)
    await migrate.upgrade(service.database)
    (behind, _), (current, _), (deleted, _) = [
        await service.conversations.open(Started(language="nl")) for _ in range(3)
    ]
    with service.bus.subscribe(behind, current, deleted) as heard:
        heard.at = {behind: 0, current: 1, deleted: 1}
        assert await service.patrol.look() == 1
        assert (await heard.next(0.1))[0] == {behind}
        await service.conversations.delete(deleted)
        await heard.next(0.1)
        heard.at[behind] = 1
        assert await service.patrol.look() == 1
        assert (await heard.next(0.1))[0] == {deleted}
    assert await service.patrol.look() == 0
    await service.database.close()


async def test_many_windows_are_looked_after_in_one_go(store: tuple[str, str | None], directory: Directory) -> None:
    service = Service(Settings(database_url=store[0], bot_urls=[]), directory=directory)
    await migrate.upgrade(service.database)
    conversation, _ = await service.conversations.open(Started(language="nl"))
    others = [str(uuid.uuid4()) for _ in range(1200)]
    with service.bus.subscribe(conversation, *others) as heard:
        heard.at = {conversation: 0, **dict.fromkeys(others, 0)}
        async with asyncio.timeout(60):
            assert await service.patrol.look() == 1201
    await service.database.close()
