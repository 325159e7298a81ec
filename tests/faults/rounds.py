"""Runs the cases: each many times, from a seed that is printed, and the laws looked at after each run."""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.cases import Case, with_rasa
from tests.faults.cluster import Cluster
from tests.faults.laws import broken
from tests.faults.load import Load
from tests.servers import ServerDidNotStart


@dataclass
class Outcome:
    """What was seen of a case."""

    case: str
    runs: int = 0
    failures: list[str] = field(default_factory=list)
    conversations: int = 0
    commands: int = 0
    acknowledged: int = 0
    told_unavailable: int = 0
    moved: list[float] = field(default_factory=list)  # seconds that browsers were without a line
    helped: list[float] = field(default_factory=list)  # seconds until all was quiet again
    behind: list[float] = field(default_factory=list)  # seconds between two browsers that saw the same event
    took: float = 0.0


async def run_case(case: Case, runs: int, seed: int, say: Callable[[str], None], folder: Path) -> Outcome:
    """``runs`` runs of ``case`` on one cluster. Each has a seed of its own, made from ``seed``."""
    outcome, started = Outcome(case.name), time.monotonic()
    cluster = Cluster(random.Random(seed), folder, case.room)
    try:
        await cluster.start()
        if case.rasa:
            await with_rasa(cluster)
        for number in range(runs):
            found = await run_once(case, cluster, f"{seed}/{case.name}/{number}", outcome)
            outcome.failures += [f"run {number}: {what}" for what in found]
            for what in found[:5]:
                say(f"    ✗ run {number} (seed {seed}): {what}")
    finally:
        await cluster.close()
    outcome.took = time.monotonic() - started
    return outcome


async def run_once(case: Case, cluster: Cluster, seed: str, outcome: Outcome) -> list[str]:
    """One run; the laws that were broken."""
    rng = random.Random(seed)
    cluster.rng.seed(seed)
    load = Load(cluster, rng, windows=case.windows, flavours=case.flavours)
    await load.start()
    await case.fault(cluster, load, rng)
    await cluster.heal()
    outcome.helped.append(await load.end())
    browsers = [window for windows in load.citizens for window in windows]
    found = await broken(cluster.url, load.record, browsers)
    outcome.runs += 1
    outcome.conversations += len(load.record.conversations)
    outcome.commands += len(load.record.sent)
    outcome.acknowledged += sum(sent.acknowledged for sent in load.record.sent.values())
    outcome.told_unavailable += load.record.unavailable
    outcome.moved += load.record.moved
    for windows in load.citizens:
        for one in windows[:-1]:
            both = one.seen_at.keys() & windows[-1].seen_at.keys()
            outcome.behind += [abs(one.seen_at[seq] - windows[-1].seen_at[seq]) for seq in both]
    return found


def run_all(cases: list[Case], runs: int, seed: int, say: Callable[[str], None]) -> list[Outcome]:
    """Every case; ``say`` gets a line for each. Where something failed, the logs are kept and named."""
    outcomes = []
    for case in cases:
        folder = Path(tempfile.mkdtemp(prefix="loket-faults-logs-"))
        try:
            outcome = asyncio.run(run_case(case, max(1, round(runs * case.share)), seed, say, folder))
        except (OSError, ServerDidNotStart) as error:
            outcome = Outcome(case.name, failures=[f"could not go on: {error}"])
            say(f"    ✗ {outcome.failures[0]}")
        outcomes.append(outcome)
        say(line(outcome))
        if outcome.failures:
            say(f"    what the processes said: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return outcomes


def line(outcome: Outcome) -> str:
    """The outcome in one line."""
    quiet = max(outcome.helped, default=0.0)
    away = max(outcome.moved, default=0.0)
    behind = f", browsers up to {max(outcome.behind):.1f} s apart" if outcome.behind else ""
    mark = "✗" if outcome.failures else "✓"
    return (
        f"  {mark} {outcome.case}: {outcome.runs} runs, {outcome.conversations} conversations, "
        f"{outcome.commands} commands"
        f" ({outcome.acknowledged} acknowledged, {outcome.told_unavailable} told to come again), "
        f"a line away for {away:.1f} s at most, all quiet within {quiet:.1f} s{behind}; "
        f"{len(outcome.failures)} failures; {outcome.took:.0f} s"
    )
