"""Writes the locked requirements anew from ``pyproject.toml``: exact versions with their hashes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from launch.environments import TRUST_THE_MACHINE
from launch.places import REQUIREMENTS, ROOT
from launch.steps import run


@dataclass(frozen=True)
class Lock:
    """One file of requirements: the dependency groups in it and the Python that they are for."""

    name: str
    groups: tuple[str, ...]
    python: str


LOCKS = (
    Lock("tools", ("tools",), "3.8"),
    Lock("node", ("node",), "3.8"),
    Lock("rasa", ("rasa", "rasa-dev"), "3.10"),
    Lock("service", ("service", "dev"), "3.12"),
)


def lock_all(uv: Path) -> None:
    """Bring every file up to date; what still fits keeps its version. Raises ``Problem``."""
    for lock in LOCKS:
        groups = [option for group in lock.groups for option in ("--group", group)]
        # Without a header and without the index: the files name no host, so they fit any mirror.
        command = [uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header", *groups]
        file = REQUIREMENTS / f"{lock.name}.txt"
        command += ["--python-version", lock.python, "--output-file", file, ROOT / "pyproject.toml"]
        run(command, f"Locking {lock.name}", "See what uv says.", TRUST_THE_MACHINE)
