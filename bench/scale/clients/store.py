"""The service's store and bus without its door: what a message costs when no browser is served."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import Counter
from datetime import UTC, datetime

from bench.scale.clients.sockets import milliseconds_since
from bench.scale.clients.stage import Stage
from bench.scale.clients.talk import WARM_UP, WORDS
from bench.scale.orders import Key, Report, Store
from handoff.service import Service
from handoff.settings import Settings

LAST_ONES = 1.0  # seconds


async def measure(order: Store, stage: Stage) -> Report:
    """Carry out ``order``. What is ``delivered`` was read in another process than the one that committed it."""
    service = Service(Settings(database_url=order.database, redis_url=order.redis, bot_urls=[]))
    await service.bus.start()
    now = await stage.ready(len(order.keys))
    begin, end = now + WARM_UP, now + WARM_UP + order.seconds
    committed, delivered, failures = list[float](), list[float](), Counter[str]()

    async def write(keys: list[Key]) -> None:
        while True:
            for key in keys:
                at = time.monotonic()
                if at >= end:
                    return
                await service.citizen.say(key.id, str(uuid.uuid4()), WORDS)
                if begin <= time.monotonic() < end:
                    committed.append(milliseconds_since(at))

    async def listen(key: Key) -> None:
        after = key.last_seq
        with service.bus.subscribe(key.id) as heard:
            while time.monotonic() < end + LAST_ONES:
                await heard.next(LAST_ONES)
                for event in await service.conversations.events(key.id, after):
                    after = event.seq
                    if begin <= time.monotonic() < end:
                        delivered.append((datetime.now(UTC) - event.created_at).total_seconds() * 1000)

    shares = [order.keys[at :: order.writers] for at in range(order.writers)]
    await asyncio.gather(*(write(each) for each in shares if each), *(listen(each) for each in order.heard))
    await service.close()
    return Report(committed=committed, delivered=delivered, done=len(committed), failures=dict(failures))
