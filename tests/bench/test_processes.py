"""Processes of the bench: waited for, told about when they fail, and stopped."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from bench.__main__ import chosen_with
from bench.load.orders import Measured
from bench.measuring import Chosen, Side
from bench.processes import finish, free_ports, running, wait_until_healthy
from launch.problem import Problem


def test_a_process_is_waited_for_and_stopped(tmp_path: Path) -> None:
    [port] = free_ports(1)
    command = [sys.executable, "-m", "http.server", port, "--bind", "127.0.0.1", "--directory", tmp_path]
    with running("a server", command, f"http://127.0.0.1:{port}/", tmp_path, {}) as server:
        assert 0 < wait_until_healthy([server], 20) < 20
        assert server.memory() > 1
        assert server.busy() > 0
    assert not psutil.pid_exists(server.process.pid)


def test_a_process_that_ends_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no model')"]
    with (
        running("bot 1", command, "http://127.0.0.1:1/health", tmp_path, {}) as bot,
        pytest.raises(Problem, match=r"bot 1 ended(.|\n)*no model"),
    ):
        wait_until_healthy([bot], 20)


def test_a_process_that_is_never_ready_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with (
        running("bot 1", command, "http://127.0.0.1:1/health", tmp_path, {}) as bot,
        pytest.raises(Problem, match="bot 1 was not ready after 0 s"),
    ):
        wait_until_healthy([bot], 0.1)


def test_commands_run_at_the_same_time(tmp_path: Path) -> None:
    # Each waits for the other's file: one after the other they would never end.
    meet = """import pathlib, sys, time
pathlib.Path(sys.argv[1]).touch()
while not pathlib.Path(sys.argv[2]).exists():
    time.sleep(0.01)"""
    one, two = tmp_path / "one", tmp_path / "two"
    commands = {"one": [sys.executable, "-c", meet, one, two], "two": [sys.executable, "-c", meet, two, one]}
    assert 0 < finish(commands, tmp_path, {}) < 20


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"training failed(.|\n)*mistake in data"):
        finish({"training": [sys.executable, "-c", "raise SystemExit('mistake in data')"]}, tmp_path, {})


def test_ports_differ() -> None:
    assert len(set(free_ports(5))) == 5


def test_processor_time_is_per_turn_of_all_rounds() -> None:
    side = Side("widget", "http://127.0.0.1:1", [], busy={"handoff": 0.5, "bot 1": 1.0}, answered=100)
    assert side.busy_per_turn() == {"handoff": 5.0, "bot 1": 10.0}


def test_processor_time_without_turns_is_an_error() -> None:
    measured = Measured(latencies=[], seconds=1, answered=0)
    with pytest.raises(ValueError, match="nothing was answered"):
        Side("rest", "http://127.0.0.1:1", [], rounds=[measured]).busy_per_turn()


def test_options_have_defaults_that_make_bench_uses() -> None:
    assert chosen_with([]) == Chosen(seconds=12.0, bots=1, skip_default=False)
    assert chosen_with(["--skip-default", "--seconds", "3", "--bots", "2"]) == Chosen(3.0, 2, True)


@pytest.mark.parametrize("wrong", [["--seconds", "0"], ["--bots", "0"], ["--bots", "many"]])
def test_options_that_cannot_be_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        chosen_with(wrong)
