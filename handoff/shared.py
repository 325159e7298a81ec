"""One look for many: those who want to know the same at the same time share what is read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shared(Generic[T]):
    """Shares readings by key. What somebody gets was read after they asked, never before: so nobody who was told of
    news gets what was so before it.
    """

    def __init__(self) -> None:
        self._coming: dict[str, asyncio.Task[T]] = {}
        self._running: dict[str, asyncio.Task[T]] = {}

    async def get(self, key: str, read: Callable[[], Awaitable[T]]) -> T:
        """What the next ``read`` of this ``key`` gives, or raises."""
        task = self._coming.get(key)
        if task is None:
            task = asyncio.create_task(self._read(key, read, self._running.get(key)))
            self._coming[key] = task
        return await asyncio.shield(task)

    async def _read(self, key: str, read: Callable[[], Awaitable[T]], before: asyncio.Task[T] | None) -> T:
        # One reading at a time; all who ask until it ends get the one after it.
        if before is not None:
            await asyncio.wait([before])
        else:
            await asyncio.sleep(0)  # who is woken by the same news asks in this round of the loop
        mine = self._coming.pop(key)
        self._running[key] = mine
        try:
            return await read()
        finally:
            if self._running.get(key) is mine:
                del self._running[key]
