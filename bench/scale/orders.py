"""What the processes of clients are told to do, and what they tell afterwards; all of it travels as JSON.

Each order has two parts: the clients get ready and say so, and when they are told to go, they measure.
"""

from __future__ import annotations

import msgspec


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that a citizen of the bench has: ``last_seq`` is that of its newest event."""

    id: str
    token: str
    last_seq: int


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker who is logged in: ``key`` is the cookie's, ``csrf`` goes with every change."""

    id: str
    key: str
    csrf: str


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation, and the place of its caseworker in the list of sessions."""

    key: Key
    caseworker: int


class Hold(msgspec.Struct, frozen=True, kw_only=True, tag="hold"):
    """Open the windows of all ``keys``, spread over the handoff processes, and keep them open for ``seconds``."""

    urls: list[str]
    keys: list[Key]
    seconds: float


class Talk(msgspec.Struct, frozen=True, kw_only=True, tag="talk"):
    """Citizens say something in the conversations of ``pairs``, ``load`` times a second together, at random moments
    that wait for nothing; none: as fast as it goes, each citizen when the words before have arrived.

    The citizen's window is open at one handoff process, the console of the caseworker who follows at another.
    """

    urls: list[str]
    sessions: list[Session]
    pairs: list[Pair]
    load: float | None
    seconds: float


class Claims(msgspec.Struct, frozen=True, kw_only=True, tag="claims"):
    """The caseworkers of ``sessions`` claim the conversations of ``waiting``, all at the same time and all from the
    front, with their consoles open, until none is left.
    """

    urls: list[str]
    sessions: list[Session]
    waiting: list[str]
    seconds: float


class Resume(msgspec.Struct, frozen=True, kw_only=True, tag="resume"):
    """Open the windows of all ``keys``; come back, as the widget does, when the connection is lost, and stop when every
    window has ``more`` events than at first, or after ``seconds``.
    """

    urls: list[str]
    keys: list[Key]
    more: int
    seconds: float


class Store(msgspec.Struct, frozen=True, kw_only=True, tag="store"):
    """Without handoff's door: commit words of citizens in the conversations of ``keys`` by the service's own commands,
    ``writers`` at a time, and read what another process commits in those of ``heard`` as soon as the bus tells of it.
    """

    database: str
    redis: str
    keys: list[Key]
    heard: list[Key]
    writers: int
    seconds: float


class Echo(msgspec.Struct, frozen=True, kw_only=True, tag="echo"):
    """Send words to a WebSocket that sends them back, over so many ``sockets``, and wait for each."""

    url: str
    sockets: int
    seconds: float


class Insert(msgspec.Struct, frozen=True, kw_only=True, tag="insert"):
    """Insert a row of the length of an event and commit it, over so many ``connections``, and wait for each."""

    database: str
    connections: int
    seconds: float


Order = Hold | Talk | Claims | Resume | Store | Echo | Insert


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The clients are there: how many seconds that took, and what could not be opened, by kind."""

    seconds: float
    opened: int
    failures: dict[str, int] = {}


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one process measured. Latencies are in milliseconds; what an order does not measure is empty.

    ``moments`` are those (of the machine's monotonic clock) at which something was done.
    """

    committed: list[float] = []
    delivered: list[float] = []
    moments: list[float] = []
    done: int = 0
    refused: int = 0
    failures: dict[str, int] = {}


def together(reports: list[Report]) -> Report:
    """Several reports as if they were one."""
    failures: dict[str, int] = {}
    for report in reports:
        for kind, count in report.failures.items():
            failures[kind] = failures.get(kind, 0) + count
    return Report(
        committed=[each for report in reports for each in report.committed],
        delivered=[each for report in reports for each in report.delivered],
        moments=[each for report in reports for each in report.moments],
        done=sum(report.done for report in reports),
        refused=sum(report.refused for report in reports),
        failures=failures,
    )
