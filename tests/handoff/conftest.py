"""A service for each test, on both stores: SQLite with the bus of one process, PostgreSQL with Redis."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from loket.directory import Directory, load
from tests.handoff.running import Bot, Running, running, running_bot

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The directory as it is shipped."""
    return load(ROOT / "data" / "directory")


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str | None]:
    """The URLs of database and Redis."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}", None
    return request.getfixturevalue("postgres_url"), request.getfixturevalue("redis_url")


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    """A bot that a test can give a script."""
    async with running_bot() as bot:
        yield bot


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A running service on either store."""
    database_url, redis_url = store
    async with running(database_url, directory, redis_url, bot) as service:
        yield service
