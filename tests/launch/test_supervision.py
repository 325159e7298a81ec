"""Parts run under the supervisor, crashes are told, and nothing stays behind, however the end comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from launch import supervision
from launch.places import ROOT
from launch.problem import Problem
from launch.supervision import Supervisor, supervised

SLEEPS = "import time; time.sleep(600)"
CRASHES = "raise SystemExit(1)"
CONFIGURATION = """
[supervisord]
nodaemon=true
silent=true
logfile=%(ENV_LOKET_LOGS)s/supervisord.log
pidfile=%(ENV_LOKET_SUPERVISOR_FOLDER)s/supervisord.pid

[unix_http_server]
file=%(ENV_LOKET_SUPERVISOR_FOLDER)s/supervisor.sock

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[program:part]
command={python} -m launch.leash {python} -c "{code}"
startsecs=0
autorestart=true
stdout_logfile=NONE
stderr_logfile=NONE
"""
KILLED_THE_HARD_WAY = """
import sys, time
from pathlib import Path
from launch import supervision
supervision.CONFIGURATION, supervision.VAR, supervision.LOGS = map(Path, sys.argv[1:])
with supervision.supervised({}) as supervisor:
    while not any(part.pid for part in supervisor.parts()):
        time.sleep(0.05)
    print(*[part.pid for part in supervisor.parts()], flush=True)
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Stopping ignores further signals; the tests still want theirs."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    kept = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, kept, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a configuration with one part that runs the given Python."""

    def configure(code: str) -> Path:
        file = tmp_path / "supervisord.conf"
        file.write_text(CONFIGURATION.format(python=sys.executable, code=code))
        monkeypatch.setattr(supervision, "CONFIGURATION", file)
        monkeypatch.setattr(supervision, "VAR", tmp_path)
        monkeypatch.setattr(supervision, "LOGS", tmp_path / "log")
        return file

    return configure


def running(supervisor: Supervisor) -> psutil.Process:
    """The part, once it runs."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for part in supervisor.parts():
            if part.pid:
                return psutil.Process(part.pid)
        time.sleep(0.05)
    raise AssertionError("the part did not start")


def watch(supervisor: Supervisor) -> None:
    """Look every moment whether all is well, for half a minute at most."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        supervisor.check()
        time.sleep(0.01)


def test_a_part_runs_and_is_gone_afterwards(configured: Callable[[str], Path]) -> None:
    configured(SLEEPS)
    with supervised({}) as supervisor:
        part = running(supervisor)
        supervisor.check()
    assert not part.is_running()


def test_the_log_of_a_part_that_keeps_crashing_is_named(configured: Callable[[str], Path]) -> None:
    configured(CRASHES)
    with supervised({}) as supervisor, pytest.raises(Problem, match=r"part keeps crashing: .*part\.log"):
        watch(supervisor)


def test_a_supervisor_that_cannot_start_is_told(configured: Callable[[str], Path]) -> None:
    configured(SLEEPS).write_text("[supervisord]\nlogfile=%(ENV_THAT_IS_NOT_THERE)s\n")
    with supervised({}) as supervisor, pytest.raises(Problem, match="The supervisor ended"):
        watch(supervisor)


def test_nothing_stays_behind_when_the_launcher_is_killed(configured: Callable[[str], Path], tmp_path: Path) -> None:
    file = configured(SLEEPS)
    launcher = subprocess.Popen(
        [sys.executable, "-c", KILLED_THE_HARD_WAY, str(file), str(tmp_path), str(tmp_path / "log")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert launcher.stdout is not None
    part = psutil.Process(int(launcher.stdout.readline()))
    supervisor = psutil.Process(part.ppid())
    launcher.kill()
    launcher.wait()
    launcher.stdout.close()
    gone, alive = psutil.wait_procs([part, supervisor], timeout=20)
    assert not alive
    assert len(gone) == 2


def test_the_project_s_own_configuration_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supervisor.options import ServerOptions

    for name in ("LOKET_LOGS", "LOKET_SUPERVISOR_FOLDER"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("LOKET_BOTS", "2")
    monkeypatch.setenv("LOKET_BOT_PORT", "6000")
    monkeypatch.chdir(ROOT)
    options = ServerOptions()
    options.realize(["-c", str(supervision.CONFIGURATION)])
    processes = {process.name: process for group in options.process_group_configs for process in group.process_configs}
    assert set(processes) == {"handoff", "bot-6000", "bot-6001"}
    assert processes["bot-6001"].environment == {"LOKET_BOT_PORT": "6001"}
    assert all(process.stopasgroup and process.killasgroup for process in processes.values())
