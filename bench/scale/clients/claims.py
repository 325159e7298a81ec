"""Many caseworkers who claim the same conversations at the same time."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import Counter

from websockets.exceptions import WebSocketException

from bench.scale.clients.sockets import Requests, Socket, consoles, milliseconds_since
from bench.scale.clients.stage import Stage
from bench.scale.orders import Claims, Report

AT_THE_FRONT = 80
"""Each caseworker takes any of the first so many of which nobody heard yet that somebody has them."""
MADE, REFUSED = 200, 409


class Queue:
    """What these caseworkers still see as waiting, in order."""

    def __init__(self, waiting: list[str]) -> None:
        self._waiting = dict.fromkeys(waiting)
        self._chance = random.Random(len(waiting))

    def pick(self) -> str | None:
        """One near the front; none when nobody waits."""
        front = [each for each, _ in zip(self._waiting, range(AT_THE_FRONT), strict=False)]
        return self._chance.choice(front) if front else None

    def gone(self, conversation: str) -> None:
        """Somebody has it."""
        self._waiting.pop(conversation, None)


async def measure(order: Claims, stage: Stage) -> Report:
    """Carry out ``order``: ``done`` claims were made, at ``moments``, ``refused`` came too late."""
    desks = await consoles(order.urls, order.sessions)
    requests = [Requests(order.urls[at % len(order.urls)], each) for at, each in enumerate(order.sessions)]
    queue, failures = Queue(order.waiting), Counter[str]()
    committed, moments, refused = list[float](), list[float](), 0
    end = order.seconds + await stage.ready(len(desks))

    async def caseworker(mine: Requests) -> None:
        nonlocal refused
        while time.monotonic() < end and (conversation := queue.pick()) is not None:
            at = time.monotonic()
            try:
                status = await mine.post(f"/api/v1/staff/conversations/{conversation}/claim")
            except (OSError, EOFError) as error:
                failures[type(error).__name__] += 1
                return
            queue.gone(conversation)
            if status == MADE:
                committed.append(milliseconds_since(at))
                moments.append(time.monotonic())
            elif status == REFUSED:
                refused += 1
            else:
                failures[f"status-{status}"] += 1

    listening = [asyncio.create_task(_read(each)) for each in desks]
    await asyncio.gather(*(caseworker(each) for each in requests))
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return Report(committed=committed, moments=moments, done=len(committed), refused=refused, failures=dict(failures))


async def _read(desk: Socket) -> None:
    """Take in what the board shows, so that it does not pile up."""
    with contextlib.suppress(WebSocketException):
        while True:
            await desk.socket.recv(decode=False)
