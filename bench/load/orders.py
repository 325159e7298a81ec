"""What the process of clients is told to do, and what it tells afterwards. Both travel as JSON."""

from __future__ import annotations

from typing import Literal

import msgspec


class Turns(msgspec.Struct, frozen=True, kw_only=True, tag="turns"):
    """Have ``conversations`` at a time for ``seconds``: each asks its next question when the last one was answered.

    ``door`` says whom they talk with: ``widget`` is handoff's WebSocket, ``bot`` the bot's private address without
    handoff, ``rest`` the REST channel of a Rasa server. What ends in the first ``warm_up`` seconds is not counted.
    """

    door: Literal["widget", "bot", "rest"]
    url: str
    conversations: int
    seconds: float
    warm_up: float = 1.0


class LogIn(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker of the bench."""

    name: str
    password: str


class Deliveries(msgspec.Struct, frozen=True, kw_only=True, tag="deliveries"):
    """Caseworkers talk in ``conversations`` at a time for ``seconds``; the citizens answer each message.

    In each conversation a caseworker says something every ``pause`` seconds on average, at random moments that do not
    wait for the message before.
    """

    url: str
    caseworkers: list[LogIn]
    desk: str
    conversations: int
    seconds: float
    pause: float


Order = Turns | Deliveries


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """``latencies`` in milliseconds, of what was answered within ``seconds``; ``failures`` counts the rest by kind.

    ``answered`` counts what was answered in the warm-up and after the end too.
    """

    latencies: list[float]
    seconds: float
    answered: int
    failures: dict[str, int] = {}

    @property
    def per_second(self) -> float:
        """How many were answered in a second."""
        return len(self.latencies) / self.seconds if self.seconds else 0.0


def together(runs: list[Measured]) -> Measured:
    """Several runs as if they were one."""
    failures: dict[str, int] = {}
    for run in runs:
        for kind, count in run.failures.items():
            failures[kind] = failures.get(kind, 0) + count
    return Measured(
        latencies=[latency for run in runs for latency in run.latencies],
        seconds=sum(run.seconds for run in runs),
        answered=sum(run.answered for run in runs),
        failures=failures,
    )
