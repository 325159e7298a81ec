"""The bus: says that something is new, never what. A lost word costs latency, not a message.

In one process :class:`LocalBus` is enough; several processes share a :class:`handoff.redis_bus.RedisBus`. Signals
that nobody stores (somebody is typing) travel as ``signal``.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

BOARD = "board"
"""Topic of everything that caseworkers see on the board: queues, duties, call-backs."""

DESKS = "desks"
"""Topic of what supervisors change about desks."""

SIGNALS_KEPT = 50


def desk_of(caseworker: str) -> str:
    """Topic of what only this caseworker sees change: the conversations that are theirs."""
    return f"caseworker:{caseworker}"


class Subscription:
    """What one listener hears of its topics: whether something is new, and the signals since it last looked."""

    def __init__(self, bus: LocalBus, topics: set[str]) -> None:
        self._bus = bus
        self.topics = topics
        self.at: dict[str, int] = {}
        """How far this listener is in the logs of conversations (seq), as it keeps it up to date itself."""
        self._woken = asyncio.Event()
        self._new: set[str] = set()
        self._signals: deque[tuple[str, bytes]] = deque(maxlen=SIGNALS_KEPT)

    def __enter__(self) -> Self:
        for topic in self.topics:
            self._bus.listeners[topic].add(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for topic in list(self.topics):
            self.remove(topic)

    def add(self, topic: str) -> None:
        """Listen to ``topic`` too."""
        self.topics.add(topic)
        self._bus.listeners[topic].add(self)

    def remove(self, topic: str) -> None:
        """Stop listening to ``topic``."""
        self.topics.discard(topic)
        self.at.pop(topic, None)
        heard = self._bus.listeners.get(topic)
        if heard is not None:
            heard.discard(self)
            if not heard:
                del self._bus.listeners[topic]

    def hear(self, topic: str, signal: bytes) -> None:
        """Called by the bus."""
        if signal:
            self._signals.append((topic, signal))
        else:
            self._new.add(topic)
        self._woken.set()

    def wake(self) -> None:
        """Make :meth:`next` return soon, with nothing new."""
        self._woken.set()

    async def next(self, timeout: float) -> tuple[set[str], list[tuple[str, bytes]]]:
        """Wait up to ``timeout`` seconds for a word; the topics that have news, and the signals in order."""
        try:
            async with asyncio.timeout(timeout):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()
        new, self._new = self._new, set()
        signals = list(self._signals)
        self._signals.clear()
        return new, signals


class Bus(Protocol):
    """What conversations and streams need of a bus."""

    elsewhere: Callable[[str], None]
    """Called with a topic that is new in another process, before its listeners in this one are told."""

    @property
    def patience(self) -> float:
        """Seconds that a listener may wait before it looks into the store unasked."""

    async def start(self) -> None:
        """Connect."""

    async def close(self) -> None:
        """Disconnect."""

    async def publish(self, topic: str, signal: bytes = b"") -> None:
        """Say that ``topic`` has something new, or pass on ``signal``. Never raises for a lost connection."""

    def subscribe(self, *topics: str) -> Subscription:
        """Listen to ``topics``; use as a context manager."""

    def tell(self, topic: str, signal: bytes) -> None:
        """Tell the listeners of this process only."""

    def positions(self) -> dict[str, int]:
        """How far the listeners of this process are that say so, by conversation: the one who is furthest behind."""


class LocalBus:
    """A bus within this process."""

    patience = 15.0

    def __init__(self) -> None:
        self.listeners: defaultdict[str, set[Subscription]] = defaultdict(set)
        self.elsewhere: Callable[[str], None] = _nothing

    async def start(self) -> None:
        """Nothing to connect."""

    async def close(self) -> None:
        """Nothing to disconnect."""

    async def publish(self, topic: str, signal: bytes = b"") -> None:
        """Tell the listeners of this process."""
        self.tell(topic, signal)

    def tell(self, topic: str, signal: bytes) -> None:
        """Tell the listeners of this process, at once."""
        for listener in list(self.listeners.get(topic, ())):
            listener.hear(topic, signal)

    def positions(self) -> dict[str, int]:
        """How far the listeners are that say so, by conversation: the one who is furthest behind."""
        found: dict[str, int] = {}
        for topic, listeners in self.listeners.items():
            for listener in listeners:
                if (at := listener.at.get(topic)) is not None:
                    found[topic] = min(at, found.get(topic, at))
        return found

    def subscribe(self, *topics: str) -> Subscription:
        """Listen to ``topics``; use as a context manager."""
        return Subscription(self, set(topics))


def _nothing(_topic: str) -> None:
    pass
