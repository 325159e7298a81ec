"""PostgreSQL and Redis that a test can kill, stop and start again on the same port, with what they kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tests import servers

MOUNT, UNMOUNT = "/bin/mount", "/bin/umount"
# As it is installed: what was acknowledged must be there after a crash.
SETTINGS = {"listen_addresses": "127.0.0.1", "max_connections": "120", "checkpoint_timeout": "30s"}


class Postgres:
    """A PostgreSQL server; ``room``: megabytes of its disk, which is in memory then (only root can have that)."""

    def __init__(self, room: int | None = None) -> None:
        self.folder = tempfile.mkdtemp(prefix="loket-faults-")
        self.port = servers.free_port()
        self.disk = Path(self.folder, "disk")
        self.disk.mkdir()
        self.room = room
        if room is not None:
            subprocess.run([MOUNT, "-t", "tmpfs", "-o", f"size={room}m", "tmpfs", self.disk], check=True)
        self._user = servers._unprivileged_user()
        if self._user is not None:
            for path in (self.folder, self.disk):
                os.chown(path, self._user.pw_uid, self._user.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        initdb = servers._program("initdb", servers.POSTGRES_FOLDERS, "PostgreSQL")
        command = [initdb, "--pgdata", str(self.disk / "data"), "--username", "loket", "--auth", "trust", "--no-sync"]
        small = ["--wal-segsize", "1"] if room is not None else []
        made = servers._start([*command, *small, "--encoding", "UTF8", "--locale", "C"], self.folder, self._user)
        if made.wait(servers.START_SECONDS) != 0:
            raise servers.ServerDidNotStart(f"initdb failed: {servers._log_of(self.folder)}")

    @property
    def server(self) -> servers.PostgresServer:
        """For making databases."""
        return servers.PostgresServer(f"postgresql+asyncpg://loket@127.0.0.1:{self.port}/postgres")

    def start(self) -> None:
        """Start it; comes back when it answers."""
        postgres = servers._program("postgres", servers.POSTGRES_FOLDERS, "PostgreSQL")
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        (self.disk / "data" / "postmaster.pid").unlink(missing_ok=True)  # of one that was killed
        command = [postgres, "-D", str(self.disk / "data"), "-p", str(self.port), "-k", self.folder, *settings]
        self._process = servers._start(command, self.folder, self._user)
        servers._wait_until(lambda: self.server._execute("SELECT 1"), self._process, self.folder)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT without waiting for clients, SIGQUIT as a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)

    def ended(self) -> bool:
        """Whether it gave up by itself."""
        return self._process is None or self._process.poll() is not None

    def fill(self, leave: int) -> None:
        """Fill its disk but for ``leave`` bytes."""
        free = os.statvfs(self.disk)
        with (self.disk / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(1, free.f_bavail * free.f_frsize - leave))

    def make_room(self) -> None:
        """There is room again."""
        (self.disk / "ballast").unlink(missing_ok=True)

    def close(self) -> None:
        """Stop it, and forget everything."""
        self.stop()
        if self.room is not None:
            subprocess.run([UNMOUNT, "-l", self.disk], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis:
    """A Redis server that keeps nothing."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="loket-faults-")
        self.port = servers.free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; comes back when it answers."""
        program = servers._program("redis-server", (), "Redis")
        command = [program, "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        self._process = servers._start([*command, "--dir", self.folder], self.folder, None)
        servers._wait_until(lambda: servers._empty(f"redis://127.0.0.1:{self.port}/0"), self._process, self.folder)

    def kill(self) -> None:
        """End it the hard way."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """Stop it, and forget everything."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def can_mount() -> bool:
    """Whether this user may have a disk of a size of its own."""
    if os.getuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(OSError, subprocess.CalledProcessError):
        subprocess.run([MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True, capture_output=True)
        subprocess.run([UNMOUNT, folder], check=True, capture_output=True)
        return True
    return False
