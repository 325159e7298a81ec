"""A process that leaves tells every browser, also one that comes in at the last moment."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from sanic import Websocket

from handoff.drain import GOING_AWAY, Drain


class Socket:
    """A browser's socket."""

    def __init__(self) -> None:
        self.told = asyncio.Event()
        self.code: int | None = None

    async def close(self, code: int, _reason: str) -> None:
        """It is told to go."""
        self.code = code
        self.told.set()


async def test_a_socket_that_is_served_only_after_the_others_were_told_is_told_too() -> None:
    drain, early, late = Drain(0.01), Socket(), Socket()
    with drain.stream(cast("Websocket", cast("Any", early))):
        await drain.leave()
        assert early.code == GOING_AWAY
        with drain.stream(cast("Websocket", cast("Any", late))):
            async with asyncio.timeout(30):
                await late.told.wait()
    assert late.code == GOING_AWAY
