"""What a caseworker's board shows of a long queue, and of conversations that go on."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from handoff.conversation.state import State
from handoff.storage import board as storage_board
from handoff.storage import states
from handoff.storage.states import States
from handoff.storage.tables.conversation_log import conversations
from tests.handoff.routed import board, desk_in, waiting
from tests.handoff.running import Running


async def test_of_a_long_queue_the_first_are_shown_and_all_are_counted(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage_board, "SHOWN", 2)
    monkeypatch.setattr(states, "AT_ONCE", 1)
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    first, second, third = [await waiting(loket) for _ in range(3)]
    async with anna.stream() as console:
        seen = await board(console, lambda overview: desk_in(overview)["waiting"] == 3)
        places = [(item["conversation"], item["position"]) for item in seen["waiting"]]
        assert places == [(first.id, 1), (second.id, 2)]
        (await anna.claim(first.id)).raise_for_status()
        seen = await board(console, lambda overview: desk_in(overview)["waiting"] == 2)
        assert [item["conversation"] for item in seen["waiting"]] == [second.id, third.id]


async def test_the_board_shows_the_newest_words_of_a_conversation_of_ones_own(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    citizen = await waiting(loket)
    (await anna.claim(citizen.id)).raise_for_status()

    def last(overview: dict[str, Any]) -> list[str]:
        return [item["preview"] for item in overview["mine"]]

    async with anna.stream() as console:
        for words in ("eerst dit", "en nu dat"):
            (await citizen.command("say", text=words)).raise_for_status()
            await board(console, lambda overview, words=words: last(overview) == [words])  # type: ignore[misc]


async def until_no_turn_is_open(loket: Running) -> None:
    """The bot has finished everywhere."""
    async with asyncio.timeout(30):
        while True:
            async with loket.service.database.read() as connection:
                open_turns = select(conversations.c.id).where(conversations.c.turn_until.is_not(None))
                if (await connection.execute(open_turns)).first() is None:
                    return
            await asyncio.sleep(0.02)


async def test_a_state_is_fetched_again_only_when_it_changed(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    first, second = await waiting(loket), await waiting(loket)
    kept, in_queue = States(), conversations.c.owner == "queue"

    async def read() -> dict[str, State]:
        async with loket.service.database.read() as connection:
            return await kept.where(connection, in_queue)

    await until_no_turn_is_open(loket)  # the end of a turn is written after its events
    before = await read()
    assert list(before) == [first.id, second.id]
    (await first.command("say", text="nog iets")).raise_for_status()
    await until_no_turn_is_open(loket)
    after = await read()
    assert after[second.id] is before[second.id]
    assert after[first.id].last_seq > before[first.id].last_seq
    monkeypatch.setattr(states, "KEPT", 0)
    async with loket.service.database.read() as connection:
        assert await States().where(connection, in_queue) == after
