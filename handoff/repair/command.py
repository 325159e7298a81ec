"""``python -m handoff stuck [--repair [--yes]]``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from handoff.repair.findings import ADVICE, Finding, find
from handoff.repair.repairs import repair
from handoff.service import Service

OLDER_THAN = 30
"""Seconds for which something must be stuck; the processes themselves look after it within that time."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--repair", action="store_true", help="repair it, after saying what will be done")
    parser.add_argument("--yes", action="store_true", help="do not ask first")
    parser.add_argument("--older-than", type=float, default=OLDER_THAN, metavar="SECONDS", help="default: %(default)s")


async def stuck(
    service: Service,
    chosen: argparse.Namespace,
    say: Callable[[str], None],
    ask: Callable[[str], str] = input,
) -> int:
    """Show what is stuck, and repair it when asked to; the exit status: 1 when something stays stuck."""
    now = service.clock()
    found = await find(service.database, service.desks, now, timedelta(seconds=chosen.older_than))
    if not found:
        say("Nothing is stuck.")
        return 0
    for finding in found:
        say(_line(finding, now))
    able = [finding for finding in found if finding.will is not None]
    if not chosen.repair or not able:
        say(f"{len(found)} stuck, {len(able)} of them can be repaired{'' if chosen.repair else ' with --repair'}.")
        return 1
    if not chosen.yes and not _agreed(ask, len(able)):
        say("Nothing was changed.")
        return 1
    for finding in able:
        done = await repair(service, finding)
        say(
            f"{'repaired' if done else 'was over already'}: {finding.kind} {finding.conversation or finding.caseworker}"
        )
    return 1 if len(able) < len(found) else 0


def _agreed(ask: Callable[[str], str], count: int) -> bool:
    try:
        return ask(f"Repair these {count}? [y/N] ").strip().lower() in {"y", "yes", "j", "ja"}
    except EOFError:  # nobody is there to ask
        return False


def _line(finding: Finding, now: datetime) -> str:
    subject = f"{finding.conversation} " if finding.conversation else ""
    since = "" if finding.since is None else f", since {finding.since.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    ago = "" if finding.since is None else f" ({_length(now - finding.since)})"
    todo = f"will {finding.will}" if finding.will else ADVICE[finding.kind]
    return f"{finding.kind:12} {subject}{finding.what}{since}{ago}\n{'':12} → {todo}"


def _length(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
