"""Runs the programs that setting up needs: shows that something happens, keeps the output, stops them on Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

from launch.leash import die_with_parent
from launch.places import LOGS, ROOT, shown
from launch.problem import Problem

STILL_BUSY_EVERY = 10.0  # seconds between two signs of life
PATIENCE = 5.0  # seconds that a stopped program gets to put its things away


class Failed(Problem):
    """A program ended with an error."""


def say(line: str) -> None:
    """Show ``line`` at once, also when the output goes to a file."""
    with suppress(OSError):  # the window that showed it may be closed; stopping in order matters more
        print(line, flush=True)


def run(command: Sequence[object], what: str, advice: str, variables: Mapping[str, str] | None = None) -> None:
    """Run ``command`` in the project's folder; ``what`` says in the user's words what it does.

    Its output goes to a log. Raises :class:`Failed`, with ``advice`` and the place of the log, when it fails.
    """
    with begun(command, what, advice, variables) as step:
        step.finish()


@contextmanager
def begun(
    command: Sequence[object], what: str, advice: str, variables: Mapping[str, str] | None = None
) -> Iterator[Step]:
    """Like :func:`run`, for doing something else until ``finish``; stopped when that something goes wrong."""
    log = log_of(what)
    with log.open("wb") as output:
        process = start(command, output, variables)
    try:
        yield Step(process, what, advice, log, time.monotonic())
    finally:
        if process.poll() is None:
            stop(process)


@dataclass(frozen=True)
class Step:
    """A program at work. ``started`` is of the monotonic clock."""

    process: subprocess.Popen[Any]
    what: str
    advice: str
    log: Path
    started: float

    def finish(self) -> None:
        """Wait for the end, with a line now and then that says it is still going on. Raises :class:`Failed`."""
        while True:
            try:
                code = self.process.wait(STILL_BUSY_EVERY)
                break
            except subprocess.TimeoutExpired:
                say(f"    … {self.what}: {seconds_since(self.started)}")
        if code != 0:
            lines = self.log.read_text(errors="replace").splitlines(keepends=True)
            say("".join(lines[-40:] if os.environ.get("CI") else lines[-4:]))  # CI: the log is gone with the machine
            raise Failed(f"{self.what} failed. {self.advice} Its output: {shown(self.log)}")
        say(f"  ✓ {self.what}: {seconds_since(self.started)}")


def log_of(what: str, kind: str = "setup") -> Path:
    """The file for the output of the step of this ``kind`` called ``what``."""
    LOGS.mkdir(parents=True, exist_ok=True)
    name = "-".join("".join(c if c.isalnum() else " " for c in what.lower()).split())
    return LOGS / f"{kind}-{name}.log"


def start(
    command: Sequence[object], output: IO[Any] | None, variables: Mapping[str, str] | None = None
) -> subprocess.Popen[Any]:
    """Start ``command`` in a process group of its own, so that all of it can be stopped."""
    try:
        return subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=None if output is None else subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
    except OSError as error:
        raise Problem(f"{command[0]} cannot be started: {error}") from error


def ended(process: subprocess.Popen[Any]) -> int:
    """Wait for ``process`` and give its exit code; when this program is stopped, stop ``process`` first."""
    try:
        return process.wait()
    except BaseException:
        stop(process)
        raise


def seconds_since(moment: float) -> str:
    """The time since ``moment`` (of the monotonic clock) for people: ``8 s`` or ``2 min 5 s``."""
    seconds = round(time.monotonic() - moment)
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min {seconds % 60} s"


def stop(process: subprocess.Popen[Any]) -> None:
    """Stop ``process`` and everything that it started."""
    for with_signal in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, with_signal)
        except ProcessLookupError:
            break
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def answer_of(command: Sequence[object]) -> str | None:
    """The first line that ``command`` prints; None when it fails or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    except OSError:
        return None
    return (done.stdout.strip().splitlines() or [""])[0] if done.returncode == 0 else None


@contextmanager
def told_plainly() -> Iterator[None]:
    """Ends the program with one line for what went wrong, and quietly when it is told to stop."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Also where a shell started this in the background, which makes Ctrl-C's signal ignored.
        signal.signal(number, _interrupted)
    try:
        yield
    except (Problem, OSError) as problem:  # the system's own words tell which file and why
        print(f"✗ {problem}", file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr, flush=True)
        sys.exit(130)


def _interrupted(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
