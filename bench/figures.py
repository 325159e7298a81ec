"""From what was measured to what is told."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from bench.load.orders import Measured


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of ``values`` do not exceed. Raises ValueError for none.

    No value in between is made up: the p99 is the latency of a message that was sent.
    """
    if not values:
        raise ValueError("nothing was measured")
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


class Latency(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds, how many were measured, how many in a second, and how many failed, by kind."""

    p50: float
    p95: float
    p99: float
    count: int
    per_second: float
    failures: dict[str, int]


def latency_of(measured: Measured) -> Latency:
    """The figures of a run. Raises ValueError when nothing was answered in it, with what went wrong instead."""
    if not measured.latencies:
        raise ValueError(f"nothing was answered: {measured.failures or 'no failures either'}")
    return Latency(
        p50=round(percentile(measured.latencies, 0.5), 1),
        p95=round(percentile(measured.latencies, 0.95), 1),
        p99=round(percentile(measured.latencies, 0.99), 1),
        count=len(measured.latencies),
        per_second=round(measured.per_second, 1),
        failures=measured.failures,
    )


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All that one run of the bench found. ``turns`` are by the number of conversations at a time.

    ``bot_alone`` is the bot's process without handoff, and ``default`` Rasa's default pipeline, which has no handoff
    either; both at the same number of conversations as ``turns[AT_A_TIME]``. ``memory`` is in MB, by process.
    """

    turns: dict[int, Latency]
    bot_alone: Latency
    default: Latency | None
    delivery: Latency
    restart_seconds: float
    start_seconds: float
    training_seconds: float
    default_training_seconds: float | None
    memory: dict[str, float]
    busy: dict[str, float]
    """Milliseconds of processor time that a turn at AT_A_TIME costs each process: what else the machine does hardly
    changes it."""
    rounds: list[list[float]]
    """Turns per second of Loket, and of the default pipeline if it was measured, in each round: how much they vary."""

    @property
    def speedup(self) -> float | None:
        """Turns per second of Loket, with all that it does, as a multiple of the default pipeline's."""
        if self.default is None:
            return None
        return round(self.turns[AT_A_TIME].per_second / self.default.per_second, 2)


AT_A_TIME = 8
TURN_P95_MS = 100.0
DELIVERY_P99_MS = 50.0
SPEEDUP = 3.0
RESTART_SECONDS = 20.0


def missed(figures: Figures) -> list[str]:
    """What was wanted and not reached, each in a sentence; nothing when all is well."""
    sentences = []
    turn = figures.turns[AT_A_TIME].p95
    if turn >= TURN_P95_MS:
        sentences.append(f"turn p95 at {AT_A_TIME} conversations: {turn:.0f} ms, wanted under {TURN_P95_MS:.0f} ms")
    if figures.delivery.p99 >= DELIVERY_P99_MS:
        sentences.append(f"delivery p99: {figures.delivery.p99:.0f} ms, wanted under {DELIVERY_P99_MS:.0f} ms")
    if figures.speedup is not None and figures.speedup < SPEEDUP:
        sentences.append(f"turns per second: {figures.speedup:.1f} times the default pipeline's, wanted {SPEEDUP:.0f}")
    if figures.restart_seconds >= RESTART_SECONDS:
        sentences.append(f"restart: {figures.restart_seconds:.0f} s, wanted under {RESTART_SECONDS:.0f} s")
    failed = {
        **{f"turns at {number}": latency.failures for number, latency in figures.turns.items()},
        "the bot alone": figures.bot_alone.failures,
        "delivery": figures.delivery.failures,
    }
    for what, failures in failed.items():
        if failures:
            sentences.append(f"{what}: {in_words(failures)}, wanted none")
    return sentences


def in_words(failures: dict[str, int]) -> str:
    """Such as ``2 failed (too-late 2)``."""
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(failures.items()))
    return f"{sum(failures.values())} failed ({kinds})"


def as_json(figures: Figures) -> str:
    """The figures as one JSON object on one line, with names that stay the same from one version to the next."""
    line: dict[str, object] = {
        "turn_p50_ms": figures.turns[AT_A_TIME].p50,
        "turn_p95_ms": figures.turns[AT_A_TIME].p95,
        "turns_per_second": figures.turns[AT_A_TIME].per_second,
    }
    for number, latency in figures.turns.items():
        if number != AT_A_TIME:
            line[f"turn_p50_ms_at_{number}"] = latency.p50
            line[f"turn_p95_ms_at_{number}"] = latency.p95
            line[f"turns_per_second_at_{number}"] = latency.per_second
    line |= {
        "speedup_over_default_pipeline": figures.speedup,
        "default_turns_per_second": figures.default.per_second if figures.default else None,
        "default_turn_p50_ms": figures.default.p50 if figures.default else None,
        "default_turn_p95_ms": figures.default.p95 if figures.default else None,
        "bot_alone_turns_per_second": figures.bot_alone.per_second,
        "bot_alone_turn_p95_ms": figures.bot_alone.p95,
        "delivery_p50_ms": figures.delivery.p50,
        "delivery_p95_ms": figures.delivery.p95,
        "delivery_p99_ms": figures.delivery.p99,
        "restart_seconds": round(figures.restart_seconds, 1),
        "start_seconds": round(figures.start_seconds, 1),
        "training_seconds": round(figures.training_seconds, 1),
        "default_training_seconds": round(figures.default_training_seconds, 1)
        if figures.default_training_seconds is not None
        else None,
        "memory_mb": {name: round(size) for name, size in figures.memory.items()},
        "cpu_ms_per_turn": {name: round(each, 1) for name, each in figures.busy.items()},
        "failures": sum(sum(each.failures.values()) for each in [*figures.turns.values(), figures.delivery]),
        "missed": missed(figures),
    }
    return msgspec.json.encode(line).decode()
