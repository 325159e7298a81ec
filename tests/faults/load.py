"""A load of citizens and caseworkers, and its end: everybody is helped, everybody knows everything."""

from __future__ import annotations

import asyncio
import random
import time

import httpx

from tests.faults.clients import CaseworkerBrowser, CitizenBrowser, Record, open_talk
from tests.faults.cluster import CASEWORKERS, Cluster
from tests.faults.laws import State, read_states

CITIZENS = 8
QUIET_WITHIN = 45.0  # seconds


class Load:
    """Citizens who talk, in ``windows`` browsers each, and caseworkers who help them."""

    def __init__(self, cluster: Cluster, rng: random.Random, *, windows: int = 1, flavours: tuple[str, ...] = ("",)):
        self.cluster = cluster
        self.rng = rng
        self.windows = windows
        self.flavours = flavours
        self.record = Record()
        self.citizens: list[list[CitizenBrowser]] = []
        self.caseworkers: list[CaseworkerBrowser] = []
        self.gone: list[CaseworkerBrowser] = []
        self._talking: list[asyncio.Task[None]] = []
        self._running: list[asyncio.Task[None]] = []
        self._client = httpx.AsyncClient(timeout=5)

    async def start(self) -> None:
        """Everybody comes."""
        for number in range(CASEWORKERS):
            caseworker = CaseworkerBrowser(self.cluster, f"cw{number}", self.record, self.rng)
            await caseworker.start()
            self.caseworkers.append(caseworker)
        for _ in range(CITIZENS):
            self._talking.append(asyncio.create_task(self._talk(await self._come())))

    async def _come(self) -> list[CitizenBrowser]:
        """A citizen opens a conversation, in as many windows as they have."""
        talk = await open_talk(self.cluster, self._client, self.rng)
        windows = [CitizenBrowser(self.cluster, talk, self.record, self.rng) for _ in range(self.windows)]
        self.citizens.append(windows)
        self._running += [asyncio.create_task(window.run()) for window in windows]
        return windows

    async def _talk(self, windows: list[CitizenBrowser]) -> None:
        number = 0
        while True:
            await asyncio.sleep(self.rng.uniform(0.03, 0.4))
            if any(window.owner == "closed" for window in windows):
                windows = await self._come()  # the next citizen
            window = self.rng.choice(windows)
            if len(window.outbox) > 5:
                continue
            number += 1
            chance = self.rng.random()
            if chance < 0.12 and window.owner == "bot":
                window.give("ask_person")
            elif chance < 0.15 and window.owner == "queue":
                window.give("back_to_bot")
            elif chance < 0.2:
                window.give("say", text=f"{number} [person]")
            else:
                window.give("say", text=f"{number} {self.rng.choice(self.flavours)}".strip())

    async def vanish(self) -> None:
        """A caseworker's browser is gone, and does not come back."""
        caseworker = self.caseworkers.pop(self.rng.randrange(len(self.caseworkers)))
        await caseworker.stop()
        self.gone.append(caseworker)

    async def end(self) -> float:
        """No more words; wait until all are helped and know everything. The seconds that took."""
        started = time.monotonic()
        for task in self._talking:
            task.cancel()
        await asyncio.gather(*self._talking, return_exceptions=True)
        for caseworker in self.caseworkers:
            caseworker.clearing = True
        stuck: list[str] = ["not looked yet"]
        while stuck and time.monotonic() - started < QUIET_WITHIN:
            await asyncio.sleep(0.2)
            stuck = await self._stuck()
        self.record.failures += [f"stuck: {what}" for what in stuck]
        for windows in self.citizens:
            for window in windows:
                window.stop()
        for caseworker in self.caseworkers:
            await caseworker.stop()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._client.aclose()
        return time.monotonic() - started

    async def _stuck(self) -> list[str]:
        """Who still waits for something, in words."""
        states = await read_states(self.cluster.url, list(self.record.conversations))
        found: list[str] = []
        for windows in self.citizens:
            for window in windows:
                state = states[window.talk.id]
                found += [f"{window.talk.id}: {what}" for what in _waits(window, state)]
        return found


def _waits(window: CitizenBrowser, state: State) -> list[str]:
    found = []
    if window.outbox:
        found.append(f"{len(window.outbox)} commands without an answer")
    if state.pending:
        found.append(f"the bot owes an answer to {state.pending}")
    if state.owner in ("queue", "caseworker"):
        found.append(f"owned by {state.owner} {state.caseworker or ''}")
    if window.after != state.last_seq:
        found.append(f"a browser is at {window.after} of {state.last_seq}")
    return found
