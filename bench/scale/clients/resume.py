"""Windows that lose their connection and come back, as the widget does."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter

from websockets.exceptions import WebSocketException

from bench.scale.clients.sockets import Window, window, windows
from bench.scale.clients.stage import Stage
from bench.scale.orders import Key, Report, Resume

FIRST, LONGEST = 0.5, 20.0
"""Seconds before the first try, doubled each time up to the longest; a random half is taken off (see backoff.ts)."""


async def measure(order: Resume, stage: Stage) -> Report:
    """Carry out ``order``; ``moments`` are those at which a window had everything."""
    failures: Counter[str] = Counter()
    found = await windows(order.urls, order.keys, failures)
    end = order.seconds + await stage.ready(len(found), failures)
    whole: list[float] = []

    async def one(number: int, key: Key, current: Window) -> None:
        attempt = 0
        while time.monotonic() < end:
            try:
                while current.last_seq < key.last_seq + order.more:
                    await current.frame()
                    attempt = 0
                whole.append(time.monotonic())
                return
            except (OSError, WebSocketException):
                attempt += 1
            while time.monotonic() < end:
                await asyncio.sleep(min(LONGEST, FIRST * 2 ** (attempt - 1)) * (0.5 + random.random() / 2))
                try:
                    current = await window(order.urls[number % len(order.urls)], key, current.last_seq)
                    break
                except (OSError, WebSocketException, TimeoutError):
                    attempt += 1
        failures["not-whole"] += 1

    await asyncio.gather(*(one(at, key, each) for at, (key, each) in enumerate(zip(order.keys, found, strict=True))))
    return Report(moments=whole, done=len(whole), failures=dict(failures))
