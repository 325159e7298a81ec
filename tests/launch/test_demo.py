"""The demo caseworker's password is made once, and only its owner can read it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from launch import demo
from launch.demo import DemoCaseworker
from launch.problem import Problem


def test_the_password_is_made_at_the_first_start_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "var" / "demo.json"
    monkeypatch.setattr(demo, "_make", lambda: DemoCaseworker("demo", "first"))
    assert demo.demo_caseworker(file).password == "first"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    monkeypatch.setattr(demo, "_make", lambda: DemoCaseworker("demo", "second"))
    assert demo.demo_caseworker(file).password == "first"


def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "demo.json"
    file.write_text('{"name": "demo"}')
    with pytest.raises(Problem, match="remove it"):
        demo.demo_caseworker(file)
