"""A network between two parts that a test can spoil: it delays, cuts and holds what goes through it.

A byte stream cannot be reordered within a connection without breaking TCP's own promise; what two connections say can,
and is, because each is delayed by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import random

CHUNK = 16 * 1024


class Link:
    """A TCP proxy to ``upstream`` (a port of this machine). All that goes wrong on it is drawn from ``rng``."""

    def __init__(self, upstream: int, rng: random.Random) -> None:
        self.upstream = upstream
        self.rng = rng
        self.port = 0
        self.delay = 0.0  # seconds at most, for each chunk
        self.cut = 0.0  # chance that a chunk ends its connection instead of arriving
        self._flows = asyncio.Event()
        self._flows.set()
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._pumps: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def spoil(self, delay: float, cut: float) -> None:
        """From now on chunks are late or cut their connection."""
        self.delay, self.cut = delay, cut

    def hold(self) -> None:
        """Nothing arrives any more; the connections stay open, as when a cable is pulled out."""
        self._flows.clear()

    def heal(self) -> None:
        """All is well again; what was held arrives."""
        self.delay = self.cut = 0.0
        self._flows.set()

    def cut_all(self) -> None:
        """Every connection breaks."""
        for writer in list(self._open):
            writer.transport.abort()

    async def close(self) -> None:
        """Stop."""
        if self._server is not None:
            self._server.close()
        self.cut_all()
        for pump in list(self._pumps):
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._flows.wait()
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        except (OSError, asyncio.CancelledError):  # nobody listens there, or the test is over
            writer.transport.abort()
            return
        self._open |= {writer, there_writer}
        pumps = [
            asyncio.create_task(self._pump(reader, there_writer)),
            asyncio.create_task(self._pump(there_reader, writer)),
        ]
        self._pumps.update(pumps)
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for end in (writer, there_writer):
            with contextlib.suppress(OSError, RuntimeError):
                end.close()
        self._open -= {writer, there_writer}
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        self._pumps.difference_update(pumps)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(CHUNK):
                if self.delay:
                    await asyncio.sleep(self.rng.random() * self.delay)
                await self._flows.wait()
                if self.cut and self.rng.random() < self.cut:
                    writer.transport.abort()
                    return
                writer.write(data)
                await writer.drain()
