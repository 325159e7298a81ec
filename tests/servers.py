"""A PostgreSQL and a Redis of the tests' own, for as long as the tests run.

``LOKET_TEST_POSTGRES_URL`` and ``LOKET_TEST_REDIS_URL`` name servers to use instead; the Redis is emptied before each
test, and the PostgreSQL user must be allowed to create databases.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

from launch.leash import die_with_parent

START_SECONDS = 60  # a busy machine with two cores needs a while for initdb
POSTGRES_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
# What makes a database safe against a power cut makes tests slow, and protects nothing here.
POSTGRES_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
}


class ServerDidNotStart(Exception):
    """A server that the tests need is not installed or does not start; the message says which and why."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server; ``url`` is of its maintenance database, in SQLAlchemy's form for asyncpg."""

    url: str

    def create(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of the one called ``template``. Gives its URL."""
        name = f"loket_{uuid.uuid4().hex[:12]}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template or "template0"}"')
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def drop(self, url: str) -> None:
        """Remove the database at ``url``, also when somebody is still connected."""
        self._execute(f'DROP DATABASE IF EXISTS "{database_name(url)}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        import asyncpg  # only in the service environment

        async def execute() -> None:
            connection = await asyncpg.connect(self.url.replace("postgresql+asyncpg://", "postgresql://"))
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        _in_a_thread(lambda: asyncio.run(execute()))


def database_name(url: str) -> str:
    """The name of the database at ``url``."""
    return urlsplit(url).path.lstrip("/")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The PostgreSQL server of this test run."""
    given = os.environ.get("LOKET_TEST_POSTGRES_URL")
    if given:
        yield PostgresServer(given)
        return
    with private_postgres() as url:
        yield PostgresServer(url)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A fresh, empty PostgreSQL database, as a SQLAlchemy URL."""
    url = postgres_server.create()
    yield url
    postgres_server.drop(url)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The Redis server of this test run, as a URL."""
    given = os.environ.get("LOKET_TEST_REDIS_URL")
    if given:
        yield given
        return
    with private_redis() as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """An empty Redis, as a URL."""
    _empty(redis_server)
    return redis_server


@contextmanager
def private_postgres() -> Iterator[str]:
    """A PostgreSQL server in a temporary folder. Raises :class:`ServerDidNotStart`."""
    initdb, postgres = (_program(name, POSTGRES_FOLDERS, "PostgreSQL") for name in ("initdb", "postgres"))
    user = _unprivileged_user()
    # Not pytest's tmp_path: its folders are closed to the user that PostgreSQL runs as when root runs the tests.
    with tempfile.TemporaryDirectory(prefix="loket-postgres-", ignore_cleanup_errors=True) as folder:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = Path(folder, "data")
        command = [initdb, "--pgdata", str(data), "--username", "loket", "--auth", "trust", "--no-sync"]
        made = _start([*command, "--encoding", "UTF8", "--locale", "C"], folder, user)
        if made.wait(START_SECONDS) != 0:
            raise ServerDidNotStart(f"initdb failed: {_log_of(folder)}")
        port = free_port()
        settings = [f"--{name}={value}" for name, value in POSTGRES_SETTINGS.items()]
        server = _start([postgres, "-D", str(data), "-p", str(port), "-k", folder, *settings], folder, user)
        url = f"postgresql+asyncpg://loket@127.0.0.1:{port}/postgres"
        with _stopped_at_the_end(server):
            _wait_until(lambda: PostgresServer(url)._execute("SELECT 1"), server, folder)
            yield url


@contextmanager
def private_redis() -> Iterator[str]:
    """A Redis server that keeps nothing on disk. Raises :class:`ServerDidNotStart`."""
    program = _program("redis-server", (), "Redis")
    with tempfile.TemporaryDirectory(prefix="loket-redis-") as folder:
        port = free_port()
        command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
        server = _start([*command, "--dir", folder], folder, None)
        url = f"redis://127.0.0.1:{port}/0"
        with _stopped_at_the_end(server):
            _wait_until(lambda: _empty(url), server, folder)
            yield url


def _empty(url: str) -> None:
    """Remove everything from the Redis at ``url``."""
    import redis

    with redis.Redis.from_url(url) as client:
        client.flushall()


def free_port() -> int:
    """A TCP port on this machine that nobody listened on a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _program(name: str, folders: Sequence[str], server: str) -> str:
    """The path of the newest ``name``."""
    found = [str(path) for pattern in folders for path in Path("/").glob(f"{pattern.lstrip('/')}/{name}")]
    program = max(found, default=None, key=_version_in) or shutil.which(name)
    if program is None:
        raise ServerDidNotStart(f"{name} was not found: install {server}, or let `make test` do it")
    return program


def _version_in(path: str) -> list[int]:
    """The numbers in ``path``, so that 15 comes after 9."""
    return [int(number) for number in "".join(c if c.isdigit() else " " for c in path).split()]


def _unprivileged_user() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as: it refuses root. None: whoever runs the tests."""
    if os.getuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _start(command: Sequence[str], folder: str, user: pwd.struct_passwd | None) -> subprocess.Popen[bytes]:
    """Start ``command`` in ``folder``, its output in a log there; it ends when the tests are killed."""
    as_user: dict[str, Any] = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    with Path(folder, "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,
            start_new_session=True,  # Ctrl-C is for pytest: the servers stop after the tests that use them
            **as_user,
        )


def _wait_until(works: Callable[[], None], server: subprocess.Popen[bytes], folder: str) -> None:
    """Try ``works`` until it raises nothing."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return works()
        except Exception as error:  # whatever the client library raises while the server is still starting up
            if server.poll() is not None or time.monotonic() > deadline:
                raise ServerDidNotStart(f"{server.args!r}: {error}; its log: {_log_of(folder)}") from error
        time.sleep(0.05)


@contextmanager
def _stopped_at_the_end(server: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        server.send_signal(signal.SIGINT)  # to PostgreSQL: do not wait for clients
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _log_of(folder: str) -> str:
    return Path(folder, "log").read_text(errors="replace")[-2000:]


def _in_a_thread(work: Callable[[], None]) -> None:
    """Run ``work`` in a thread of its own: a fixture may be asked for while an event loop runs in this one."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
