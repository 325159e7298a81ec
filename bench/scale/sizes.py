"""How much of everything one run takes."""

from __future__ import annotations

from dataclasses import dataclass

FIRST, GROWN, STUFFED = "first", "grown", "full store"
"""The rounds: as it is, with more conversations, and with many closed ones in the store."""


@dataclass(frozen=True)
class Sizes:
    """Counts, loads (messages in a second) and seconds. ``growth`` times the first four is measured, too."""

    windows: int  # conversations that are open at a time
    talking: int  # of these, conversations with a caseworker in which is talked
    claims: int  # conversations that wait to be claimed
    resuming: int  # windows that come back after a restart
    growth: int
    closed: int  # conversations in the store when it is full
    caseworkers: int
    loads: tuple[float, ...]
    fixed_load: float  # at which rounds are compared
    seconds: float  # of each measurement
    idle_seconds: float
    claim_seconds: float  # after which claiming ends, whoever still waits
    bot_turns: int  # the length of the longest conversation; none: the bot is not measured
    processes: int = 4  # of clients
    handoffs: int = 2
    bot_conversations: int = 4
    rounds: tuple[str, ...] = (FIRST, GROWN, STUFFED)


FULL = Sizes(
    windows=500,
    talking=100,
    claims=200,
    resuming=200,
    growth=10,
    closed=100_000,
    caseworkers=160,
    loads=(50.0, 100.0, 200.0, 300.0, 400.0, 500.0),
    fixed_load=100.0,
    seconds=6.0,
    idle_seconds=20.0,
    claim_seconds=30.0,
    bot_turns=150,
)
QUICK = Sizes(
    windows=20,
    talking=6,
    claims=12,
    resuming=10,
    growth=2,
    closed=300,
    caseworkers=6,
    loads=(10.0,),
    fixed_load=10.0,
    seconds=1.0,
    idle_seconds=1.0,
    claim_seconds=10.0,
    bot_turns=0,
    processes=2,
    rounds=(FIRST,),
)
