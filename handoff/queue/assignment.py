"""Which caseworker gets which waiting conversation. Plain code, no I/O.

First in order, first helped: of those who are suited and have room, the one with the smallest share of their capacity
in use; of equals the one who has been idle longest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from handoff.queue.fit import Wanted, suited


@dataclass(frozen=True)
class Worker:
    """A caseworker who is on duty at ``serves`` and has no pause. ``has`` are their conversations now; while they round
    one off (``wrapping_up``) they count as there, and get nothing.
    """

    id: str
    serves: frozenset[str]
    languages: frozenset[str]
    skills: frozenset[str]
    capacity: int
    has: int
    idle_since: datetime
    wrapping_up: bool = False

    @property
    def free(self) -> bool:
        """Whether they can get one more now."""
        return self.has < self.capacity and not self.wrapping_up


@dataclass(frozen=True)
class Waiting:
    """A conversation in the queue of ``desk``. ``late``: the target is missed; ``before``: who helped this citizen
    before, and may take it first; ``given_back_by``: who let it go on purpose, and gets it again only when it is late.
    """

    conversation: str
    epoch: int
    desk: str
    wanted: Wanted = field(default_factory=lambda: Wanted("nl"))
    late: bool = False
    before: str | None = None
    given_back_by: str | None = None


def assign(waiting: Iterable[Waiting], workers: Iterable[Worker]) -> list[tuple[Waiting, Worker]]:
    """Who gets whom now; ``waiting`` is in the order of the queue."""
    now = {worker.id: worker for worker in workers}
    found = []
    for each in waiting:
        worker = choose(each, list(now.values()))
        if worker is None:
            continue
        found.append((each, worker))
        latest = max(other.idle_since for other in now.values()) + timedelta(microseconds=1)
        now[worker.id] = replace(worker, has=worker.has + 1, idle_since=latest)
    return found


def choose(waiting: Waiting, workers: Iterable[Worker]) -> Worker | None:
    """Who gets this conversation now, if anybody."""
    there = [worker for worker in workers if waiting.desk in worker.serves]
    if not waiting.late:
        there = [worker for worker in there if worker.id != waiting.given_back_by]
    again = [worker for worker in there if worker.id == waiting.before and worker.free]
    right = [worker for worker in suited(there, waiting.wanted) if worker.free]
    anyone = [worker for worker in there if worker.free] if waiting.late else []
    return min(again or right or anyone, key=_busy, default=None)


def _busy(worker: Worker) -> tuple[float, datetime, str]:
    return (worker.has / worker.capacity, worker.idle_since, worker.id)
