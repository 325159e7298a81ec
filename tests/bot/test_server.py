"""The private door: one turn in, one answer out; nothing that a citizen says stands in the log."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.places import MODEL, PROJECT
from loket.wire import Turn, decode_answer, encode


class Server:
    """A running ``python -m bot``."""

    def __init__(self, port: int, log: Path, process: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self._times = Path(f"/proc/{process}/stat")

    def seconds_worked(self) -> float:
        """The time that processors worked for it so far, however busy the machine is with other things."""
        of_process, of_system = self._times.read_text().rpartition(")")[2].split()[11:13]
        return (int(of_process) + int(of_system)) / os.sysconf("SC_CLK_TCK")

    def post(self, body: bytes) -> tuple[int, bytes]:
        """Status and body of ``POST /turn``."""
        request = urllib.request.Request(f"{self.url}/turn", body)  # noqa: S310 - an address of our own
        try:
            with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own on a free port, ready to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("bot") / "log"
    command = [sys.executable, "-m", "bot", "--model", str(MODEL), "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=PROJECT, stdout=out, stderr=out, env={**os.environ, "PYTHONPATH": str(PROJECT)}
        ) as process,
    ):
        running = Server(port, log, process.pid)
        try:
            _wait_until_healthy(running, process)
            yield running
        finally:
            process.terminate()


def _wait_until_healthy(running: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        assert process.poll() is None, running.log.read_text()
        try:
            with urllib.request.urlopen(f"{running.url}/health", timeout=2) as response:  # noqa: S310
                assert response.status == 200
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"not healthy in time:\n{running.log.read_text()}")


def test_a_turn_is_answered_and_no_word_of_it_is_logged(server: Server) -> None:
    status, body = server.post(encode(Turn(conversation_id="c", language="nl", text="hoe vraag ik huurtoeslag aan")))
    assert status == 200
    assert decode_answer(body).messages
    assert "huurtoeslag" not in server.log.read_text()


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{}",
        b'{"conversation_id": "c", "language": "nl"}',
        b'{"conversation_id": "c", "language": "nl", "text": "a", "choice": "/greet"}',
        b'{"conversation_id": "c", "language": "nl", "choice": "/restart"}',
        b'{"conversation_id": "c", "language": "nl", "text": "hoi", "memory": "nonsense"}',
    ],
)
def test_what_is_no_turn_is_refused_with_a_reason(server: Server, body: bytes) -> None:
    status, answer = server.post(body)
    assert status == 400
    assert b"detail" in answer


def test_a_very_long_text_is_answered_in_time(server: Server) -> None:
    start = server.seconds_worked()
    status, _ = server.post(encode(Turn(conversation_id="c", language="nl", text="wat moet ik doen " * 6000)))
    assert status == 200
    assert 0 < server.seconds_worked() - start < 3
