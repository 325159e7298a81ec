"""A port that cannot be had is told with what to do about it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from launch.ports import Ports
from launch.problem import Problem
from tests.servers import free_port


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_without_settings_there_is_one_public_port_on_this_machine_alone() -> None:
    ports = Ports.from_environment({})
    assert (ports.host, ports.public, ports.bots[0]) == ("127.0.0.1", 8080, 5055)


def test_several_bots_listen_on_ports_in_a_row() -> None:
    ports = Ports.from_environment({"LOKET_BOTS": "2", "LOKET_BOT_PORT": "6000"})
    assert ports.bots == (6000, 6001)
    assert ports.bot_urls == "http://127.0.0.1:6000,http://127.0.0.1:6001"


@pytest.mark.parametrize(
    ("name", "value"),
    [("LOKET_PORT", "web"), ("LOKET_PORT", "0"), ("LOKET_PORT", "70000"), ("LOKET_BOTS", "0"), ("LOKET_BOTS", "-1")],
)
def test_a_setting_that_is_no_such_number_is_named(name: str, value: str) -> None:
    with pytest.raises(Problem, match=f"{name}={value}"):
        Ports.from_environment({name: value})


@pytest.mark.parametrize(
    "environ",
    [
        {"LOKET_PORT": "5056", "LOKET_BOTS": "2"},
        {"LOKET_BOT_PORT": "65535", "LOKET_BOTS": "2"},
    ],
)
def test_ports_that_do_not_fit_together_are_refused(environ: dict[str, str]) -> None:
    with pytest.raises(Problem, match="do not fit together"):
        Ports.from_environment(environ)


def test_free_ports_are_no_problem() -> None:
    Ports("127.0.0.1", free_port(), (free_port(),)).check_free()


def test_a_taken_public_port_says_by_whom_and_what_to_type(taken_port: int) -> None:
    with pytest.raises(Problem) as problem:
        Ports("127.0.0.1", taken_port, (free_port(),)).check_free()
    assert f"Port {taken_port} is taken" in str(problem.value)
    assert f"process {os.getpid()}" in str(problem.value)
    assert f"LOKET_PORT={taken_port + 1000} make run" in str(problem.value)


def test_a_taken_port_of_a_bot_names_the_setting_of_the_bots(taken_port: int) -> None:
    with pytest.raises(Problem, match="LOKET_BOT_PORT="):
        Ports("127.0.0.1", free_port(), (taken_port,)).check_free()


def test_an_address_of_another_machine_is_not_called_a_taken_port() -> None:
    with pytest.raises(Problem, match="check LOKET_HOST"):
        Ports("192.0.2.1", free_port(), (free_port(),)).check_free()
