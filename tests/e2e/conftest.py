"""The whole system for a test in a browser: handoff, the bot with its model, the built pages, and a browser."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from launch.places import ROOT, WEB, python_of
from launch.programs import CHROMIUM, FIREFOX
from tests.e2e import system
from tests.e2e.people import Browsers, People
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
async def browser(request: pytest.FixtureRequest) -> AsyncIterator[Browser]:
    """Chromium, or Firefox for a test that asks for it; ``LOKET_TEST_BROWSER=firefox``: Firefox for all."""
    async with async_playwright() as playwright:
        browser = await (_firefox(playwright) if request.param == "firefox" else _chromium(playwright))
        yield browser
        await browser.close()


async def _chromium(playwright: Playwright) -> Browser:
    program = os.environ.get("LOKET_TEST_CHROMIUM") or CHROMIUM.find()
    assert program, "Chromium is not installed: install it, or let `make test` do it"
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    return await playwright.chromium.launch(executable_path=program, args=arguments)


async def _firefox(playwright: Playwright) -> Browser:
    """The Firefox that people have, over WebDriver BiDi, and not one that was patched for tests."""
    program = os.environ.get("LOKET_TEST_FIREFOX") or FIREFOX.find()
    assert program, "Firefox is not installed: install it, or let `make test` do it"
    # Several windows are at work at once; without this Firefox takes keys and focus for the one in front alone.
    preferences: dict[str, str | float | bool] = {"focusmanager.testmode": True}
    return await playwright.firefox.launch(
        executable_path=program, channel="moz-firefox", firefox_user_prefs=preferences
    )


@pytest_asyncio.fixture(loop_scope="session")
async def people(loket: Loket, browser: Browser) -> AsyncIterator[People]:
    """Citizens and caseworkers, each in a browser of their own; no page may have stumbled over an error."""
    browsers = Browsers(browser)
    yield People(loket, browsers)
    errors = list(browsers.errors)
    await browsers.close()
    assert errors == []
