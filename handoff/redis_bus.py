"""A bus over Redis pub/sub for several processes. When Redis is gone, listeners look into the store every second.

Gone is also a Redis that keeps the connection and says nothing: it is asked for a sign of life every few seconds, and
nobody waits for it longer than a moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from handoff.bus import LocalBus

log = logging.getLogger(__name__)

PATIENCE_WITHOUT_REDIS = 1.0
RETRY_SECONDS = 1.0
ANSWERS_WITHIN = 1.0
"""Seconds that Redis gets for an answer."""
PING_EVERY = 2.0


class RedisBus(LocalBus):
    """Listeners of this process are told at once, those of others through Redis under ``prefix``."""

    def __init__(self, url: str, prefix: str = "loket") -> None:
        super().__init__()
        self._redis = Redis.from_url(
            url,
            socket_connect_timeout=ANSWERS_WITHIN,
            socket_timeout=ANSWERS_WITHIN,
            retry=Retry(NoBackoff(), 1),  # for a connection that was closed while nobody used it
        )
        self._prefix = prefix
        self._me = secrets.token_bytes(8)
        self._connected = False
        self._task: asyncio.Task[None] | None = None
        self._outbox: list[tuple[str, bytes]] = []
        self._posting: asyncio.Task[None] | None = None

    @property
    def patience(self) -> float:  # type: ignore[override]
        """Seconds before a listener looks unasked: few when Redis cannot be reached."""
        return LocalBus.patience if self._connected else PATIENCE_WITHOUT_REDIS

    async def start(self) -> None:
        """Listen in the background; returns when connected, or after a moment without Redis."""
        self._task = asyncio.create_task(self._listen())
        for _ in range(20):
            if self._connected:
                return
            await asyncio.sleep(0.05)

    async def close(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._posting is not None:
            await self._posting
        await self._redis.aclose()

    async def publish(self, topic: str, signal: bytes = b"") -> None:
        """Tell the listeners here at once, and the other processes; without Redis they find out by looking."""
        self.tell(topic, signal)
        if not self._connected:
            return
        self._outbox.append((topic, signal))
        if self._posting is None:
            self._posting = asyncio.create_task(self._post())

    async def _post(self) -> None:
        """Pass on what was said. Nobody waits for it, and what is said while Redis answers goes out together."""
        try:
            while self._outbox:
                post, self._outbox = self._outbox, []
                pipeline = self._redis.pipeline(transaction=False)
                news = dict.fromkeys(topic for topic, signal in post if not signal)  # needs to be said once
                for topic, signal in [*((topic, b"") for topic in news), *(each for each in post if each[1])]:
                    pipeline.publish(f"{self._prefix}:{topic}", self._me + signal)
                await pipeline.execute()
        except (RedisError, OSError) as error:
            self._outbox.clear()
            self._lost(error)
        finally:
            self._posting = None

    async def _listen(self) -> None:
        start = len(self._prefix) + 1
        while True:
            try:
                async with self._redis.pubsub(ignore_subscribe_messages=False) as channel:
                    await channel.psubscribe(f"{self._prefix}:*")
                    while True:
                        message = await self._next(channel)
                        self._found()
                        if message["type"] == "pmessage" and not message["data"].startswith(self._me):
                            self._heard(message["channel"].decode()[start:], message["data"][len(self._me) :])
            except (RedisError, OSError) as error:
                self._lost(error)
            await asyncio.sleep(RETRY_SECONDS)

    def _heard(self, topic: str, signal: bytes) -> None:
        if not signal:
            self.elsewhere(topic)
        self.tell(topic, signal)

    async def _next(self, channel: PubSub) -> dict[str, Any]:
        """What Redis says next. Raises ``RedisError`` when it says nothing, not even when asked."""
        message = await channel.get_message(timeout=PING_EVERY)
        if message is None:
            await channel.ping()
            message = await channel.get_message(timeout=ANSWERS_WITHIN)
        if message is None:
            raise RedisError("no sign of life")
        return dict(message)

    def _found(self) -> None:
        if self._connected:
            return
        log.info("bus: connected to Redis")
        self._connected = True
        self._wake_everybody()  # something may have been said while we could not hear it

    def _lost(self, error: Exception) -> None:
        if self._connected:
            log.warning("bus: Redis is gone (%s); looking into the store every second", type(error).__name__)
        self._connected = False
        self._wake_everybody()

    def _wake_everybody(self) -> None:
        for topic, listeners in self.listeners.items():
            self.elsewhere(topic)
            for listener in listeners:
                listener.hear(topic, b"")
