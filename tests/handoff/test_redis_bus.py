"""The bus over Redis when Redis is there, killed, or silent: a word may be late, and nobody waits for it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from handoff.bus import LocalBus
from handoff.redis_bus import PATIENCE_WITHOUT_REDIS, RedisBus
from tests.faults.network import Link


@pytest.fixture
async def line(redis_url: str) -> AsyncIterator[Link]:
    """A network to Redis that can be spoiled."""
    made = Link(urlsplit(redis_url).port or 6379, random.Random(1))
    await made.start()
    yield made
    await made.close()


@pytest.fixture
async def buses(line: Link) -> AsyncIterator[tuple[RedisBus, RedisBus]]:
    """The buses of two processes."""
    one, two = (RedisBus(f"redis://127.0.0.1:{line.port}/0") for _ in range(2))
    await asyncio.gather(one.start(), two.start())
    await asyncio.gather(until(one, LocalBus.patience, 30), until(two, LocalBus.patience, 30))
    yield one, two
    await asyncio.gather(one.close(), two.close())


async def hears(bus: RedisBus, topic: str, says: RedisBus, within: float) -> bool:
    """Whether ``bus`` hears within so many seconds what ``says`` publishes."""
    with bus.subscribe(topic) as heard:
        await says.publish(topic)
        new, _ = await heard.next(within)
    return topic in new


async def until(bus: RedisBus, patience: float, within: float) -> None:
    """Wait until the bus has this patience."""
    deadline = time.monotonic() + within
    while bus.patience != patience:
        assert time.monotonic() < deadline, f"still {bus.patience}"
        await asyncio.sleep(0.05)


async def test_another_process_is_told(buses: tuple[RedisBus, RedisBus]) -> None:
    one, two = buses
    assert await hears(two, "a", one, 30)


async def test_a_silent_redis_holds_nobody_up(buses: tuple[RedisBus, RedisBus], line: Link) -> None:
    one, two = buses
    line.hold()
    started = time.monotonic()
    await one.publish("a")
    assert time.monotonic() - started < 10
    for bus in buses:  # listeners look into the store themselves from now on
        await until(bus, PATIENCE_WITHOUT_REDIS, 30)
    line.heal()
    line.cut_all()
    await asyncio.gather(until(one, LocalBus.patience, 30), until(two, LocalBus.patience, 30))
    assert await hears(two, "b", one, 30)


async def test_one_word_that_failed_does_not_end_the_bus(buses: tuple[RedisBus, RedisBus], line: Link) -> None:
    one, two = buses
    one._lost(OSError("for the test"))
    await until(one, LocalBus.patience, 30)
    assert await hears(two, "c", one, 30)
