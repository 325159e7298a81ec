"""Readings that are shared: nobody gets what was read before they asked."""

from __future__ import annotations

import asyncio

import pytest

from handoff.shared import Shared


async def test_who_asks_at_the_same_time_shares_one_reading() -> None:
    shared, readings = Shared[int](), 0

    async def read() -> int:
        nonlocal readings
        readings += 1
        await asyncio.sleep(0)
        return readings

    assert await asyncio.gather(*(shared.get("board", read) for _ in range(50))) == [1] * 50
    assert await shared.get("board", read) == 2


async def test_who_asks_while_something_is_read_gets_the_reading_after_it() -> None:
    shared, value, gate = Shared[int](), 1, asyncio.Event()

    async def read() -> int:
        seen = value
        await gate.wait()
        return seen

    first = asyncio.create_task(shared.get("board", read))
    await asyncio.sleep(0.01)  # the first reading has looked, and is not back yet
    value = 2
    later = [asyncio.create_task(shared.get("board", read)) for _ in range(5)]
    await asyncio.sleep(0.01)
    gate.set()
    assert await first == 1
    assert await asyncio.gather(*later) == [2] * 5


async def test_a_reading_that_fails_fails_for_those_who_shared_it_alone() -> None:
    shared = Shared[int]()

    async def fail() -> int:
        raise OSError("gone")

    async def well() -> int:
        return 7

    for outcome in await asyncio.gather(*(shared.get("board", fail) for _ in range(3)), return_exceptions=True):
        assert isinstance(outcome, OSError)
    with pytest.raises(OSError, match="gone"):
        await shared.get("board", fail)
    assert await shared.get("board", well) == 7


async def test_who_leaves_takes_the_reading_from_nobody() -> None:
    shared, gate = Shared[int](), asyncio.Event()

    async def read() -> int:
        await gate.wait()
        return 1

    leaving, staying = (asyncio.create_task(shared.get("board", read)) for _ in range(2))
    await asyncio.sleep(0.01)
    leaving.cancel()
    gate.set()
    assert await staying == 1


async def test_different_things_are_read_beside_each_other() -> None:
    shared, gate = Shared[str](), asyncio.Event()

    async def slow() -> str:
        await gate.wait()
        return "slow"

    async def quick() -> str:
        return "quick"

    waiting = asyncio.create_task(shared.get("one", slow))
    assert await shared.get("other", quick) == "quick"
    gate.set()
    assert await waiting == "slow"
