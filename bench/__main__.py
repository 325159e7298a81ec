"""``make bench``, or ``python -m bench``: measures Loket, and prints a table and one line of JSON."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench import loket, machine
from bench.default_bot import model as default_model
from bench.default_bot import server as default_server
from bench.figures import AT_A_TIME, Figures, as_json, latency_of
from bench.load.clients import carry_out
from bench.load.orders import Deliveries, Measured, Order, Turns, together
from bench.loket import Loket
from bench.table import table
from launch.steps import told_plainly

AT_ONCE = (1, AT_A_TIME, 32)
ROUNDS = 2
WARM_UP = 3.0
DELIVERED_TO, PAUSE = 50, 2.5
DELIVERING = 2
"""Times as long as a measurement of turns: a p99 needs many messages, and these are few in a second."""


@dataclass(frozen=True)
class Chosen:
    """The options."""

    seconds: float
    bots: int
    skip_default: bool


class Progress:
    """Tells on standard error what is going on, and since how long."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, line: str) -> None:
        """Show ``line``."""
        print(f"{time.monotonic() - self._started:6.1f} s  {line}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = _chosen(arguments)
    progress = Progress()
    with told_plainly(), tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        facts = machine.facts()
        figures = measure(chosen, Path(folder), progress)
        progress("done")
        settings = f"bots  {chosen.bots}; {chosen.seconds:.0f} s a measurement; the clients run on the same cores"
        print(table(facts, figures, settings))
        print(as_json(figures))


def measure(chosen: Chosen, folder: Path, progress: Progress) -> Figures:
    """Everything, one after the other. Raises :class:`Problem` when something does not work."""
    progress("training the model anew")
    training = loket.train(folder)
    progress(f"… {training:.1f} s. Is the model that is served current?")
    loket.make_current(folder)
    default_training = None if chosen.skip_default else _default_model(folder, progress)
    with ExitStack() as stack:
        progress("starting Loket")
        ours = stack.enter_context(loket.serving(folder, chosen.bots))
        progress(f"… {ours.restart_seconds:.1f} s")
        processes = list(ours.processes)
        default_url = None
        if not chosen.skip_default:
            progress("starting the default pipeline's server and action server")
            default_url, more = stack.enter_context(default_server.serving(folder))
            processes += more
        _warm_up(ours.url, default_url, progress)
        turns, default, rounds = _turns(chosen, ours, default_url, progress)
        bot_alone = _measured(
            Turns(door="bot", url=ours.bot_url, conversations=AT_A_TIME, seconds=chosen.seconds), progress
        )
        delivery = _measured(
            Deliveries(
                url=ours.url,
                caseworkers=ours.caseworkers,
                desk=loket.DESK,
                conversations=DELIVERED_TO,
                seconds=DELIVERING * chosen.seconds,
                pause=PAUSE,
            ),
            progress,
        )
        return Figures(
            turns={number: latency_of(run) for number, run in turns.items()},
            bot_alone=latency_of(bot_alone),
            default=latency_of(default) if default else None,
            delivery=latency_of(delivery),
            restart_seconds=ours.restart_seconds,
            start_seconds=ours.start_seconds,
            training_seconds=training,
            default_training_seconds=default_training,
            memory={each.name: each.memory() for each in processes},
            rounds=rounds,
        )


def _default_model(folder: Path, progress: Progress) -> float:
    """Seconds that training the default pipeline takes, or took when the model is there already."""
    seconds = default_model.trained()
    if seconds is None:
        progress("training the default pipeline: once, some minutes")
        seconds = default_model.train(folder)
    progress(f"the default pipeline was trained in {seconds:.0f} s")
    return seconds


def _turns(
    chosen: Chosen, ours: Loket, default_url: str | None, progress: Progress
) -> tuple[dict[int, Measured], Measured | None, list[tuple[float, float]]]:
    """Turns of Loket by number at a time, those of the default pipeline, and both a second in each round.

    The two take turns, so that a machine that gets slower or faster meanwhile does so for both.
    """
    by_number: dict[int, Measured] = {}
    both: list[tuple[Measured, Measured | None]] = []
    for number in AT_ONCE:
        order = Turns(door="widget", url=ours.url, conversations=number, seconds=chosen.seconds)
        if number != AT_A_TIME:
            by_number[number] = _measured(order, progress)
            continue
        for _ in range(ROUNDS):
            mine = _measured(order, progress)
            theirs = None
            if default_url is not None:
                theirs = _measured(msgspec.structs.replace(order, door="rest", url=default_url), progress)
            both.append((mine, theirs))
        by_number[number] = together([mine for mine, _ in both])
    compared = [(mine, theirs) for mine, theirs in both if theirs is not None]
    default = together([theirs for _, theirs in compared]) if compared else None
    return by_number, default, [(mine.per_second, theirs.per_second) for mine, theirs in compared]


def _measured(order: Order, progress: Progress) -> Measured:
    """Carry out ``order`` and tell how it went."""
    what = f"{order.door}, {order.conversations} at a time" if isinstance(order, Turns) else "caseworker to citizen"
    progress(f"measuring: {what}")
    measured = carry_out(order)
    if measured.latencies:
        found = latency_of(measured)
        progress(f"… p50 {found.p50} ms, p95 {found.p95} ms, {found.per_second} a second, failed: {found.failures}")
    return measured


def _warm_up(url: str, default_url: str | None, progress: Progress) -> None:
    """Let each answer for a moment: the first answers build what later ones find ready."""
    progress("warming up")
    carry_out(Turns(door="widget", url=url, conversations=2, seconds=WARM_UP))
    if default_url is not None:
        carry_out(Turns(door="rest", url=default_url, conversations=2, seconds=WARM_UP))


def _chosen(arguments: Sequence[str] | None) -> Chosen:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=12.0, help="of each measurement (12)")
    parser.add_argument("--bots", type=int, default=1, help="bot processes behind handoff (1)")
    parser.add_argument("--skip-default", action="store_true", help="without Rasa's default pipeline")
    given = parser.parse_args(arguments)
    if given.seconds < 1 or given.bots < 1:
        parser.error("--seconds and --bots begin at 1")
    return Chosen(given.seconds, given.bots, given.skip_default)


if __name__ == "__main__":
    main()
