"""Between getting ready and measuring."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter

import msgspec

from bench.scale.orders import Ready


class Stage:
    """Tells that the clients are there, and waits for the word to begin."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    async def ready(self, opened: int, failures: Counter[str] | None = None) -> float:
        """Say so; the moment (of the monotonic clock) at which the word came."""
        ready = Ready(seconds=time.monotonic() - self._begun, opened=opened, failures=dict(failures or {}))
        sys.stdout.buffer.write(msgspec.json.encode(ready) + b"\n")
        sys.stdout.buffer.flush()
        await asyncio.to_thread(sys.stdin.buffer.readline)
        return time.monotonic()
