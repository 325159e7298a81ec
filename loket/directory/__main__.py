"""``python -m loket.directory check``: whether the directory may go out, and what is in it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from loket.directory import Directory, DirectoryError, load
from loket.directory.check import facts, problems, warnings
from loket.directory.hours import ZONE
from loket.plain_language import problems_in_directory

FOLDER = Path(__file__).parents[2] / "data" / "directory"


def main(arguments: list[str] | None = None) -> int:
    """0 when the directory is good (printed: a table, and what to do soon), 1 when not (printed: every problem)."""
    parser = argparse.ArgumentParser(prog="python -m loket.directory", description=__doc__)
    command = parser.add_subparsers(dest="command", required=True)
    check = command.add_parser("check", help="say what is wrong, or what is in it")
    check.add_argument("--folder", type=Path, default=FOLDER, help="the folder of the directory (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    try:
        directory = load(chosen.folder)
    except DirectoryError as error:
        return _refuse(error.problems)
    today = datetime.now(ZONE).date()
    found = [*problems(directory, today), *map(str, problems_in_directory(chosen.folder))]
    if found:
        return _refuse(found)
    print(_table(directory))
    soon = warnings(directory, today)
    if soon:
        print("\nTo do soon:", *soon, sep="\n")
    return 0


def _refuse(found: list[str] | tuple[str, ...]) -> int:
    print(*found, sep="\n", file=sys.stderr)
    count = len(found)
    print(f"\n{count} {'problem' if count == 1 else 'problems'} in the directory.", file=sys.stderr)
    return 1


def _table(directory: Directory) -> str:
    areas = Counter(service.area for service in directory.services)
    unverified = sum(not fact.verified for fact in facts(directory))
    rows: list[tuple[str, int]] = [
        ("organisations", len(directory.organisations)),
        ("services", len(directory.services)),
        *((f"  {area}", count) for area, count in sorted(areas.items())),
        ("life events", len(directory.life_events)),
        ("desks", len(directory.desks)),
        ("municipalities", len(directory.municipalities)),
        ("facts", len(facts(directory))),
        ("  not verified", unverified),
    ]
    return "\n".join(f"{name:<18}{count:>5}" for name, count in rows)


if __name__ == "__main__":
    sys.exit(main())
