"""Loket as `make run` starts it, on ports and a database of the bench's own."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load.orders import LogIn
from bench.processes import Running, finish, free_ports, running, wait_until_healthy
from handoff.service import utc_now
from handoff.storage import migrate
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from launch import up
from launch.places import python_of

CASEWORKERS = 10
ROOM = 100_000  # conversations at a time for each: what is measured is the service, not the people
DESK = "algemeen"
READY_WITHIN = 180.0  # seconds


@dataclass(frozen=True)
class Loket:
    """A running Loket. ``url`` is handoff's, ``bot_url`` that of its first bot.

    ``restart_seconds`` is what a second `make run` takes: the checks before the start, and ``start_seconds``, from the
    start of the processes until all of them are well.
    """

    url: str
    bot_url: str
    processes: list[Running]
    caseworkers: list[LogIn]
    restart_seconds: float
    start_seconds: float


def train(folder: Path) -> float:
    """Seconds that training the model takes. The model that is served stays as it is."""
    model = folder / "trained" / "loket.tar.gz"
    command = [python_of("rasa"), "-m", "bot.train", "--force", "--model", model]
    variables = {**up.DEFAULTS, "RASA_CACHE_DIRECTORY": str(folder / "rasa")}
    return finish({"training the model": command}, folder, variables)


def make_current(folder: Path) -> None:
    """Train the model that is served, if it is not there or not of what is there now."""
    finish({"training the model that is served": [python_of("rasa"), "-m", "bot.train"]}, folder, up.DEFAULTS)


@contextmanager
def serving(folder: Path, bots: int) -> Iterator[Loket]:
    """Loket with this number of bots, and a database in ``folder``."""
    port, *bot_ports = free_ports(1 + bots)
    url, bot_urls = f"http://127.0.0.1:{port}", [f"http://127.0.0.1:{bot_port}" for bot_port in bot_ports]
    variables = {
        **up.DEFAULTS,
        "LOKET_PORT": str(port),
        "LOKET_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'loket.db'}",
        "LOKET_REDIS_URL": "",
        "LOKET_BOT_URLS": ",".join(bot_urls),
        # The bench's citizens are quicker than people.
        "LOKET_MESSAGES_PER_SECOND": "10000",
        "LOKET_MESSAGE_BURST": "10000",
    }
    caseworkers = asyncio.run(_prepare_database(variables["LOKET_DATABASE_URL"]))
    checked = _check(folder, variables)
    handoff = [python_of("service"), "-m", "handoff", "serve"]
    bot = [python_of("rasa"), "-m", "bot"]
    with ExitStack() as stack:
        processes = []
        for number, (bot_port, bot_url) in enumerate(zip(bot_ports, bot_urls, strict=True), start=1):
            own = {**variables, "LOKET_BOT_PORT": str(bot_port)}
            one = running(f"bot {number}", bot, f"{bot_url}/health", folder, own)
            processes.append(stack.enter_context(one))
        processes.append(stack.enter_context(running("handoff", handoff, f"{url}/health", folder, variables)))
        started = wait_until_healthy(processes, READY_WITHIN)
        yield Loket(url, bot_urls[0], processes, caseworkers, checked + started, started)


def _check(folder: Path, variables: dict[str, str]) -> float:
    """Seconds for what comes before the start, both at a time: is the model current, and is the database?"""
    return finish(
        {
            "checking the model": [python_of("rasa"), "-m", "bot.train"],
            "checking the database": [python_of("service"), "-m", "handoff", "migrate"],
        },
        folder,
        variables,
    )


async def _prepare_database(url: str) -> list[LogIn]:
    """A database with caseworkers for one desk."""
    database = Database(url)
    await migrate.upgrade(database)
    caseworkers = Caseworkers(database, utc_now)
    made = [LogIn(name=f"bench-{number}", password=secrets.token_urlsafe(9)) for number in range(CASEWORKERS)]
    for each in made:
        await caseworkers.add(each.name, each.password, each.name, "Gemeente Lindewaard", [DESK], capacity=ROOM)
    await database.close()
    return made
