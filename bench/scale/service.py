"""Handoff processes on one database and one Redis, with a stand-in for the bot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.processes import Running, free_ports, running, wait_until_healthy
from launch import up
from launch.places import python_of
from launch.steps import stop

READY_WITHIN = 60.0  # seconds


@dataclass
class Handoffs:
    """The handoff processes, each at its own address; the same addresses after a restart."""

    folder: Path
    ports: list[int]
    variables: dict[str, str]
    processes: list[Running] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)

    @property
    def urls(self) -> list[str]:
        """Where they are."""
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def start(self) -> float:
        """Start them; the seconds until all are well."""
        for number, port in enumerate(self.ports, 1):
            variables = {**self.variables, "LOKET_PORT": str(port)}
            # -P: the code is that of the PYTHONPATH in `variables`, when there is one, and not of the current folder.
            command = [python_of("service"), "-P", "-m", "handoff", "serve"]
            health = f"http://127.0.0.1:{port}/health"
            handoff = running(f"handoff {number}", command, health, self.folder, variables)
            self.processes.append(self._stack.enter_context(handoff))
        return wait_until_healthy(self.processes, READY_WITHIN)

    def stop(self) -> None:
        """Stop them, all at the same time, as an operator does."""
        for each in self.processes:
            each.process.terminate()
        for each in self.processes:
            stop(each.process)
        self._stack.close()
        self.processes = []

    def busy(self) -> float:
        """Seconds of processor time that they used together."""
        return sum(each.busy() for each in self.processes)

    def resident(self) -> int:
        """Bytes of memory that they have together (RSS)."""
        return sum(each.resident() for each in self.processes)


@contextmanager
def handoffs(folder: Path, count: int, database: str, redis: str, code: Path | None = None) -> Iterator[Handoffs]:
    """So many handoff processes, running. ``code`` is another checkout to take them from."""
    *ports, bot_port = free_ports(count + 1)
    variables = {
        **up.DEFAULTS,
        "LOKET_DATABASE_URL": sqlalchemy(database),
        "LOKET_REDIS_URL": redis,
        "LOKET_BOT_URLS": f"http://127.0.0.1:{bot_port}",
        # The bench's citizens are quicker than people.
        "LOKET_MESSAGES_PER_SECOND": "100000",
        "LOKET_MESSAGE_BURST": "100000",
        # They are on duty without a console that renews it; it is the queue that is measured, not their leaving.
        "LOKET_WRAP_UP": "0",
    }
    if code is not None:
        variables["PYTHONPATH"] = str(code)
    standin = [python_of("service"), "-m", "bench.scale.standin", bot_port]
    with running("stand-in", standin, f"http://127.0.0.1:{bot_port}/health", folder, {}) as bot:
        wait_until_healthy([bot], READY_WITHIN)
        found = Handoffs(folder, ports, variables)
        try:
            found.start()
            yield found
        finally:
            found.stop()


@contextmanager
def served(name: str, module: str, folder: Path, arguments: Sequence[object] = ()) -> Iterator[tuple[Running, str]]:
    """A server of the bench's own; the process and its address."""
    [port] = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    command = [python_of("service"), "-m", module, port, *arguments]
    with running(name, command, f"{url}/health", folder, {}) as server:
        wait_until_healthy([server], READY_WITHIN)
        yield server, url


def sqlalchemy(address: str) -> str:
    """An address of PostgreSQL as the service writes it."""
    return address.replace("postgresql://", "postgresql+asyncpg://")
