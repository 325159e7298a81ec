"""Runs supervisord with the project's configuration, and asks it how the parts are."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
import xmlrpc.client
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil
from supervisor.xmlrpc import SupervisorTransport

from launch.crashes import CrashWatch, Part
from launch.leash import die_with_parent
from launch.places import LOGS, ROOT, VAR, shown
from launch.problem import Problem

CONFIGURATION = ROOT / "launch" / "supervisord.conf"
SOCKET_PATH_LIMIT = 100  # bytes: the operating system's own is 108, or 104 on some
STOP_SECONDS = 25.0  # the supervisor gives each part 10


class Supervisor:
    """A running supervisord."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.folder = folder
        self._process = process
        self._watch = CrashWatch()

    def check(self) -> None:
        """Raises :class:`Problem` when the supervisor ended or a part keeps crashing."""
        if self._process.poll() is not None:
            raise Problem(f"The supervisor ended: see {shown(LOGS / 'supervisord.log')}")
        crashing = self._watch.look(self.parts(), time.monotonic())
        if crashing is not None:
            raise Problem(f"{crashing.name} keeps crashing: {shown(log_of(crashing.name))} says why.")

    def parts(self) -> list[Part]:
        """How each part is; nothing while the supervisor itself is still starting."""
        try:
            with _talking_to(self.folder) as proxy:
                answer: Any = proxy.supervisor.getAllProcessInfo()
        except (OSError, http.client.HTTPException, xmlrpc.client.Error):
            return []
        return [Part(entry["name"], entry["statename"], entry["pid"]) for entry in answer]


def restart_part(folder: Path, name: str) -> None:
    """Stop the part ``name`` (such as ``handoff:handoff-8091``) of the supervisor in ``folder``, and start it again.

    Raises :class:`Problem`.
    """
    try:
        with _talking_to(folder) as proxy:
            proxy.supervisor.stopProcess(name, True)
            proxy.supervisor.startProcess(name, False)
    except (OSError, http.client.HTTPException, xmlrpc.client.Error) as error:
        raise Problem(f"{name} could not be restarted ({error}): see {shown(LOGS / 'supervisord.log')}") from error


@contextmanager
def _talking_to(folder: Path) -> Iterator[xmlrpc.client.ServerProxy]:
    # A connection for each question: one that failed once is of no use any more. The address is never looked at.
    transport = SupervisorTransport(None, None, f"unix://{folder / 'supervisor.sock'}")
    try:
        yield xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport)
    finally:
        transport.close()


def log_of(part: str) -> Path:
    """Where the output of ``part`` goes."""
    return LOGS / f"{part}.log"


@contextmanager
def supervised(variables: Mapping[str, str], configuration: Path | None = None) -> Iterator[Supervisor]:
    """All parts of ``configuration`` (none: those of ``make run``) running under a supervisor, with ``variables``; at
    the end nothing is left of them.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    with ExitStack() as at_the_end:
        folder = VAR
        if len(str(folder / "supervisor.sock").encode()) > SOCKET_PATH_LIMIT:
            folder = Path(at_the_end.enter_context(tempfile.TemporaryDirectory(prefix="loket-")))
        own = {"LOKET_LOGS": str(LOGS), "LOKET_SUPERVISOR_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}
        with (LOGS / "supervisord.out").open("wb") as output:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-W",
                    "ignore",
                    "-m",
                    "supervisor.supervisord",
                    "-c",
                    str(configuration or CONFIGURATION),
                ],
                cwd=ROOT,
                env={**os.environ, **variables, **own},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches this program alone, which then stops the rest in order
                preexec_fn=die_with_parent,
            )
        at_the_end.callback(_stop, process)
        yield Supervisor(process, folder)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let the supervisor stop its parts and itself; what is still there after that is killed."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # an impatient second Ctrl-C would leave things running
    try:
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        family = []
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for relative in family:
        try:
            relative.kill()  # psutil knows when the number has gone to somebody else
        except psutil.NoSuchProcess:
            continue
