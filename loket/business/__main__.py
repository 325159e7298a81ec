"""``python -m loket.business check``: whether the questions and steps may go out, and what is in them."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from loket.business.check import facts, problems
from loket.business.load import FOLDER, Guide, GuideError, load
from loket.directory import DirectoryError
from loket.directory import load as load_directory
from loket.directory.__main__ import FOLDER as DIRECTORY
from loket.directory.hours import ZONE


def main(arguments: list[str] | None = None) -> int:
    """0 when all is good (and a table is printed), 1 when it is not (and every problem is)."""
    parser = argparse.ArgumentParser(prog="python -m loket.business", description=__doc__)
    command = parser.add_subparsers(dest="command", required=True)
    check = command.add_parser("check", help="say what is wrong, or what is in it")
    check.add_argument("--folder", type=Path, default=FOLDER, help="the folder of the guide (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    try:
        guide, directory = load(chosen.folder), load_directory(DIRECTORY)
    except (GuideError, DirectoryError) as error:
        return _refuse(list(error.problems))
    found = problems(guide, directory, datetime.now(ZONE).date())
    if found:
        return _refuse(found)
    print(_table(guide))
    return 0


def _refuse(found: list[str]) -> int:
    print(*found, sep="\n", file=sys.stderr)
    count = len(found)
    print(f"\n{count} {'problem' if count == 1 else 'problems'} in the guide.", file=sys.stderr)
    return 1


def _table(guide: Guide) -> str:
    unverified = [each for each in facts(guide) if not each.verified]
    rows = [
        ("questions", len(guide.questions)),
        ("steps", len(guide.steps)),
        ("  not verified", len(unverified)),
        ("countries", len(guide.countries)),
    ]
    return "\n".join(f"{name:<18}{count:>5}" for name, count in rows)


if __name__ == "__main__":
    sys.exit(main())
