"""The ports of several processes on one machine, and how to find what runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from launch.many import running, where_to_go
from launch.many_ports import ManyPorts
from launch.problem import Problem


def test_every_part_has_a_port_of_its_own() -> None:
    ports = ManyPorts.from_environment({})
    assert len(ports.handoffs) == len(ports.bots) == 2
    assert len(set(ports.all())) == 7


def test_ports_that_overlap_are_refused() -> None:
    with pytest.raises(Problem, match="do not fit together"):
        ManyPorts.from_environment({"LOKET_PORT": "8092"})


def test_only_the_load_balancer_is_where_to_go() -> None:
    ports = ManyPorts.from_environment({"LOKET_PORT": "9000", "LOKET_HOST": "0.0.0.0"})
    told = where_to_go(ports, "demo", "secret", "8 s")
    assert "http://127.0.0.1:9000/console/" in told
    assert "make restart-many" in told


def test_what_runs_is_found_or_told_not_to(tmp_path: Path) -> None:
    file = tmp_path / "running.json"
    with pytest.raises(Problem, match="does not run"):
        running(file)
    file.write_text(json.dumps({"supervisor": str(tmp_path), "handoffs": [1, 2]}))
    assert running(file).handoffs == [1, 2]
