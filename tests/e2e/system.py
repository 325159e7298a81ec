"""The real system for a browser test: handoff and the bot as processes of their own, on ports of their own."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import httpx
from sqlalchemy import delete, select

from handoff.bus import LocalBus
from handoff.conversation.events import Event
from handoff.service import utc_now
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.conversations import Conversations
from handoff.storage.database import Database
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.organisations import desk_settings
from handoff.storage.tables.schema import metadata
from launch.leash import die_with_parent
from launch.places import ROOT, WEB, python_of
from tests.servers import free_port

MODEL = ROOT / "models" / "loket.tar.gz"
BOT_COMMAND: Sequence[object] = [python_of("rasa"), "-m", "bot"]
START_SECONDS = 90.0  # Rasa loads TensorFlow, on a machine that may be busy with other tests
PASSWORD = "een goed wachtwoord"


class DidNotStart(Exception):
    """A process of the system ended or stayed silent; the message has the end of its log."""


@dataclass
class Process:
    """A process that a test starts, kills, freezes and starts again. It ends when the tests are killed."""

    command: Sequence[object]
    variables: Mapping[str, str]
    log: Path
    ready: Callable[[], Awaitable[bool]]
    running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    async def start(self) -> None:
        """Start, and wait until it is ready. Raises :class:`DidNotStart`."""
        self.running = self._begin()
        deadline = time.monotonic() + START_SECONDS
        while not await self.ready():
            if self.running.poll() is not None or time.monotonic() > deadline:
                raise DidNotStart(f"{self.command}: {self.log.read_text(errors='replace')[-3000:]}")
            await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """End it as a power cut would: nothing is put away."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """End it in order, as an operator would."""
        await self._end(signal.SIGTERM)

    def freeze(self) -> None:
        """Let it hang: it keeps its connections and answers nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _begin(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [str(part) for part in self.command],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": ".", **self.variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
                start_new_session=True,  # Ctrl-C is for pytest
            )

    def _signal(self, number: signal.Signals) -> None:
        if self.running is not None and self.running.poll() is None:
            self.running.send_signal(number)

    async def _end(self, number: signal.Signals) -> None:
        if self.running is None:
            return
        self._signal(number)
        try:
            await asyncio.to_thread(self.running.wait, 15)
        except subprocess.TimeoutExpired:
            self.running.kill()
            await asyncio.to_thread(self.running.wait)
        self.running = None


@dataclass
class Bot(Process):
    """The Rasa bot with the trained model."""

    url: str = ""


def bot(folder: Path) -> Bot:
    """The bot on a free port, not started yet; its log in ``folder``."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    variables = {"LOKET_BOT_HOST": "127.0.0.1", "LOKET_BOT_PORT": str(port)}
    return Bot(BOT_COMMAND, variables, folder / "bot.log", lambda: _health(url), url)


@dataclass
class Loket(Process):
    """The handoff service with its pages, on a database of its own."""

    url: str = ""
    database_url: str = ""

    async def caseworker(self, login: str, name: str, organisation: str, *desks: str) -> None:
        """Make a caseworker who may serve ``desks`` and logs in with :data:`PASSWORD`."""
        database = Database(self.database_url)
        try:
            await Caseworkers(database, utc_now).add(login, PASSWORD, name, organisation, list(desks))
        finally:
            await database.close()

    async def empty(self) -> None:
        """Remove everybody and everything; start again what a test left dead, or going by desks that were changed."""
        if self.running is None:
            await self.start()
        database = Database(self.database_url)
        try:
            async with database.write() as connection:
                desks_changed = (await connection.execute(select(desk_settings.c.desk).limit(1))).scalar() is not None
                for table in reversed(metadata.sorted_tables):
                    await connection.execute(delete(table))
        finally:
            await database.close()
        if desks_changed:
            await self.stop()
            await self.start()

    async def log_of_only_conversation(self) -> list[Event]:
        """The whole log of the one conversation that there is, read from the database."""
        database = Database(self.database_url)
        try:
            async with database.read() as connection:
                found = (await connection.execute(select(conversations.c.id))).scalars().all()
        finally:
            await database.close()
        assert len(found) == 1, f"expected one conversation, found {len(found)}"
        return await self.log_of(found[0])

    async def log_of(self, conversation: str) -> list[Event]:
        """The whole log of a conversation, read from the database."""
        database = Database(self.database_url)
        try:
            return await Conversations(database, LocalBus(), utc_now).all_events(conversation)
        finally:
            await database.close()


def loket(
    folder: Path, store: tuple[str, str | None], bot_url: str, more: Mapping[str, str] = MappingProxyType({})
) -> Loket:
    """The service on a free port, not started yet; ``store`` has the URLs of database and Redis, ``more`` settings."""
    database_url, redis_url = store
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    variables = {
        "LOKET_HOST": "127.0.0.1",
        "LOKET_PORT": str(port),
        "LOKET_DATABASE_URL": database_url,
        "LOKET_REDIS_URL": redis_url or "",
        "LOKET_BOT_URLS": bot_url,
        "LOKET_DESKS_ALWAYS_OPEN": "yes",
        "LOKET_DUTY_LEASE": "600",  # on a busy machine a service that was killed may need a minute to start
        "LOKET_WEB": str(WEB / "dist"),
        **more,
    }
    command = [python_of("service"), "-m", "handoff", "serve"]
    return Loket(command, variables, folder / "handoff.log", lambda: _store_answers(url), url, database_url)


async def _health(url: str) -> bool:
    try:
        async with httpx.AsyncClient() as client:
            return (await client.get(f"{url}/health", timeout=5)).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


async def _store_answers(url: str) -> bool:
    """Whether the service serves, also while it has no bot."""
    try:
        async with httpx.AsyncClient() as client:
            health = await client.get(f"{url}/health", timeout=5)
    except httpx.HTTPError:
        return False
    return bool(health.json()["store"])
