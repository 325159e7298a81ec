"""``python -m tests.faults [CASE …]``: every case, many times (``LOKET_FAULTS_RUNS``, ``LOKET_FAULTS_SEED``)."""

from __future__ import annotations

import os
import random
import sys
import time

import msgspec

from launch.places import ROOT
from tests.faults.cases import CASES
from tests.faults.migration import migrate_a_million
from tests.faults.rounds import run_all
from tests.faults.servers import can_mount

RUNS = 20
MIGRATION = "migration"


def main() -> int:
    """Run the cases named on the command line, or all; 1 when a law was broken."""
    wanted = [name.lower() for name in sys.argv[1:]]
    runs = int(os.environ.get("LOKET_FAULTS_RUNS", RUNS))
    seed = int(os.environ.get("LOKET_FAULTS_SEED", random.randrange(10**6)))
    say(f"seed {seed}, {runs} runs")
    cases = [case for case in CASES if not wanted or any(name in case.name.lower() for name in wanted)]
    if not can_mount():
        say("  - disk full: left out, this user may not make a small disk")
        cases = [case for case in cases if case.room is None]
    if not any((ROOT / "models").glob("*.tar.gz")):
        say("  - Rasa killed: left out, there is no trained model")
        cases = [case for case in cases if not case.rasa]
    started = time.monotonic()
    outcomes = run_all(cases, runs, seed, say)
    failed = [outcome.case for outcome in outcomes if outcome.failures]
    migration = None
    if not wanted or any(name in MIGRATION for name in wanted):
        migration = migrate_a_million(say)
        failed += [MIGRATION] if migration.failures else []
    summary = {
        "seed": seed,
        "runs": sum(outcome.runs for outcome in outcomes),
        "failed": failed,
        "seconds": round(time.monotonic() - started),
        "migration_seconds": round(migration.seconds, 1) if migration else None,
    }
    say(msgspec.json.encode(summary).decode())
    return 1 if failed else 0


def say(text: str) -> None:
    """Show ``text`` at once."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
