"""Starting waits for what is really ready, and tells where to go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from launch import up
from launch.demo import DemoCaseworker
from launch.ports import Ports
from launch.problem import Problem
from launch.supervision import Supervisor
from tests.servers import free_port


class Answering(BaseHTTPRequestHandler):
    """Says how it is with the status that its server was given."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


class AllWell(Supervisor):
    """A supervisor with nothing to report."""

    def __init__(self) -> None:
        pass

    def check(self) -> None:
        """Nothing is wrong."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_only_200_is_healthy(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://127.0.0.1:{server.server_port}/health"
    assert up.healthy(url)
    monkeypatch.setattr(Answering, "status", 503)
    assert not up.healthy(url)


def test_a_part_that_does_not_listen_is_not_healthy() -> None:
    assert not up.healthy(f"http://127.0.0.1:{free_port()}/health")


def test_waiting_ends_when_all_parts_are_well(server: HTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    up.wait_until_healthy(AllWell(), Ports("127.0.0.1", server.server_port, (server.server_port,)))
    assert "✓ healthy" in capsys.readouterr().out


def test_waiting_does_not_go_on_for_ever_and_names_who_is_late(
    server: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(up, "HEALTHY_WITHIN", 0.3)
    late = free_port()
    with pytest.raises(Problem) as problem:
        up.wait_until_healthy(AllWell(), Ports("127.0.0.1", server.server_port, (late,)))
    assert f"bot-{late}" in str(problem.value)
    assert "handoff" not in str(problem.value)
    assert f"var/log/bot-{late}.log" in str(problem.value)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8080"),
        ("0.0.0.0", "http://127.0.0.1:8080"),
        ("::1", "http://[::1]:8080"),
        ("192.168.1.7", "http://192.168.1.7:8080"),
    ],
)
def test_the_address_is_one_that_a_browser_here_can_open(host: str, address: str) -> None:
    assert up.public_address(Ports(host, 8080, (5055,))) == address


def test_whoever_starts_it_is_told_where_to_go_and_how_to_log_in() -> None:
    told = up.where_to_go(Ports("127.0.0.1", 9000, (5055,)), DemoCaseworker("demo", "Xk2-pq"), "8 s")
    for part in ("http://127.0.0.1:9000/\n", "http://127.0.0.1:9000/en/", "/console/", "demo", "Xk2-pq", "Ctrl-C"):
        assert part in told


def test_two_at_once_from_one_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(up, "VAR", tmp_path / "var")
    with up.only_one(), pytest.raises(Problem, match="already runs"), up.only_one():
        pass
