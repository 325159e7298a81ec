"""Citizens who talk with their caseworkers: from the citizen's window at one process to the console at another."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from bench.scale.clients.sockets import Socket, Window, consoles, milliseconds_since, windows
from bench.scale.clients.stage import Stage
from bench.scale.orders import Report, Talk

WORDS = "Ik heb de brief hier. Er staat dat ik voor de eerste van de maand moet antwoorden."
WARM_UP = 1.0
LAST_ONES, LOOK_EVERY = 3.0, 0.1
"""Seconds that the last words may still be under way when the time is over, and between two looks if any are."""


@dataclass
class Post:
    """Words under way: sent at which moment, by client id. Only those that are sent from ``begin`` to ``end`` count."""

    begin: float
    end: float
    unstored: dict[str, float] = field(default_factory=dict)
    unheard: dict[str, float] = field(default_factory=dict)
    arrivals: dict[str, asyncio.Event] = field(default_factory=dict)
    committed: list[float] = field(default_factory=list)
    delivered: list[float] = field(default_factory=list)
    in_time: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    async def say(self, citizen: Window) -> str:
        """Say something; its id."""
        at = time.monotonic()
        client_id = await citizen.send("say", text=WORDS)
        self.unstored[client_id] = self.unheard[client_id] = at
        return client_id

    def stored(self, client_id: str) -> None:
        """The ``ack`` came."""
        at = self.unstored.pop(client_id, None)
        if at is None:
            return
        self.in_time += self.begin <= time.monotonic() < self.end
        if self.begin <= at < self.end:
            self.committed.append(milliseconds_since(at))

    def heard(self, client_id: str | None) -> None:
        """The words stand in the caseworker's console."""
        at = self.unheard.pop(client_id or "", None)
        if at is not None and self.begin <= at < self.end:
            self.delivered.append(milliseconds_since(at))
        if (waiting := self.arrivals.pop(client_id or "", None)) is not None:
            waiting.set()


async def measure(order: Talk, stage: Stage) -> Report:
    """Carry out ``order``; ``done`` are the words that were committed in the time of measuring."""
    failures: Counter[str] = Counter()
    desks = await consoles(order.urls[1:] + order.urls[:1], order.sessions)
    for pair in order.pairs:
        await desks[pair.caseworker].send("watch", conversation=pair.key.id, after=pair.key.last_seq)
    citizens = await windows(order.urls, [pair.key for pair in order.pairs], failures)
    now = await stage.ready(len(citizens), failures)
    post = Post(now + WARM_UP, now + WARM_UP + order.seconds, failures=failures)
    listening = [asyncio.create_task(_window(each, post)) for each in citizens]
    listening += [asyncio.create_task(_console(each, post)) for each in desks]
    if order.load is None:
        await asyncio.gather(*(_in_turn(each, post) for each in citizens))
    else:
        await _at(order.load, citizens, post)
    for _ in range(round(LAST_ONES / LOOK_EVERY)):
        if post.unheard:
            await asyncio.sleep(LOOK_EVERY)
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    if lost := sum(post.begin <= at < post.end for at in post.unheard.values()):
        post.failures["not-delivered"] += lost
    return Report(committed=post.committed, delivered=post.delivered, done=post.in_time, failures=dict(post.failures))


async def _at(load: float, citizens: list[Window], post: Post) -> None:
    """``load`` words a second, each by anybody, at random moments."""
    moments, at = random.Random(len(citizens)), time.monotonic()
    while (at := at + moments.expovariate(load)) < post.end:
        if (wait := at - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        await post.say(moments.choice(citizens))


async def _in_turn(citizen: Window, post: Post) -> None:
    """The next words when those before have arrived."""
    while time.monotonic() < post.end:
        arrived = asyncio.Event()
        post.arrivals[await post.say(citizen)] = arrived
        try:
            async with asyncio.timeout(LAST_ONES):
                await arrived.wait()
        except TimeoutError:
            post.failures["late"] += 1


async def _window(citizen: Window, post: Post) -> None:
    try:
        while True:
            frame = await citizen.frame()
            if frame.type == "ack":
                post.stored(frame.client_id)
            elif frame.type == "problem":
                post.failures[frame.code] += 1
    except WebSocketException:
        post.failures["lost"] += 1


async def _console(desk: Socket, post: Post) -> None:
    try:
        while True:
            for event in (await desk.frame()).events:
                post.heard(event.client_id)
    except WebSocketException:
        post.failures["lost-console"] += 1
