"""Which ports the parts listen on, and whether they are free."""

from __future__ import annotations

import errno
import socket
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from launch.problem import Problem


@dataclass(frozen=True)
class Ports:
    """The public port of handoff, and a private one for each bot."""

    host: str
    public: int
    bots: tuple[int, ...]

    @staticmethod
    def from_environment(environ: Mapping[str, str]) -> Ports:
        """The ports that ``environ`` asks for. Raises :class:`Problem`."""
        first = number(environ, "LOKET_BOT_PORT", 5055, 1, 65535)
        bots = number(environ, "LOKET_BOTS", 1, 1, 64)
        public = number(environ, "LOKET_PORT", 8080, 1, 65535)
        ports = Ports(environ.get("LOKET_HOST") or "127.0.0.1", public, tuple(range(first, first + bots)))
        if public in ports.bots or ports.bots[-1] > 65535:
            raise Problem(f"LOKET_PORT={public} and LOKET_BOT_PORT={first} do not fit together: choose others.")
        return ports

    @property
    def bot_urls(self) -> str:
        """Where handoff finds the bots."""
        return ",".join(f"http://127.0.0.1:{port}" for port in self.bots)

    def check_free(self) -> None:
        """Raises :class:`Problem` when this machine refuses to listen on one of them."""
        check_port(self.host, self.public, f"LOKET_PORT={self.public + 1000}")
        for port in self.bots:
            check_port("127.0.0.1", port, f"LOKET_BOT_PORT={port + 1000}")


def check_port(host: str, port: int, instead: str, command: str = "make run") -> None:
    """Raises :class:`Problem` when this machine refuses to listen there; ``instead`` is what to try, of ``command``."""
    refused = refusal(host, port)
    if refused is None:
        return
    if refused.errno == errno.EADDRINUSE:
        raise Problem(f"Port {port} is taken{_by_whom(port)}: stop that, or choose another port: {instead} {command}")
    if refused.errno == errno.EACCES:
        raise Problem(f"Port {port} is not for this user: choose one above 1023, for example {instead} {command}")
    raise Problem(f"Nothing can listen on {host}, port {port} ({refused.strerror}): check LOKET_HOST.")


def refusal(host: str, port: int) -> OSError | None:
    """Why this machine refuses to listen on ``port``; None when it does not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the servers do: a connection of a minute ago that is not quite over does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            return error
    return None


def _by_whom(port: int) -> str:
    """Such as " by python (process 123)"; nothing when this user may not know."""
    try:
        connections = psutil.net_connections("tcp")
    except psutil.AccessDenied:
        return ""
    for connection in connections:
        if connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,) and connection.pid:
            try:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
            except psutil.NoSuchProcess:
                return ""
    return ""


def number(environ: Mapping[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    """The number that ``environ`` has under ``name``. Raises :class:`Problem`."""
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        raise Problem(f"{name}={text} is not right: give a number from {lowest} to {highest}.")
    return int(text)
