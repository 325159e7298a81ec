"""The processes of clients, from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bench.scale.orders import Order, Ready, Report, together
from launch.leash import die_with_parent
from launch.places import ROOT
from launch.problem import Problem
from launch.steps import stop

T = TypeVar("T")


class Crowd:
    """Processes that carry out one order each."""

    def __init__(self, processes: Sequence[subprocess.Popen[bytes]], folder: Path) -> None:
        self.processes = processes
        self.folder = folder

    def ready(self) -> Ready:
        """Wait until all are there."""
        found = [self._ready(process) for process in self.processes]
        failures: dict[str, int] = {}
        for each in found:
            for kind, count in each.failures.items():
                failures[kind] = failures.get(kind, 0) + count
        longest = max(each.seconds for each in found)
        return Ready(seconds=longest, opened=sum(each.opened for each in found), failures=failures)

    def go(self) -> None:
        """Have all of them begin."""
        for process in self.processes:
            _pipe(process.stdin).write(b"go\n")
            _pipe(process.stdin).flush()

    def report(self) -> Report:
        """What they measured together."""
        for process in self.processes:
            if process.wait() != 0:
                raise Problem(f"the clients failed: {_complaints(process)}")
        files = (_file(self.folder, number) for number in range(len(self.processes)))
        return together([msgspec.json.decode(file.read_bytes(), type=Report) for file in files])

    def _ready(self, process: subprocess.Popen[bytes]) -> Ready:
        line = _pipe(process.stdout).readline()
        if not line:
            process.kill()
            raise Problem(f"the clients failed: {_complaints(process)}")
        return msgspec.json.decode(line, type=Ready)


@contextmanager
def crowd(orders: Sequence[Order], code: Path | None = None) -> Iterator[Crowd]:
    """A process for each order, getting ready; ``code`` is another checkout of the service. Stopped at the end."""
    places = os.pathsep.join(str(place) for place in (code, ROOT) if place is not None)
    with tempfile.TemporaryDirectory(prefix="loket-clients-") as folder:
        processes = [_started(places, _file(Path(folder), number)) for number in range(len(orders))]
        try:
            for process, order in zip(processes, orders, strict=True):
                _pipe(process.stdin).write(msgspec.json.encode(order) + b"\n")
                _pipe(process.stdin).flush()
            yield Crowd(processes, Path(folder))
        finally:
            for process in processes:
                stop(process)
                for pipe in (process.stdin, process.stdout, process.stderr):
                    _pipe(pipe).close()


def carried_out(orders: Sequence[Order], code: Path | None = None) -> tuple[Ready, Report]:
    """Have all ``orders`` carried out at the same time."""
    with crowd(orders, code) as processes:
        ready = processes.ready()
        processes.go()
        return ready, processes.report()


def shares(things: Sequence[T], parts: int) -> list[list[T]]:
    """``things`` in so many lists of about the same length."""
    return [list(things[at::parts]) for at in range(parts)]


def _started(places: str, report: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "bench.scale.clients", str(report)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": places},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=die_with_parent,
    )


def _file(folder: Path, number: int) -> Path:
    """For the report of the process with this number."""
    return folder / f"{number}.json"


def _complaints(process: subprocess.Popen[bytes]) -> str:
    return str(_pipe(process.stderr).read().decode(errors="replace")[-2000:])


def _pipe(pipe: Any) -> Any:
    if pipe is None:
        raise ValueError("a process without pipes")
    return pipe
