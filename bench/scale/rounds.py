"""One round: everything that is measured of handoff at one size."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scale.crowd import carried_out, crowd, shares
from bench.scale.figures import ClaimsMade, Opened, Resumed, Round, Stored, Talked, times
from bench.scale.fill import Fill, said_meanwhile
from bench.scale.orders import Claims, Hold, Key, Order, Pair, Report, Resume, Session, Store, Talk
from bench.scale.service import Handoffs, handoffs, sqlalchemy
from bench.scale.sizes import Sizes

WRITERS = 8
"""Connections of each process that writes to the store."""
SETTLE = 3.0
"""Seconds after windows were opened before one looks how much they need."""
RESUME_WITHIN = 90.0  # seconds


@dataclass
class Place:
    """Where rounds take place. ``code`` is another checkout to take handoff from."""

    folder: Path
    database: str
    redis: str
    fill: Fill
    sessions: list[Session]
    sizes: Sizes
    tell: Callable[[str], None]
    code: Path | None = None

    def round(self, name: str, times_as_many: int = 1, loads: Sequence[float] = ()) -> tuple[list[Talked], Round]:
        """Words at each of ``loads``, and all of it with ``times_as_many`` conversations."""
        sizes = self.sizes
        asyncio.run(self.fill.clear())
        with handoffs(self.folder, sizes.handoffs, self.database, self.redis, self.code) as service:
            self.tell(f"{name}: {sizes.talking * times_as_many} conversations in which is talked")
            talking = self.pairs(sizes.talking * times_as_many)
            self.talk(service, talking, sizes.fixed_load, silent=True)  # the first words warm everything up
            at_loads = [self.talk(service, talking, load) for load in loads]
            same = [each for each in at_loads if each.load == sizes.fixed_load]
            talked = same[0] if same else self.talk(service, talking, sizes.fixed_load)
            fastest = self.talk(service, talking, None)
            stored = self.store(sizes.talking * times_as_many)
            claims = self.claim(service, sizes.claims * times_as_many)
        asyncio.run(self.fill.clear())
        # Anew: what windows need is hidden by memory that was used and given back.
        with handoffs(self.folder, sizes.handoffs, self.database, self.redis, self.code) as service:
            opened = self.open(service, sizes.windows * times_as_many)
            resumed = self.resume(service, sizes.resuming * times_as_many)
        found = Round(talked=talked, fastest=fastest, stored=stored, claims=claims, opened=opened, resumed=resumed)
        return at_loads, found

    def pairs(self, count: int) -> list[Pair]:
        """So many conversations with caseworkers, a few with each."""
        few = self.sessions[: max(1, min(len(self.sessions), count // 3))]
        keys = asyncio.run(self.fill.claimed(count, few))
        return [Pair(key=key, caseworker=number % len(few)) for number, key in enumerate(keys)]

    def talk(self, service: Handoffs, pairs: list[Pair], load: float | None, *, silent: bool = False) -> Talked:
        """Words of citizens to their caseworkers."""
        sizes = self.sizes
        orders: list[Order] = []
        for share in _by_caseworker(pairs, sizes.processes):
            known = sorted({pair.caseworker for pair in share})
            mine = [Pair(key=pair.key, caseworker=known.index(pair.caseworker)) for pair in share]
            each = load / sizes.processes if load is not None else None
            sessions = [self.sessions[at] for at in known]
            orders.append(Talk(urls=service.urls, sessions=sessions, pairs=mine, load=each, seconds=sizes.seconds))
        before = service.busy()
        _, report = carried_out(orders, self.code)
        found = Talked(
            load=load,
            per_second=round(report.done / sizes.seconds, 1),
            committed=times(report.committed),
            delivered=times(report.delivered),
            cpu_ms=round((service.busy() - before) / max(len(report.committed), 1) * 1000, 2),
            failures=report.failures,
        )
        if not silent:
            asked = "as fast as it goes" if load is None else f"{load:g} a second"
            self.tell(
                f"  {asked}: {found.per_second} committed a second, delivered p50 {found.delivered.p50} "
                f"p95 {found.delivered.p95} p99 {found.delivered.p99} ms, {found.cpu_ms} ms of processor time each"
                f"{_failed(found.failures)}"
            )
        return found

    def store(self, count: int) -> Stored:
        """Words through store and bus, without the door."""
        sizes = self.sizes
        keys = asyncio.run(self.fill.claimed(count, self.sessions))
        of_each = shares(keys, sizes.processes)
        orders: list[Order] = [
            Store(
                database=sqlalchemy(self.database),
                redis=self.redis,
                keys=mine,
                heard=of_each[(at + 1) % sizes.processes],
                writers=WRITERS,
                seconds=sizes.seconds,
            )
            for at, mine in enumerate(of_each)
        ]
        _, report = carried_out(orders, self.code)
        found = Stored(
            per_second=round(report.done / sizes.seconds, 1),
            committed=times(report.committed),
            delivered=times(report.delivered),
            delivered_per_second=round(len(report.delivered) / sizes.seconds, 1),
        )
        self.tell(
            f"  store and bus alone: {found.per_second} committed a second (p95 {found.committed.p95} ms), "
            f"{found.delivered_per_second} read elsewhere (p95 {found.delivered.p95} ms)"
        )
        return found

    def claim(self, service: Handoffs, count: int) -> ClaimsMade:
        """All caseworkers claim, until nobody waits."""
        sizes = self.sizes
        keys = asyncio.run(self.fill.waiting(count))
        waiting = [key.id for key in keys]
        orders: list[Order] = [
            Claims(urls=service.urls, sessions=share, waiting=waiting, seconds=sizes.claim_seconds)
            for share in shares(self.sessions, sizes.processes)
        ]
        with crowd(orders, self.code) as processes:
            processes.ready()
            begun = time.monotonic()
            processes.go()
            report = processes.report()
        right, wrong = asyncio.run(self.fill.owners(keys))
        last = max(report.moments, default=begun) - begun
        found = ClaimsMade(
            per_second=round(report.done / last, 1) if last else 0.0,
            made=report.done,
            left=count - right - wrong,
            refused=report.refused,
            wrong=wrong + abs(right + wrong - report.done),
            times=times(report.committed),
            failures=report.failures,
        )
        self.tell(
            f"  {len(self.sessions)} caseworkers, {count} waiting: {found.per_second} claims a second "
            f"(p50 {found.times.p50}, p95 {found.times.p95} ms), {found.refused} too late, {found.left} left, "
            f"{found.wrong} wrong{_failed(found.failures)}"
        )
        return found

    def open(self, service: Handoffs, count: int) -> Opened:
        """Windows that are open, in which nothing happens."""
        sizes = self.sizes
        keys = asyncio.run(self.fill.with_bot(count))
        orders: list[Order] = [
            Hold(urls=service.urls, keys=share, seconds=SETTLE + sizes.idle_seconds)
            for share in shares(keys, sizes.processes)
        ]
        before = service.resident()
        with crowd(orders, self.code) as processes:
            ready = processes.ready()
            processes.go()
            time.sleep(SETTLE)
            each = (service.resident() - before) / max(ready.opened, 1) / 1000
            busy, begun = service.busy(), time.monotonic()
            time.sleep(max(sizes.idle_seconds - 1, 0.5))
            idle = (service.busy() - busy) / (time.monotonic() - begun)
            report = processes.report()
        found = Opened(
            wanted=count,
            opened=ready.opened,
            still_open=report.done,
            per_second=round(ready.opened / ready.seconds, 1),
            kb_each=round(each, 1),
            idle_cores=round(idle, 3),
            failures={**ready.failures, **report.failures},
        )
        self.tell(
            f"  {found.still_open} of {count} windows open ({found.per_second} a second), {found.kb_each} kB each, "
            f"{found.idle_cores} cores while idle{_failed(found.failures)}"
        )
        return found

    def resume(self, service: Handoffs, count: int) -> Resumed:
        """Handoff is stopped and started again; meanwhile there is news in every conversation."""
        keys: list[Key] = asyncio.run(self.fill.with_bot(count))
        orders: list[Order] = [
            Resume(urls=service.urls, keys=share, more=1, seconds=RESUME_WITHIN)
            for share in shares(keys, self.sizes.processes)
        ]
        with crowd(orders, self.code) as processes:
            processes.ready()
            processes.go()
            asyncio.run(said_meanwhile(self.database, keys[: len(keys) // 2]))
            stopped = time.monotonic()
            service.stop()
            asyncio.run(said_meanwhile(self.database, keys[len(keys) // 2 :]))
            service.start()
            well = time.monotonic() - stopped
            report: Report = processes.report()
        after = sorted(moment - stopped for moment in report.moments if moment > stopped)
        found = Resumed(
            windows=count,
            whole=report.done,
            well=round(well, 1),
            half=round(after[len(after) // 2], 1) if after else 0.0,
            last=round(after[-1], 1) if after else 0.0,
            failures=report.failures,
        )
        self.tell(
            f"  restart with {count} windows: well after {found.well} s, half whole after {found.half} s, "
            f"{found.whole} after {found.last} s{_failed(found.failures)}"
        )
        return found


def _by_caseworker(pairs: list[Pair], parts: int) -> list[list[Pair]]:
    """``pairs`` in so many lists, those of one caseworker together."""
    return [share for at in range(parts) if (share := [pair for pair in pairs if pair.caseworker % parts == at])]


def _failed(failures: dict[str, int]) -> str:
    return f", failed {failures}" if failures else ""
