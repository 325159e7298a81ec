"""The whole system for a test in a browser: handoff, the bot with its model, the built pages, and a browser."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from launch.places import ROOT, WEB, python_of
from tests.e2e import system
from tests.e2e.browsers import Browsers, Programs, programs
from tests.e2e.host_site import HostSite, host_site
from tests.e2e.people import People
from tests.e2e.system import Bot, Loket


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model; trained first when there is none."""
    if not system.MODEL.exists():
        subprocess.run(
            [python_of("rasa"), "-m", "bot.train"], cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, check=True
        )
    return system.MODEL


@pytest.fixture(scope="session")
def pages() -> Path:
    """The built web parts; built first when there are none."""
    dist = WEB / "dist"
    if not all((dist / part).exists() for part in ("widget/loket.js", "console/console.js", "demo/index.html")):
        subprocess.run(["npm", "--prefix", str(WEB), "run", "build"], check=True)  # noqa: S607
    return dist


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(model: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """The bot; one for all tests, because it loads for some ten seconds."""
    process = system.bot(tmp_path_factory.mktemp("bot"))
    await process.start()
    yield process
    await process.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sqlite_loket(bot: Bot, pages: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Loket]:
    """The service on SQLite with the bus of one process; one for all tests, because a start takes seconds."""
    folder = tmp_path_factory.mktemp("handoff")
    process = system.loket(folder, (f"sqlite+aiosqlite:///{folder / 'loket.db'}", None), bot.url)
    await process.start()
    yield process
    await process.stop()


@pytest.fixture(params=["sqlite"])
def postgres_and_redis(request: pytest.FixtureRequest) -> tuple[str, str] | None:
    """The URLs of both for a test that asks for them; ``None``: SQLite, and no Redis."""
    if request.param == "sqlite":
        return None
    return request.getfixturevalue("postgres_url"), request.getfixturevalue("redis_url")


@pytest_asyncio.fixture(loop_scope="session")
async def loket(
    postgres_and_redis: tuple[str, str] | None, sqlite_loket: Loket, bot: Bot, tmp_path: Path
) -> AsyncIterator[Loket]:
    """The service, without a conversation or a caseworker in it."""
    if postgres_and_redis is None:
        await sqlite_loket.empty()
        yield sqlite_loket
        return
    process = system.loket(tmp_path, postgres_and_redis, bot.url)
    await process.start()
    yield process
    await process.stop()


@pytest_asyncio.fixture(
    scope="session", loop_scope="session", params=[os.environ.get("LOKET_TEST_BROWSER", "chromium")]
)
async def browser(request: pytest.FixtureRequest) -> AsyncIterator[Programs]:
    """Chromium, or Firefox for a test that asks for it; ``LOKET_TEST_BROWSER=firefox``: Firefox for all."""
    async with async_playwright() as playwright:
        running = programs(playwright, request.param)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def people(loket: Loket, browser: Programs) -> AsyncIterator[People]:
    """Citizens and caseworkers, each in a browser of their own; no page may have stumbled over an error."""
    browsers = Browsers(browser)
    yield People(loket, browsers)
    errors = list(browsers.errors)
    await browsers.close()
    assert errors == []


@pytest.fixture
def site() -> Iterator[HostSite]:
    """A site of somebody else, on another origin than the service."""
    with host_site() as running:
        yield running
