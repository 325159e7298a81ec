"""A step of the set-up tells what it does, keeps its output and leaves nothing running."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import psutil
import pytest

from launch import steps
from launch.problem import Problem

HAS_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"


@pytest.fixture(autouse=True)
def own_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOGS", tmp_path / "log")


def test_a_failed_step_says_what_to_do_and_where_its_output_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(steps.Failed) as failed:
        steps.run([sys.executable, "-c", "print('no room'); exit(1)"], "Packing", "Make room.")
    log = tmp_path / "log" / "setup-packing.log"
    assert str(failed.value) == f"Packing failed. Make room. Its output: {log}"
    assert log.read_text() == "no room\n"
    assert "no room\n" in capsys.readouterr().out


def test_a_long_step_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(steps, "STILL_BUSY_EVERY", 0.1)
    steps.run([sys.executable, "-c", "import time; time.sleep(0.4)"], "Packing", "")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("    … Packing: ")
    assert lines[-1].startswith("  ✓ Packing: ")


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(Problem, match="no-such-program cannot be started"):
        steps.run(["no-such-program"], "Packing", "")


def test_stopping_a_step_stops_what_it_started_too() -> None:
    process = steps.start([sys.executable, "-c", HAS_A_CHILD], None)
    parent = psutil.Process(process.pid)
    deadline = time.monotonic() + 30
    while not parent.children() and time.monotonic() < deadline:
        time.sleep(0.02)
    (child,) = parent.children()
    steps.stop(process)
    assert process.returncode is not None
    child.wait(10)
    assert not child.is_running()


def test_an_interrupted_step_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    process = steps.start([sys.executable, "-c", "import time; time.sleep(600)"], None)

    def interrupted(timeout: float | None = None) -> int:
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(process, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        steps.ended(process)
    assert process.returncode is not None


@pytest.mark.parametrize(("seconds", "shown"), [(8, "8 s"), (59.4, "59 s"), (125, "2 min 5 s")])
def test_times_are_told_in_words(seconds: float, shown: str) -> None:
    assert steps.seconds_since(time.monotonic() - seconds) == shown


def test_output_to_a_closed_window_does_not_stop_the_stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def write(self, text: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    steps.say("Stopping …")
