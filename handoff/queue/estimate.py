"""How long those in a queue will wait, from what was measured lately; nothing where there is no ground for it.

The hours ahead are played many times with handling times drawn from the measured ones: each place for a conversation
comes free when the one in it ends, and the first in the queue takes it. The times at which a waiter's turn came in
eight of ten rounds are the range. The draws come from a fixed seed, so the same queue gives the same range.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

ENOUGH = 5
"""Conversations that must have been handled lately before a range is told."""
LONGEST_TOLD = 90 * 60
"""Seconds above which a range says nothing that helps somebody."""
FURTHEST = 60
"""The last place in the queue for which a range is worked out."""
_ROUNDS = 120
_SHARE = 0.8  # of the rounds that lie inside the range
_SEED = 20


@dataclass(frozen=True)
class Desk:
    """What is known of a desk now: ``handling`` are the latest handling times, ``elapsed`` how long each conversation
    in service has lasted (both seconds), ``places`` how many conversations its caseworkers can have at a time.
    """

    handling: Sequence[float]
    elapsed: Sequence[float]
    places: int


@dataclass(frozen=True)
class Range:
    """In seconds from now."""

    shortest: float
    longest: float


def ranges(desk: Desk, waiting: int) -> list[Range | None]:
    """For each of ``waiting`` conversations, the first one first, the range in which its turn will come."""
    count = min(waiting, FURTHEST)
    nothing: list[Range | None] = [None] * waiting
    if desk.places < 1 or len(desk.handling) < ENOUGH or count < 1:
        return nothing
    turns: list[list[float]] = [[] for _ in range(count)]
    for number in range(_ROUNDS):
        draw = Random(_SEED + number)  # of its own, so that who comes behind somebody does not change their range
        # What was measured is itself only a sample of how long conversations take: each round has another one of it.
        handling = draw.choices(desk.handling, k=len(desk.handling))
        for place, turn in enumerate(_play(Desk(handling, desk.elapsed, desk.places), count, draw)):
            turns[place].append(turn)
    return [_range(sorted(each)) for each in turns] + nothing[count:]


def _play(desk: Desk, count: int, draw: Random) -> list[float]:
    """One way in which it may go: when the turn of each of the first ``count`` comes, in seconds from now."""
    busy = [_left(desk.handling, elapsed, draw) for elapsed in desk.elapsed]
    free = [0.0] * max(desk.places - len(busy), 0)
    # More in service than there are places for: nobody takes a new one until enough of them have ended.
    ends = sorted(busy)[max(len(busy) - desk.places, 0) :] + free
    heapq.heapify(ends)
    turns = []
    for _ in range(count):
        turn = heapq.heappop(ends)
        turns.append(turn)
        heapq.heappush(ends, turn + draw.choice(desk.handling))
    return turns


def _left(handling: Sequence[float], elapsed: float, draw: Random) -> float:
    """How long a conversation that has lasted ``elapsed`` still lasts."""
    longer = [each for each in handling if each > elapsed]
    # Longer than all that was measured: it may go on for as long as an ordinary one lasts.
    return draw.choice(longer) - elapsed if longer else draw.random() * draw.choice(handling)


def _range(turns: Sequence[float]) -> Range | None:
    outside = round(len(turns) * (1 - _SHARE) / 2)
    found = Range(turns[outside], turns[-1 - outside])
    return None if found.longest > LONGEST_TOLD else found
