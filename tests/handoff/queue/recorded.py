"""A day that really was: the calls of one day at the telephone desk of a bank, and what would have been told there.

The calls are from the records of “Anonymous Bank” (1999), which the Technion (Haifa) made public for teaching and
research, http://ie.technion.ac.il/serveng/callcenterdata/index.html. Kept of each call are four numbers and no more:
when somebody came to the queue (``came``, seconds after midnight), how long they waited and talked (seconds; who did
not talk hung up), and by which caseworker (a number of our own). Calls that the machine answered are left out, and
those of the desk for internet customers, which had people of its own.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handoff.queue import told
from handoff.queue.estimate import Desk, ranges
from tests.handoff.queue.days import Wait, tell

_FILE = Path(__file__).with_name("recorded_day.csv")
_MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
_STEP = 20
_LATELY, _LATEST = 4 * 3600, 50
_AWAY = 15 * 60
"""A caseworker who took no call for so many seconds was not on duty meanwhile; the records do not tell."""


@dataclass(frozen=True)
class Call:
    """In seconds after midnight; ``over`` and ``by`` are None for who hung up at ``turn``."""

    came: int
    turn: int
    over: int | None
    by: int | None


def calls() -> list[Call]:
    """The calls in the order in which they came."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [{name: int(value) if value else None for name, value in row.items()} for row in csv.DictReader(file)]
    found = []
    for row in rows:
        came, waited, talked = row["came"] or 0, row["waited"] or 0, row["talked"]
        turn = came + waited
        found.append(Call(came, turn, turn + talked if talked else None, row["by"]))
    return found


def replay(day: list[Call]) -> list[Wait]:
    """The waits of that day as they went, with what would have been told; ``turn`` only for who was helped."""
    duty = _on_duty(day)
    waits = {call: Wait(_at(call.came), timedelta(0), turn=_at(call.turn) if call.over else None) for call in day}
    for now in range(day[0].came, day[-1].turn, _STEP):
        waiting = [call for call in day if call.came <= now < call.turn]
        talking = [float(now - call.turn) for call in day if call.over and call.turn <= now < call.over]
        ended = sorted((c.over, float(c.over - c.turn)) for c in day if c.over and now - _LATELY < c.over <= now)
        places = max(len(talking), sum(begin <= now < end for begin, end in duty))
        desk = Desk([length for _, length in ended[-_LATEST:]], talking, places)
        for call, expected in zip(waiting, ranges(desk, len(waiting)), strict=True):
            wait = waits[call]
            tell(wait, told.window(wait.windows[-1] if wait.windows else None, expected, _at(now)), _at(now))
    return list(waits.values())


def _on_duty(day: list[Call]) -> list[tuple[int, int]]:
    """From when to when somebody was there to take calls."""
    spans: list[tuple[int, int]] = []
    for person in sorted({call.by for call in day if call.by}):
        own = sorted((call.turn, call.over) for call in day if call.by == person and call.over)
        begin, end = own[0]
        for turn, over in own[1:]:
            if turn - end > _AWAY:
                spans.append((begin, end))
                begin = turn
            end = over
        spans.append((begin, end))
    return spans


def _at(second: int) -> datetime:
    return _MIDNIGHT + timedelta(seconds=second)
