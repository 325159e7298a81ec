"""What one run found, and the line of JSON about it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bench.figures import percentile
from bench.scale.sizes import FIRST, GROWN, STUFFED


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds, and how many were measured. All zero when nothing was."""

    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    count: int = 0


def times(latencies: Sequence[float]) -> Times:
    """The percentiles of ``latencies`` (milliseconds)."""
    if not latencies:
        return Times()
    at = {share: round(percentile(latencies, share), 1) for share in (0.5, 0.95, 0.99)}
    return Times(p50=at[0.5], p95=at[0.95], p99=at[0.99], count=len(latencies))


class Talked(msgspec.Struct, frozen=True, kw_only=True):
    """Words of citizens: ``load`` is what was asked for in a second (none: as fast as it goes), ``per_second`` what was
    committed. ``committed`` until the citizen's window knows so, ``delivered`` until they stand in the console.
    """

    load: float | None
    per_second: float
    committed: Times
    delivered: Times
    cpu_ms: float  # processor time of the handoff processes for each
    failures: dict[str, int]


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """The same without door and browsers; ``delivered`` from the moment that the log gives until another process read
    it.
    """

    per_second: float
    committed: Times
    delivered: Times
    delivered_per_second: float


class ClaimsMade(msgspec.Struct, frozen=True, kw_only=True):
    """Claims: how many a second, who came too late, and whether each conversation has exactly one owner."""

    per_second: float
    made: int
    left: int
    refused: int
    wrong: int
    times: Times
    failures: dict[str, int]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """Windows that are open at a time, with kilobytes of handoff's memory and processor time while nothing happens
    (1.0: a whole core).
    """

    wanted: int
    opened: int
    still_open: int
    per_second: float
    kb_each: float
    idle_cores: float
    failures: dict[str, int]


class Resumed(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from the moment that handoff was stopped: until it was well again, until half of the windows and until
    the last of them had everything.
    """

    windows: int
    whole: int
    well: float
    half: float
    last: float
    failures: dict[str, int]


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """Everything at one size."""

    talked: Talked
    fastest: Talked
    stored: Stored
    claims: ClaimsMade
    opened: Opened
    resumed: Resumed


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the machine can do at best: a bare Sanic WebSocket that sends back (its memory in kilobytes a socket), and a
    bare row that PostgreSQL commits, from as many processes with as many connections as the store's.
    """

    echo_per_second: float
    echo: Times
    echo_kb_each: float
    inserts_per_second: float
    insert: Times


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``bot`` are milliseconds of a turn by its number in the conversation."""

    limits: Limits
    loads: list[Talked]
    rounds: dict[str, Round]
    bot: dict[int, float]
    closed: int
    growth: int
    descriptors: int

    @property
    def largest(self) -> Round:
        """The round with the most conversations."""
        return self.rounds.get(GROWN, self.rounds[FIRST])

    def name(self, of: str) -> str:
        """What a round is called in tables and in JSON."""
        return {GROWN: f"conversations_x{self.growth}", STUFFED: f"closed_{self.closed}"}.get(of, of)


WINDOWS, MESSAGES, RESUME_SECONDS, BOT_GROWTH = 5000, 500.0, 30.0, 1.5


def missed(figures: Figures) -> list[str]:
    """What was wanted and not reached, in sentences."""
    found = []
    grown, first = figures.largest, figures.rounds[FIRST]
    if grown.opened.still_open < WINDOWS:
        found.append(f"windows open at a time: {grown.opened.still_open}, wanted {WINDOWS}")
    if grown.opened.still_open < grown.opened.wanted:
        found.append(f"windows asked for: {grown.opened.wanted}, open: {grown.opened.still_open}")
    if first.stored.per_second < MESSAGES:
        found.append(f"messages a second through store and bus: {first.stored.per_second}, wanted {MESSAGES:.0f}")
    wrong = sum(each.claims.wrong for each in figures.rounds.values())
    if wrong:
        found.append(f"conversations with more than one claim, or another owner than who claimed: {wrong}, wanted none")
    if grown.resumed.whole < grown.resumed.windows or grown.resumed.last > RESUME_SECONDS:
        found.append(
            f"windows whole after a restart: {grown.resumed.whole} of {grown.resumed.windows} in "
            f"{grown.resumed.last} s, wanted all in {RESUME_SECONDS:.0f} s"
        )
    turns = list(figures.bot.values())
    if turns and turns[-1] > turns[0] * BOT_GROWTH:
        found.append(f"a turn of the bot grows from {turns[0]} to {turns[-1]} ms with the conversation")
    return found


def as_json(figures: Figures) -> str:
    """The figures as one JSON object on one line, with names that stay the same from one version to the next."""
    first, grown = figures.rounds[FIRST], figures.largest
    limits = figures.limits
    line = {
        "windows_open": grown.opened.still_open,
        "kb_per_conversation": grown.opened.kb_each,
        "idle_cores": grown.opened.idle_cores,
        "store_messages_per_second": first.stored.per_second,
        "door_messages_per_second": first.fastest.per_second,
        "claims_per_second": first.claims.per_second,
        "claims_wrong": sum(each.claims.wrong for each in figures.rounds.values()),
        "delivery": {
            f"{each.load:g}": {
                "per_second": each.per_second,
                "committed": each.committed,
                "delivered": each.delivered,
                "failures": sum(each.failures.values()),
            }
            for each in figures.loads
        },
        "resume_seconds": grown.resumed.last,
        "resume_windows": grown.resumed.whole,
        "bot_turn_ms": {str(turn): each for turn, each in figures.bot.items()},
        "limits": limits,
        "of_the_limit": {
            "door_messages_to_echo": _ratio(first.fastest.per_second, limits.echo_per_second),
            "store_messages_to_inserts": _ratio(first.stored.per_second, limits.inserts_per_second),
            "kb_to_echo": _ratio(grown.opened.kb_each, limits.echo_kb_each),
        },
        "growth": {figures.name(name): growth(first, each) for name, each in figures.rounds.items() if name != FIRST},
        "rounds": figures.rounds,
        "descriptors": figures.descriptors,
        "missed": missed(figures),
    }
    return msgspec.json.encode(line).decode()


def growth(first: Round, then: Round) -> dict[str, float | None]:
    """How each figure of ``then`` stands to that of ``first``: 1.0 is the same, of a rate less is worse."""
    return {
        "store_messages_per_second": _ratio(then.stored.per_second, first.stored.per_second),
        "door_messages_per_second": _ratio(then.fastest.per_second, first.fastest.per_second),
        "delivered_p50": _ratio(then.talked.delivered.p50, first.talked.delivered.p50),
        "delivered_p99": _ratio(then.talked.delivered.p99, first.talked.delivered.p99),
        "cpu_ms_per_message": _ratio(then.talked.cpu_ms, first.talked.cpu_ms),
        "claims_per_second": _ratio(then.claims.per_second, first.claims.per_second),
        "kb_per_conversation": _ratio(then.opened.kb_each, first.opened.kb_each),
        "idle_cores": _ratio(then.opened.idle_cores, first.opened.idle_cores),
        "resume_seconds": _ratio(then.resumed.last, first.resumed.last),
    }


def _ratio(one: float, other: float) -> float | None:
    return round(one / other, 2) if other else None
