"""The look that nobody asked for: finds what the bus did not tell, for all open windows of this process at once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from itertools import batched

from sqlalchemy import bindparam, select

from handoff.bus import Bus
from handoff.storage.database import Database
from handoff.storage.tables.conversation_log import conversations

log = logging.getLogger(__name__)

AT_ONCE = 500
"""Conversations in one question to the store."""
STEP = 0.5
"""Seconds after which one looks whether it is time: without Redis it is time more often."""

_POSITIONS = select(conversations.c.id, conversations.c.last_seq).where(
    conversations.c.id.in_(bindparam("open", expanding=True))
)


class Patrol:
    """Every so often as the bus says, compares how far each listener is with how long the log is."""

    def __init__(self, database: Database, bus: Bus) -> None:
        self.database = database
        self.bus = bus
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look in the background, until :meth:`close`."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        self._stop.set()
        if self._task is not None:
            await self._task

    async def look(self) -> int:
        """Tell those who are behind, or whose conversation was deleted; of how many conversations."""
        behind = 0
        for some in batched(self.bus.positions().items(), AT_ONCE):
            known = dict(some)
            async with self.database.read() as connection:
                rows = await connection.execute(_POSITIONS, {"open": list(known)})
                found = {row.id: row.last_seq for row in rows}
            for conversation, position in known.items():
                if found.get(conversation) != position:
                    behind += 1
                    self.bus.tell(conversation, b"")
        return behind

    async def _run(self) -> None:
        looked_at = time.monotonic()
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STEP):
                    await self._stop.wait()
            if time.monotonic() - looked_at < self.bus.patience:
                continue
            try:
                await self.look()
            except Exception:
                log.exception("patrol: this look failed; the next one finds what it would have found")
            looked_at = time.monotonic()
