"""What runs before anything is installed runs on any Python from 3.8, without packages."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from launch.places import ROOT

OF_THE_SERVICE = {
    "demo",
    "living",
    "many",
    "many_ports",
    "ports",
    "restart",
    "supervision",
    "up",
}  # these run in the finished environment
BOOTSTRAP = [path for path in sorted((ROOT / "launch").glob("*.py")) if path.stem not in OF_THE_SERVICE]


@pytest.mark.parametrize("module", BOOTSTRAP, ids=lambda path: path.stem)
def test_a_module_of_the_set_up_needs_nothing_that_is_not_there_yet(module: Path) -> None:
    tree = ast.parse(module.read_text(), feature_version=(3, 8))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    foreign = {name for name in imported if name.partition(".")[0] not in {*sys.stdlib_module_names, "launch"}}
    assert not foreign
    assert not {f"launch.{name}" for name in OF_THE_SERVICE} & imported


def test_the_set_up_is_among_what_was_looked_at() -> None:
    assert {"__main__", "environments", "interpreters", "stamps"} <= {path.stem for path in BOOTSTRAP}
