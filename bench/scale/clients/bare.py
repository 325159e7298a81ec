"""What this machine can do at best: a WebSocket that sends back, and a row that is committed."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import asyncpg
from websockets.exceptions import WebSocketException

from bench.scale.clients.sockets import connect, milliseconds_since
from bench.scale.clients.stage import Stage
from bench.scale.clients.talk import WARM_UP, WORDS
from bench.scale.orders import Echo, Insert, Report

TABLE = "bench_rows"
ROW = WORDS * 4
"""About as long as an event."""


async def echo(order: Echo, stage: Stage) -> Report:
    """Carry out ``order``; without ``seconds`` the sockets are only opened and held until the word comes."""
    sockets, failures = [], Counter[str]()
    for _ in range(order.sockets):
        try:
            sockets.append(await connect(order.url, "/"))
        except (OSError, WebSocketException) as error:
            failures[type(error).__name__] += 1
    begin = WARM_UP + await stage.ready(len(sockets), failures)
    end, found = begin + order.seconds, list[float]()
    if not order.seconds:
        return Report(done=len(sockets), failures=dict(failures))

    async def one(number: int) -> None:
        while (at := time.monotonic()) < end:
            await sockets[number].send(WORDS)
            await sockets[number].recv(decode=False)
            if begin <= time.monotonic() < end:
                found.append(milliseconds_since(at))

    await asyncio.gather(*(one(number) for number in range(len(sockets))))
    return Report(delivered=found, done=len(found), failures=dict(failures))


async def insert(order: Insert, stage: Stage) -> Report:
    """Carry out ``order``."""
    connections = [await asyncpg.connect(order.database) for _ in range(order.connections)]
    begin = WARM_UP + await stage.ready(len(connections))
    end, found = begin + order.seconds, list[float]()

    async def one(connection: asyncpg.Connection) -> None:
        while (at := time.monotonic()) < end:
            await connection.execute(f"INSERT INTO {TABLE} (words) VALUES ($1)", ROW)  # noqa: S608 - a constant
            if begin <= time.monotonic() < end:
                found.append(milliseconds_since(at))

    await asyncio.gather(*(one(each) for each in connections))
    for each in connections:
        await each.close()
    return Report(committed=found, done=len(found))
