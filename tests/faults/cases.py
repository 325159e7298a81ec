"""The faults: each a disturbance while citizens and caseworkers go on; moments and victims are drawn from a seed."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.cluster import LEASE, LEAVES_WITHIN, Cluster
from tests.faults.laws import connect
from tests.faults.load import Load
from tests.servers import free_port

REDIS_GONE = float(os.environ.get("LOKET_FAULTS_REDIS_GONE", "60"))
BOT_LEASE = 6.5  # seconds that a turn belongs to a process: the time of the bot, and five
MEGABYTE = 1024 * 1024
FULL_WITHIN = 30  # seconds

Fault = Callable[[Cluster, Load, random.Random], Awaitable[None]]


@dataclass(frozen=True)
class Case:
    """A fault with the load it meets. ``room``: megabytes of PostgreSQL's disk; ``share``: how many of the runs."""

    name: str
    fault: Fault
    windows: int = 1
    flavours: tuple[str, ...] = ("",)
    room: int | None = None
    share: float = 1.0
    rasa: bool = False


async def a_while(rng: random.Random, least: float = 0.3, most: float = 2.0) -> None:
    """A moment nobody knows beforehand."""
    await asyncio.sleep(rng.uniform(least, most))


async def handoff_killed(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """kill -9 of a handoff process."""
    await a_while(rng)
    victim = rng.choice(cluster.handoffs)
    await victim.kill()
    await a_while(rng)
    victim.start()
    await victim.ready()


async def every_handoff_killed(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """kill -9 of all handoff processes at once."""
    await a_while(rng)
    await asyncio.gather(*(victim.kill() for victim in cluster.handoffs))
    await a_while(rng, 0, 1)
    for victim in cluster.handoffs:
        victim.start()
    await asyncio.gather(*(victim.ready() for victim in cluster.handoffs))


async def bot_killed(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """kill -9 of a bot, and now and then of both."""
    await a_while(rng)
    victims = cluster.bots if rng.random() < 0.3 else [rng.choice(cluster.bots)]
    await asyncio.gather(*(victim.kill() for victim in victims))
    await a_while(rng)
    for victim in victims:
        victim.start()


async def rasa_killed(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """kill -9 of a real bot with its actions."""
    await bot_killed(cluster, load, rng)
    await asyncio.gather(*(bot.ready() for bot in cluster.bots))


async def postgres_restarted(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """PostgreSQL stops, in order or as in a crash, and starts again."""
    await a_while(rng)
    await asyncio.to_thread(cluster.postgres.stop, rng.choice([signal.SIGINT, signal.SIGQUIT]))
    await a_while(rng, 0, 2)
    await asyncio.to_thread(cluster.postgres.start)


async def redis_restarted(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """Redis is killed and starts again."""
    await a_while(rng)
    cluster.redis.kill()
    await a_while(rng, 0, 3)
    await asyncio.to_thread(cluster.redis.start)
    await a_while(rng, 1, 3)


async def redis_gone(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """Redis is gone for long: killed, or cut off without a word."""
    await a_while(rng)
    if rng.random() < 0.5:
        cluster.redis.kill()
        await asyncio.sleep(REDIS_GONE)
        await asyncio.to_thread(cluster.redis.start)
    else:
        cluster.bus.hold()
        await asyncio.sleep(REDIS_GONE)
        cluster.bus.heal()
    await a_while(rng, 1, 3)


async def bad_line_to_browsers(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """The network between browsers and handoff delays, reorders and cuts."""
    for door in cluster.doors:
        door.spoil(delay=0.15, cut=0.02)
    await a_while(rng, 3, 5)


async def bad_line_to_stores(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """The network between handoff and its stores delays, reorders and cuts."""
    cluster.store.spoil(delay=0.01, cut=0.002)
    cluster.bus.spoil(delay=0.1, cut=0.02)
    await a_while(rng, 3, 5)


async def store_cut_off(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """PostgreSQL is not heard for a while, and its connections stay open."""
    await a_while(rng)
    cluster.store.hold()
    await a_while(rng, 2, 14)
    if rng.random() < 0.5:
        cluster.store.cut_all()
    cluster.store.heal()
    await a_while(rng)


async def caseworker_vanishes(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """A caseworker's browser is gone, with conversations in it."""
    await a_while(rng, 1, 2)
    await load.vanish()
    await a_while(rng, LEASE, LEASE + 2)


async def two_browsers(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """Citizens with two browsers, whose lines break now and then."""
    for _ in range(20):
        await a_while(rng, 0.05, 0.3)
        rng.choice(rng.choice(load.citizens)).drop_line()


async def rolling_restart(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """One handoff after the other is told to stop, and replaced."""
    await a_while(rng, 0.5, 1.5)
    for process in cluster.handoffs:
        took = await process.leave()
        if took > LEAVES_WITHIN:
            load.record.failures.append(f"{process.name} took {took:.1f} s to leave")
        process.start()
        await process.ready()
    codes = [code for windows in load.citizens for window in windows for code in window.codes]
    if 1001 not in codes:
        load.record.failures.append(f"nobody was told with 1001 to go elsewhere: {codes}")


async def disk_full(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """The disk of PostgreSQL is full for a while."""
    await a_while(rng)
    cluster.postgres.fill(leave=rng.choice([0, 64 * 1024, MEGABYTE // 2]))
    before, tries = load.record.unavailable, 0
    while load.record.unavailable == before and tries < FULL_WITHIN:
        tries += 1
        await asyncio.sleep(1)
    if load.record.unavailable == before:
        load.record.failures.append("the disk was full, and nobody was told to come again")
    await a_while(rng, 1, 3)
    cluster.postgres.make_room()
    if cluster.postgres.ended():  # no room for its log: it gives up, and somebody starts it again
        await asyncio.to_thread(cluster.postgres.start)
    await a_while(rng)


async def bot_misbehaves(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """The bot answers late or never, and people take over meanwhile."""
    await a_while(rng, 4, 6)


async def turn_twice(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """A process sleeps while the bot answers it, longer than its lease: another asks too, and both answers come."""
    await a_while(rng)
    asleep = rng.choice(cluster.handoffs)
    asleep.send(signal.SIGSTOP)
    await asyncio.sleep(BOT_LEASE + rng.uniform(0.5, 2))
    asleep.send(signal.SIGCONT)
    await a_while(rng, 1, 2)


async def sweeper_killed(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """A process dies for good while deadlines run: the other one looks after them."""
    await a_while(rng)
    victim = rng.choice(cluster.handoffs)
    await asyncio.gather(load.vanish(), victim.kill())
    before = await _holder(cluster)
    await asyncio.sleep(LEASE + 2)
    if not await _somebody_sweeps(cluster, LEASE * 2):
        load.record.failures.append(f"nobody sweeps; before it was {before}")
    victim.start()
    await victim.ready()


async def _somebody_sweeps(cluster: Cluster, within: float) -> bool:
    """Whether a process holds the sweeper's lease; between two rounds that took long for a moment nobody does."""
    for _ in range(int(within / 0.2)):
        if await _holder(cluster) is not None:
            return True
        await asyncio.sleep(0.2)
    return False


async def clocks_differ(cluster: Cluster, load: Load, rng: random.Random) -> None:
    """The clock of one handoff process is seconds wrong; the other process dies."""
    wrong, right = rng.sample(cluster.handoffs, 2)
    command = wrong.command
    wrong.command = [sys.executable, "-m", "tests.faults.skewed", str(rng.choice([-1, 1]) * rng.uniform(1, 3))]
    try:
        await wrong.kill()
        wrong.start()
        await wrong.ready()
        await a_while(rng, 1, 2)
        await right.kill()
        await a_while(rng)
        right.start()
        await right.ready()
    finally:
        wrong.command = command
        await wrong.leave()  # the next run starts with the right time


async def _holder(cluster: Cluster) -> str | None:
    """Who sweeps now."""
    connection = await connect(cluster.url)
    try:
        held = await connection.fetchval("SELECT holder FROM leases WHERE name = 'sweeper' AND until > now()")
    finally:
        await connection.close()
    return None if held is None else str(held)


async def with_rasa(cluster: Cluster) -> None:
    """Real bots instead of the stand-ins."""
    for number, old in enumerate(cluster.bots):
        await old.kill()
        cluster.bots[number] = cluster.rasa(number, free_port())
        cluster.talk[number].upstream = cluster.bots[number].port
        cluster.bots[number].start()
    await asyncio.gather(*(bot.ready() for bot in cluster.bots))


ODD = ("", "", "", "[late 0.6]", "[late 1.2]", "[late 3]", "[never]")
REAL = ("ik wil een paspoort", "hoe vraag ik huurtoeslag aan", "goedemorgen", "mag ik een mens spreken")
CASES = (
    Case("handoff killed", handoff_killed),
    Case("every handoff killed", every_handoff_killed, share=0.5),
    Case("bot killed", bot_killed),
    Case("PostgreSQL restarted", postgres_restarted),
    Case("Redis restarted", redis_restarted),
    Case("Redis gone", redis_gone, windows=2, share=0.2),
    Case("bad line to browsers", bad_line_to_browsers),
    Case("bad line to the stores", bad_line_to_stores),
    Case("store cut off", store_cut_off, share=0.5),
    Case("caseworker vanishes", caseworker_vanishes),
    Case("two browsers of a citizen", two_browsers, windows=2),
    Case("rolling restart", rolling_restart),
    Case("disk full", disk_full, room=96, share=0.5),
    Case("bot late or never", bot_misbehaves, flavours=ODD),
    Case("bot answers twice", turn_twice, flavours=("", "[late 0.8]"), share=0.5),
    Case("sweeper killed", sweeper_killed),
    Case("clocks differ", clocks_differ, share=0.5),
    Case("Rasa killed", rasa_killed, flavours=REAL, share=0.25, rasa=True),
)
