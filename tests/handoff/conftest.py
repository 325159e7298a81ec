"""A service for each test, on both stores: SQLite with the bus of one process, PostgreSQL with Redis."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from handoff.storage import migrate, passwords
from handoff.storage.database import Database
from loket.directory import Directory, load
from tests.handoff.routed import automatic
from tests.handoff.running import Bot, Running, running, running_bot
from tests.servers import PostgresServer, database_name

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The directory as it is shipped."""
    return load(ROOT / "data" / "directory")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashing that costs next to nothing: slow on purpose, it would be a fifth of the time of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy for each test."""
    path = tmp_path_factory.mktemp("migrated") / "loket.db"
    _migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> Iterator[str]:
    """The name of a migrated database to copy for each test."""
    url = postgres_server.create()
    _migrate(url)
    yield database_name(url)
    postgres_server.drop(url)


def _migrate(url: str) -> None:
    async def migrated() -> None:
        database = Database(url)
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(migrated())


@pytest.fixture(params=["sqlite", "postgres"])
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str | None]:
    """The URLs of an empty database and of Redis."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}", None
    return request.getfixturevalue("postgres_url"), request.getfixturevalue("redis_url")


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str | None]]:
    """The URLs of a migrated database and of Redis."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "loket.db")
        yield f"sqlite+aiosqlite:///{path}", None
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.create(template=request.getfixturevalue("migrated_postgres"))
    yield url, request.getfixturevalue("redis_url")
    server.drop(url)


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


@pytest.fixture
async def by_itself(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which the desk ``uwv`` assigns by itself."""
    async with running(store[0], automatic(directory), store[1], bot) as service:
        yield service
