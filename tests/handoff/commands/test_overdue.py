"""One deadline that cannot be dealt with keeps no other from coming."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from handoff.storage.conversations import Change
from loket.directory import Directory
from tests.handoff.api.moving import did, patient, talking, there
from tests.handoff.running import Bot


async def test_a_hold_ends_although_another_cannot_be_ended(
    store: tuple[str, str | None], bot: Bot, directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with patient(store, bot, directory) as loket:
        await loket.service.sweeper.close()
        conversations, wrong = loket.service.conversations, list[str]()
        change = conversations.change

        @asynccontextmanager
        async def fails_for_the_first(conversation: str) -> AsyncIterator[Change]:
            wrong.append(conversation)
            if conversation == wrong[0]:
                raise RuntimeError("for the test")
            async with change(conversation) as made:
                yield made

        anna = await there(loket, "anna", "uwv")
        held = [(await talking(loket, anna)).id for _ in range(2)]
        for each in held:
            await did(anna, each, "hold", reason="Ik zoek het uit.", minutes=1)
        loket.clock.forward(minutes=2)
        monkeypatch.setattr(conversations, "change", fails_for_the_first)
        await loket.service.sweeper.sweep()
        holds = [(await conversations.read(each)).state.hold for each in held if each != wrong[0]]
        assert [hold.passed for hold in holds if hold] == [True]
