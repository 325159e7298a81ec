"""Leaving in order: a process that is told to stop sends its browsers to another one before it goes.

``draining`` is what a load balancer sees in ``/ready``. While it looks, this process still answers; then the open
sockets are closed one after the other with 1001 (going away), so that not everybody comes to the next process at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sanic import Websocket

log = logging.getLogger(__name__)

GOING_AWAY = 1001
LEAD = 0.4
"""The part of the time in which sockets stay open, for the load balancer to see that this process leaves."""
CLOSE_WITHIN = 1.0
"""Seconds for sending the word of parting to a browser that may not be there any more."""


class Drain:
    """The open sockets of a process; ``seconds`` is how long it takes to leave them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.draining = False
        self._open: set[Websocket] = set()
        self._leaving: asyncio.Task[None] | None = None
        self._closing: list[asyncio.Task[None]] = []
        self._told = False  # everybody who was open then

    @contextmanager
    def stream(self, socket: Websocket) -> Iterator[None]:
        """For as long as ``socket`` is served."""
        self._open.add(socket)
        if self._told:  # it had not said hello yet when the others were told
            self._closing.append(asyncio.create_task(_close(socket)))
        try:
            yield
        finally:
            self._open.discard(socket)

    async def leave(self) -> None:
        """Close every socket; comes back when all are told. May be called again: it is done once."""
        self.draining = True
        if self._leaving is None:
            self._leaving = asyncio.create_task(self._leave())
        await asyncio.shield(self._leaving)

    async def _leave(self) -> None:
        await asyncio.sleep(self.seconds * LEAD)
        sockets, self._told = list(self._open), True
        log.info("leaving: %d open sockets are sent to another process", len(sockets))
        pause = self.seconds * (1 - LEAD) / max(1, len(sockets))
        for socket in sockets:
            self._closing.append(asyncio.create_task(_close(socket)))
            await asyncio.sleep(pause)
        await asyncio.gather(*self._closing)


async def _close(socket: Websocket) -> None:
    with suppress(Exception):  # it may be closed already, or its browser gone
        async with asyncio.timeout(CLOSE_WITHIN):
            await socket.close(GOING_AWAY, "moving")
