"""Loket as it runs in earnest: several handoff and bot processes on PostgreSQL and Redis, with a network between."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx

from handoff.storage import migrate
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from launch.leash import die_with_parent
from launch.places import ROOT, python_of
from tests.faults.network import Link
from tests.faults.servers import Postgres, Redis
from tests.servers import database_name, free_port

READY_WITHIN = 60.0
LEAVES_WITHIN = 10.0
PASSWORD = "een goed wachtwoord"
CASEWORKERS = 4
LEASE = 4.0
BOT_TIMEOUT = 1.5
SETTINGS = {
    "LOKET_DESKS_ALWAYS_OPEN": "yes",
    "LOKET_DUTY_LEASE": str(LEASE),
    "LOKET_WRAP_UP": "0",
    "LOKET_SWEEP_EVERY": "0.3",
    "LOKET_BOT_TIMEOUT": str(BOT_TIMEOUT),
    "LOKET_MESSAGES_PER_SECOND": "1000",
    "LOKET_MESSAGE_BURST": "1000",
    "LOKET_DRAIN": "1.5",
    "PYTHONPATH": str(ROOT),
    "PYTHONUNBUFFERED": "1",
}


class Process:
    """A process of Loket's, which can be killed and started again. ``health``: the path that answers 200."""

    def __init__(self, name: str, command: Sequence[str], port: int, health: str, env: dict[str, str], log: Path):
        self.name = name
        self.command = list(command)
        self.port = port
        self.health = health
        self.env = env
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it is not ready yet."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        if self._process is not None and self.alive:
            self._process.send_signal(number)

    async def kill(self) -> None:
        """End it the hard way."""
        self.send(signal.SIGKILL)
        await self.gone()

    async def leave(self) -> float:
        """Tell it to stop, and wait; the seconds that it took."""
        started = time.monotonic()
        self.send(signal.SIGTERM)
        await self.gone()
        return time.monotonic() - started

    async def gone(self) -> None:
        """Wait until it has ended."""
        if self._process is not None:
            await asyncio.to_thread(self._process.wait)

    async def ready(self) -> None:
        """Wait until it can work. Raises :class:`TimeoutError` with its last words."""
        deadline = time.monotonic() + READY_WITHIN
        async with httpx.AsyncClient(timeout=2) as client:
            while True:
                try:
                    if (await client.get(f"http://127.0.0.1:{self.port}{self.health}")).status_code == httpx.codes.OK:
                        return
                except httpx.HTTPError:
                    pass
                if not self.alive or time.monotonic() > deadline:
                    raise TimeoutError(f"{self.name} is not ready: {self.log.read_text(errors='replace')[-3000:]}")
                await asyncio.sleep(0.05)


class Cluster:
    """Two handoff processes and two bots, unless told otherwise."""

    def __init__(self, rng: random.Random, folder: Path, room: int | None = None, handoffs: int = 2) -> None:
        self.rng = rng
        self.folder = folder
        self.postgres = Postgres(room)
        self.redis = Redis()
        self.store = Link(self.postgres.port, rng)
        self.bus = Link(self.redis.port, rng)
        self.url = ""  # of the database itself, past the network
        self.bots = [self._bot(number) for number in range(2)]
        self.talk = [Link(bot.port, rng) for bot in self.bots]  # between handoff and the bots
        self.handoffs: list[Process] = []
        self.doors: list[Link] = []  # between browsers and handoff
        self._count = handoffs

    @property
    def addresses(self) -> list[str]:
        """Where browsers find handoff."""
        return [f"http://127.0.0.1:{door.port}" for door in self.doors]

    async def start(self) -> None:
        """Start everything; comes back when all can work."""
        self.postgres.start()
        self.redis.start()
        self.url = self.postgres.server.create()
        database = Database(self.url)
        await migrate.upgrade(database)
        people = Caseworkers(database, lambda: datetime.now(UTC))
        for number in range(CASEWORKERS):
            await people.add(f"cw{number}", PASSWORD, f"Medewerker {number}", "UWV", ["uwv"], capacity=3)
        await database.close()
        await self.resume()

    async def resume(self) -> None:
        """Start what stands between the servers, which run, and the browsers; comes back when all can work."""
        for link in (self.store, self.bus, *self.talk):
            await link.start()
        for number in range(self._count):
            self.handoffs.append(self._handoff(number))
            self.doors.append(Link(self.handoffs[-1].port, self.rng))
            await self.doors[-1].start()
        for process in (*self.bots, *self.handoffs):
            process.start()
        for process in (*self.bots, *self.handoffs):
            await process.ready()

    async def heal(self) -> None:
        """Everything as it was: no trouble on the network, every server and process there."""
        for link in (self.store, self.bus, *self.talk, *self.doors):
            link.heal()
        if self.postgres.ended():
            self.postgres.start()
        for process in (*self.bots, *self.handoffs):
            process.send(signal.SIGCONT)
            if not process.alive:
                process.start()
        for process in (*self.bots, *self.handoffs):
            await process.ready()

    async def close(self) -> None:
        """Stop everything."""
        for process in (*self.handoffs, *self.bots):
            process.send(signal.SIGCONT)
            await process.kill()
        for link in (self.store, self.bus, *self.talk, *self.doors):
            await link.close()
        self.redis.close()
        self.postgres.close()

    def _bot(self, number: int) -> Process:
        port = free_port()
        command = [sys.executable, "-m", "tests.faults.bot", str(port)]
        return Process(f"bot {number}", command, port, "/health", dict(SETTINGS), self.folder / f"bot-{number}.log")

    def _handoff(self, number: int) -> Process:
        port = free_port()
        env = {
            **SETTINGS,
            "LOKET_PORT": str(port),
            "LOKET_DATABASE_URL": f"postgresql+asyncpg://loket@127.0.0.1:{self.store.port}/{database_name(self.url)}",
            "LOKET_REDIS_URL": f"redis://127.0.0.1:{self.bus.port}/0",
            "LOKET_BOT_URLS": ",".join(f"http://127.0.0.1:{link.port}" for link in self.talk),
        }
        command = [sys.executable, "-m", "handoff", "serve"]
        return Process(f"handoff {number}", command, port, "/ready", env, self.folder / f"handoff-{number}.log")

    def rasa(self, number: int, port: int) -> Process:
        """A real bot, with the trained model."""
        env = {
            **SETTINGS,
            "LOKET_BOT_PORT": str(port),
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        }
        command = [str(python_of("rasa")), "-m", "bot"]
        return Process(f"rasa {number}", command, port, "/health", env, self.folder / f"rasa-{number}.log")
