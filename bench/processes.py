"""Starts the processes that are measured, waits until they can answer, and looks at their memory."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from launch import steps
from launch.problem import Problem
from launch.up import healthy

LOOK_EVERY = 0.05  # seconds
LINES_SHOWN = 15


@dataclass(frozen=True)
class Running:
    """A process of the bench. ``health`` is the address that answers 200 when it can work, if it has one."""

    name: str
    process: subprocess.Popen[Any]
    log: Path
    health: str

    def busy(self) -> float:
        """Seconds of processor time that it used, with its threads."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Its memory with that of its children, in MB: what it shares is divided among those who share it (PSS)."""
        own = psutil.Process(self.process.pid)
        return sum(_proportional(each) for each in (own, *own.children(recursive=True))) / 1_000_000

    def resident(self) -> int:
        """Its own memory with what it shares (RSS), in bytes."""
        return int(psutil.Process(self.process.pid).memory_info().rss)


@contextmanager
def running(
    name: str, command: Sequence[object], health: str, folder: Path, variables: Mapping[str, str]
) -> Iterator[Running]:
    """A process, stopped at the end. Its output goes to a log in ``folder``."""
    log = folder / f"{name.replace(' ', '-')}.log"
    with log.open("wb") as output:
        process = steps.start(command, output, variables)
    try:
        yield Running(name, process, log, health)
    finally:
        steps.stop(process)


def wait_until_healthy(processes: Sequence[Running], within: float) -> float:
    """Seconds until all of them could work. Raises :class:`Problem` when one ends or it takes over ``within``."""
    started = time.monotonic()
    waiting = list(processes)
    while waiting:
        for each in waiting:
            if each.process.poll() is not None:
                raise Problem(f"{each.name} ended. Its last lines:\n{_last_lines(each.log)}")
        waiting = [each for each in waiting if not healthy(each.health)]
        if waiting and time.monotonic() - started > within:
            late = waiting[0]
            raise Problem(f"{late.name} was not ready after {within:.0f} s. Its last lines:\n{_last_lines(late.log)}")
        if waiting:
            time.sleep(LOOK_EVERY)
    return time.monotonic() - started


def free_ports(count: int) -> list[int]:
    """As many TCP ports of this machine that nobody listened on a moment ago."""
    listeners = [socket.socket() for _ in range(count)]
    try:
        for listener in listeners:
            listener.bind(("127.0.0.1", 0))
        return [int(listener.getsockname()[1]) for listener in listeners]
    finally:
        for listener in listeners:
            listener.close()


def finish(commands: Mapping[str, Sequence[object]], folder: Path, variables: Mapping[str, str]) -> float:
    """Run ``commands``, by what they do, to their end, all at a time. Gives the seconds until the last one ended.

    Raises :class:`Problem` when one fails.
    """
    started = time.monotonic()
    with ExitStack() as stack:
        at_work = [
            stack.enter_context(running(what, command, "", folder, variables)) for what, command in commands.items()
        ]
        for each in at_work:
            if each.process.wait() != 0:
                raise Problem(f"{each.name} failed. Its last lines:\n{_last_lines(each.log)}")
    return time.monotonic() - started


def _proportional(process: psutil.Process) -> float:
    """Bytes. Where the system does not tell what is shared (not Linux), all that is resident."""
    memory = process.memory_full_info()
    return float(getattr(memory, "pss", memory.rss))


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-LINES_SHOWN:])
