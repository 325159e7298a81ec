"""The interpreters for the environments are found wherever machines keep them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from launch.interpreters import candidates, find_python, version_of
from launch.problem import Problem


def interpreter(path: Path, says: str, code: int = 0) -> Path:
    """A program at ``path`` that answers like a Python of version ``says``, or fails with ``code``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine without any Python."""
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}


@pytest.fixture
def uv(tmp_path: Path) -> Path:
    """A uv that knows no Python and cannot download one."""
    return interpreter(tmp_path / "tools" / "uv", "", code=2)


def test_the_path_comes_first(tmp_path: Path, machine: dict[str, str], uv: Path) -> None:
    wanted = interpreter(tmp_path / "bin" / "python3.10", "3.10")
    interpreter(tmp_path / "home/.pyenv/versions/3.10.13/bin/python3.10", "3.10")
    assert find_python("3.10", uv, machine) == str(wanted)


def test_a_stand_in_of_pyenv_that_does_not_run_is_passed_over(
    tmp_path: Path, machine: dict[str, str], uv: Path
) -> None:
    interpreter(tmp_path / "bin" / "python3.10", "pyenv: python3.10: command not found", code=127)
    wanted = interpreter(tmp_path / "home/.pyenv/versions/3.10.13/bin/python3.10", "3.10")
    assert find_python("3.10", uv, machine) == str(wanted)


def test_pyenv_is_found_without_being_on_the_path_newest_first(tmp_path: Path, machine: dict[str, str]) -> None:
    root = tmp_path / "elsewhere"
    for version in ("3.10.9", "3.10.13", "3.10-dev", "3.1.5", "3.12.1"):
        minor = "3.10" if version.startswith("3.10") else version.rpartition(".")[0]
        interpreter(root / "versions" / version / "bin" / f"python{minor}", minor)
    found = list(candidates("3.10", {**machine, "PYENV_ROOT": str(root)}))
    assert [Path(path).parent.parent.name for path in found] == ["3.10.13", "3.10.9"]


def test_what_uv_knows_is_used(tmp_path: Path, machine: dict[str, str]) -> None:
    known = interpreter(tmp_path / "uv-python" / "python3.12", "3.12")
    uv = interpreter(tmp_path / "tools" / "uv", str(known))
    assert find_python("3.12", uv, machine) == str(known)


def test_a_missing_interpreter_is_one_line_that_says_what_to_do(machine: dict[str, str], uv: Path) -> None:
    with pytest.raises(Problem) as problem:
        find_python("3.10", uv, machine)
    assert "Python 3.10 was not found" in str(problem.value)
    assert "pyenv install 3.10" in str(problem.value)
    assert "\n" not in str(problem.value)


def test_the_version_of_what_is_not_there_is_unknown(tmp_path: Path) -> None:
    assert version_of(str(tmp_path / "python3")) is None
    assert version_of(os.devnull) is None
