"""Finds the Python interpreters that the environments are made with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from launch.problem import Problem
from launch.steps import answer_of, run, say

SHOW_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def find_python(version: str, uv: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The path of a Python ``version`` ("3.10"): on the PATH, of pyenv, known to uv, or downloaded by uv.

    Raises :class:`Problem`.
    """
    for candidate in candidates(version, environ):
        if version_of(candidate) == version:
            return candidate
    known = _known_to_uv(version, uv)
    if known is not None:
        return known
    say(f"    Python {version} is not on this machine: downloading it")
    try:
        run([uv, "python", "install", version], f"Python {version}", "There may be no internet.")
    except Problem:
        raise missing(version) from None
    known = _known_to_uv(version, uv)
    if known is None:
        raise missing(version)
    return known


def candidates(version: str, environ: Mapping[str, str]) -> Iterator[str]:
    """Where a Python ``version`` may be, best first. pyenv's need not be on the PATH."""
    on_path = shutil.which(f"python{version}", path=environ.get("PATH", os.defpath))
    if on_path is not None:
        yield on_path
    pyenv = Path(environ.get("PYENV_ROOT") or Path(environ.get("HOME", "~")).expanduser() / ".pyenv")
    found = (pyenv / "versions").glob(f"{version}.*/bin/python{version}")
    yield from (str(path) for path in sorted(found, key=_patch_number, reverse=True))


def version_of(python: str) -> str | None:
    """The version ("3.10") of an interpreter; None when it does not run, as pyenv's stand-ins sometimes do not."""
    return answer_of([python, "-c", SHOW_VERSION])


def missing(version: str) -> Problem:
    """What to tell when there is no Python ``version``."""
    return Problem(
        f"Python {version} was not found and could not be downloaded: install it"
        f" (for example `pyenv install {version}`) and try again."
    )


def _known_to_uv(version: str, uv: Path) -> str | None:
    found = answer_of([uv, "python", "find", "--no-project", "--no-config", version])
    return found if found and version_of(found) == version else None


def _patch_number(python: Path) -> int:
    """3.10.13 comes after 3.10.9; what is not a number (3.10.0rc1, 3.10-dev) comes last."""
    patch = python.parent.parent.name.rpartition(".")[2]
    return int(patch) if patch.isdigit() else -1
