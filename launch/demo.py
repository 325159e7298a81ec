"""The demo caseworker: made at the first start, with a password that was never written down anywhere else."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from launch.places import ROOT, VAR, python_of
from launch.problem import Problem

FILE = VAR / "demo-caseworker.json"


@dataclass(frozen=True)
class DemoCaseworker:
    """Whom to log in as."""

    name: str
    password: str


def demo_caseworker(file: Path = FILE) -> DemoCaseworker:
    """The demo caseworker of this database, made when there is none yet. Raises :class:`Problem`."""
    if not file.exists():
        made = _make()
        _keep(file, made)
        return made
    return _read(file.read_text(), f"{file} is damaged: remove it and try again.")


def made_by_handoff(*options: str) -> str:
    """What ``python -m handoff demo`` with ``options`` prints. Raises :class:`Problem`."""
    done = subprocess.run(
        [python_of("service"), "-m", "handoff", "demo", *options],
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Problem(f"The people of the demonstration could not be made ({reason}): see `python -m handoff demo`.")
    return done.stdout


def _make() -> DemoCaseworker:
    return _read(made_by_handoff(), "`python -m handoff demo` did not give a name and a password: look at its output.")


def _read(text: str, advice: str) -> DemoCaseworker:
    try:
        data = json.loads(text)
        return DemoCaseworker(data["name"], data["password"])
    except (ValueError, KeyError, TypeError):
        raise Problem(advice) from None


def _keep(file: Path, made: DemoCaseworker) -> None:
    """Store ``made`` so that only this user can read it, from its first byte."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        json.dump({"name": made.name, "password": made.password}, stream)
