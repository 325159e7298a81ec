"""``make bench``, or ``python -m bench``: measures Loket, and prints a table and one line of JSON."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import machine
from bench.figures import as_json
from bench.measuring import Chosen, measure
from bench.progress import Progress
from bench.table import table
from launch.steps import told_plainly


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = chosen_with(arguments)
    progress = Progress()
    with told_plainly(), tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        facts = machine.facts()
        figures = measure(chosen, Path(folder), progress)
        progress("done")
        facts.append(("bots", f"{chosen.bots}; {chosen.seconds:.0f} s a measurement, the clients on the same cores"))
        print(table(facts, figures))
        print(f"\n{as_json(figures)}")


def chosen_with(arguments: Sequence[str] | None) -> Chosen:
    """The options on the command line. Ends the program with a line about what is wrong with them."""
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
