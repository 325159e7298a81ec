"""Sees when a part keeps crashing, however fast the supervisor starts it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

STARTS = 4
WITHIN = 180.0  # seconds; a bot needs some twenty before it can crash on its model


@dataclass(frozen=True)
class Part:
    """A process under the supervisor. ``state`` is one of supervisor's names; ``pid`` is 0 when it does not run."""

    name: str
    state: str
    pid: int


class CrashWatch:
    """Remembers when each part was started."""

    def __init__(self, starts: int = STARTS, within: float = WITHIN) -> None:
        self._starts = starts
        self._within = within
        self._seen: dict[str, dict[int, float]] = defaultdict(dict)  # part → process id → when it was first seen

    def look(self, parts: Iterable[Part], now: float) -> Part | None:
        """The part that the supervisor gave up, or that was started too often; None when all is well.

        ``now`` is in seconds, on any clock that only goes forward.
        """
        for part in parts:
            if part.state == "FATAL":
                return part
            if part.pid:
                self._seen[part.name].setdefault(part.pid, now)
            recent = [when for when in self._seen[part.name].values() if now - when < self._within]
            if len(recent) >= self._starts:
                return part
        return None
