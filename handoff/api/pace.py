"""The pace of one client: quick for people, slowed down for a flood; nothing is dropped in silence."""

from __future__ import annotations

import time
from collections import OrderedDict

from handoff.commands.problem import CommandProblem

CLIENTS_KEPT = 10_000


class Pace:
    """A token bucket for each client: ``rate`` a second on average, ``burst`` at once."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate = rate
        self.burst = burst
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, patience: float | None = None) -> float:
        """Seconds that this client's next message must wait. Raises ``too-fast`` when that is over ``patience``."""
        now = time.monotonic()
        level, at = self._levels.pop(client, (float(self.burst), now))
        level = min(float(self.burst), level + (now - at) * self.rate) - 1
        delay = max(0.0, -level / self.rate)
        if patience is not None and delay > patience:
            self._keep(client, level + 1, now)
            raise CommandProblem("too-fast", retry_after=delay)
        self._keep(client, level, now)
        return delay

    def _keep(self, client: str, level: float, now: float) -> None:
        self._levels[client] = (level, now)
        if len(self._levels) > CLIENTS_KEPT:
            self._levels.popitem(last=False)
