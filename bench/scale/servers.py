"""A PostgreSQL and a Redis of the bench's own, set as an operator would leave them: what is committed is on disk."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import redis

from bench.processes import Running, finish, free_ports, running
from launch.problem import Problem
from launch.programs import POSTGRES, REDIS, Program

CONNECTIONS = 200
READY_WITHIN = 30.0  # seconds
_TRUST = ("--username", "loket", "--auth", "trust", "--encoding", "UTF8", "--locale", "C")


@contextmanager
def postgres(folder: Path) -> Iterator[tuple[Running, str]]:
    """A PostgreSQL server with the settings of its distribution; the process and the address of a database in it."""
    initdb = Path(_found(POSTGRES))
    data, as_user = folder / "postgres", _as_user()
    folder.chmod(0o711)  # the user that PostgreSQL runs as must reach its own folder in it
    data.mkdir()
    if (user := _unprivileged()) is not None:
        os.chown(data, user.pw_uid, user.pw_gid)
    finish({"making the database": [*as_user, initdb, "--pgdata", data, *_TRUST]}, folder, {})
    [port] = free_ports(1)
    command = [*as_user, initdb.with_name("postgres"), "-D", data, "-p", port, "-k", data]
    command += [f"--max_connections={CONNECTIONS}", "--listen_addresses=127.0.0.1"]
    address = f"postgresql://loket@127.0.0.1:{port}/postgres"
    with running("postgres", command, "", folder, {}) as server:
        _wait(lambda: asyncio.run(_asked(address)), server)
        yield server, address


@contextmanager
def redis_server(folder: Path) -> Iterator[tuple[Running, str]]:
    """A Redis that keeps nothing; the process and its address."""
    [port] = free_ports(1)
    command = [
        _found(REDIS),
        "--bind",
        "127.0.0.1",
        "--port",
        port,
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        folder,
    ]
    address = f"redis://127.0.0.1:{port}/0"
    with running("redis", command, "", folder, {}) as server:
        _wait(lambda: _pinged(address), server)
        yield server, address


async def _asked(address: str) -> None:
    connection = await asyncpg.connect(address)
    await connection.close()


def _pinged(address: str) -> None:
    with redis.Redis.from_url(address) as client:
        client.ping()


def _wait(works: Callable[[], object], server: Running) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while True:
        try:
            works()
            return
        except (OSError, asyncpg.PostgresError, redis.RedisError) as error:
            if server.process.poll() is not None or time.monotonic() > deadline:
                said = server.log.read_text(errors="replace")[-1500:]
                raise Problem(f"{server.name} does not start: {error}. It said:\n{said}") from error
        time.sleep(0.05)


def _found(program: Program) -> str:
    place = program.find()
    if place is None:
        raise Problem(f"{program.name} is not installed: install it (Debian: apt-get install {program.package}).")
    return place


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as: it refuses root. None: whoever runs the bench."""
    if os.getuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


def _as_user() -> list[str]:
    """What to put before a command so that it runs as that user, and ends when the bench is killed."""
    user = _unprivileged()
    if user is None:
        return []
    change = shutil.which("setpriv")
    if change is None:
        raise Problem("PostgreSQL does not run as root, and setpriv (util-linux) is not here: run this as a user.")
    return [change, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig", "TERM"]
