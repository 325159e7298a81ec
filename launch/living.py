"""The living demonstration: citizens and colleagues that ``make demo`` plays beside a running Loket."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from launch.demo import DemoCaseworker, made_by_handoff
from launch.leash import die_with_parent
from launch.places import LOGS, ROOT, python_of, shown
from launch.problem import Problem

LOG = LOGS / "demo.log"
STOP_SECONDS = 10.0


@dataclass(frozen=True)
class Others:
    """Who is there beside the demo caseworker."""

    supervisor: DemoCaseworker
    colleagues: list[dict[str, str]]


class Players:
    """The program that plays them."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def check(self) -> None:
        """Raises :class:`Problem` when it ended."""
        if self._process.poll() is not None:
            raise Problem(f"The players of the demonstration stopped: see {shown(LOG)}")

    def stop(self) -> None:
        """Let them leave."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def make_others() -> Others:
    """Make the supervisor and the colleagues, with passwords for this time alone. Raises :class:`Problem`."""
    try:
        found: Any = json.loads(made_by_handoff("--others"))
        supervisor = DemoCaseworker(found["supervisor"]["name"], found["supervisor"]["password"])
        return Others(supervisor, list(found["colleagues"]))
    except (ValueError, KeyError, TypeError):
        raise Problem("`python -m handoff demo --others` did not give names and passwords.") from None


@contextmanager
def playing(url: str, others: Others) -> Iterator[Players]:
    """Play at the Loket at ``url`` until the end of the block."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            [python_of("service"), "-m", "demo", url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,
            start_new_session=True,  # Ctrl-C is for the launcher, which tells the players
        )
    if process.stdin is not None:
        process.stdin.write(json.dumps(others.colleagues).encode())
        process.stdin.close()
    players = Players(process)
    try:
        yield players
    finally:
        players.stop()
