"""Which ports the parts of ``make run-many`` listen on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from launch.ports import check_port, number
from launch.problem import Problem

HANDOFFS = 2
BOTS = 2


@dataclass(frozen=True)
class ManyPorts:
    """The public port of the load balancer, and a private one for each part behind it."""

    host: str
    public: int
    handoffs: tuple[int, ...]
    bots: tuple[int, ...]
    postgres: int
    redis: int

    @staticmethod
    def from_environment(environ: Mapping[str, str]) -> ManyPorts:
        """The ports that ``environ`` asks for. Raises :class:`Problem`."""
        handoff = number(environ, "LOKET_HANDOFF_PORT", 8091, 1, 65535)
        bot = number(environ, "LOKET_BOT_PORT", 5055, 1, 65535)
        ports = ManyPorts(
            environ.get("LOKET_HOST") or "127.0.0.1",
            number(environ, "LOKET_PORT", 8080, 1, 65535),
            tuple(range(handoff, handoff + HANDOFFS)),
            tuple(range(bot, bot + BOTS)),
            number(environ, "LOKET_POSTGRES_PORT", 5442, 1, 65535),
            number(environ, "LOKET_REDIS_PORT", 6389, 1, 65535),
        )
        if len(set(ports.all())) != len(ports.all()):
            raise Problem(f"The ports {', '.join(map(str, ports.all()))} do not fit together: choose others.")
        return ports

    def all(self) -> list[int]:
        """Every port."""
        return [self.public, *self.handoffs, *self.bots, self.postgres, self.redis]

    @property
    def bot_urls(self) -> str:
        """Where handoff finds the bots."""
        return ",".join(f"http://127.0.0.1:{port}" for port in self.bots)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the load balancer."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::", ""} else self.host  # noqa: S104 - compared, not bound
        return f"[{host}]:{self.public}" if ":" in host else f"{host}:{self.public}"

    def check_free(self) -> None:
        """Raises :class:`Problem` when this machine refuses to listen on one of them."""
        names = {self.public: "LOKET_PORT", self.postgres: "LOKET_POSTGRES_PORT", self.redis: "LOKET_REDIS_PORT"}
        names |= dict.fromkeys(self.handoffs, "LOKET_HANDOFF_PORT") | dict.fromkeys(self.bots, "LOKET_BOT_PORT")
        for port, name in names.items():
            host = self.host if port == self.public else "127.0.0.1"
            check_port(host, port, f"{name}={port + 1000}", "make run-many")
