"""The processes of clients, from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
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

    def __init__(self, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        self.processes = processes

    def ready(self) -> Ready:
        """Wait until all are there."""
        found = [self._line(process, Ready) for process in self.processes]
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
        return together([self._line(process, Report) for process in self.processes])

    def _line(self, process: subprocess.Popen[bytes], kind: type[T]) -> T:
        line = _pipe(process.stdout).readline()
        if not line:
            process.kill()
            said = _pipe(process.stderr).read().decode(errors="replace")
            raise Problem(f"the clients failed: {said[-2000:]}")
        return msgspec.json.decode(line, type=kind)


@contextmanager
def crowd(orders: Sequence[Order], code: Path | None = None) -> Iterator[Crowd]:
    """A process for each order, getting ready; ``code`` is another checkout of the service. Stopped at the end."""
    places = os.pathsep.join(str(place) for place in (code, ROOT) if place is not None)
    processes = [
        subprocess.Popen(
            [sys.executable, "-P", "-m", "bench.scale.clients"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": places},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        for _ in orders
    ]
    try:
        for process, order in zip(processes, orders, strict=True):
            _pipe(process.stdin).write(msgspec.json.encode(order) + b"\n")
            _pipe(process.stdin).flush()
        yield Crowd(processes)
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


def _pipe(pipe: Any) -> Any:
    if pipe is None:
        raise ValueError("a process without pipes")
    return pipe
