"""Everybody of the demonstration: citizens who come and go, and the colleagues who help some of them."""

from __future__ import annotations

import asyncio
import itertools
import logging

import httpx
import websockets

from demo.citizen import Played, play
from demo.colleague import work
from demo.door import Refused
from demo.pace import Pace
from demo.stories import Story

log = logging.getLogger(__name__)

ARRIVALS = 9.0
"""Seconds between two citizens."""
FIRST_ARRIVALS = 1.5
"""The same until the demonstration is full, so that nobody looks at an empty console."""
AGAIN = 5.0  # seconds until a colleague whose connection was lost comes back


class Crowd:
    """Plays ``stories``, in their order and over again."""

    def __init__(self, url: str, client: httpx.AsyncClient, stories: list[Story], pace: Pace) -> None:
        self._url = url
        self._client = client
        self._stories = itertools.cycle(stories)
        self._pace = pace
        self.there: dict[asyncio.Task[None], Played] = {}

    async def play(self, citizens: int, colleagues: list[tuple[str, str]]) -> None:
        """At most ``citizens`` at the same time, until cancelled; then everybody leaves."""
        working = [asyncio.create_task(self._colleague(name, password)) for name, password in colleagues]
        full = False
        try:
            while True:
                self.there = {task: played for task, played in self.there.items() if not task.done()}
                if len(self.there) < citizens:
                    played = Played(next(self._stories))
                    self.there[asyncio.create_task(self._citizen(played))] = played
                else:
                    full = True
                await self._pace.pause(ARRIVALS if full else FIRST_ARRIVALS)
        finally:
            for task in [*working, *self.there]:
                task.cancel()
            await asyncio.gather(*working, *self.there, return_exceptions=True)

    def story_of(self, conversation: str) -> Story | None:
        """The story of this conversation; none for one of somebody who is no player."""
        return next((played.story for played in self.there.values() if played.conversation == conversation), None)

    async def _citizen(self, played: Played) -> None:
        try:
            await play(self._client, played, self._pace)
        except (Refused, httpx.HTTPError, OSError, websockets.WebSocketException) as error:
            log.warning("story %s: %s", played.story.id, str(error) or type(error).__name__)

    async def _colleague(self, name: str, password: str) -> None:
        while True:
            try:
                await work(self._url, name, password, self.story_of, self._pace)
            except (Refused, httpx.HTTPError, OSError, websockets.WebSocketException) as error:
                log.warning("colleague %s: %s", name, type(error).__name__)
            await asyncio.sleep(AGAIN)
