"""The order of a queue: front, then distress, then whoever waits longest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiter:
    """A conversation in a queue. ``rank`` as in :mod:`handoff.conversation.state`, lowest first."""

    conversation: str
    rank: int
    since: datetime


def key(waiter: Waiter) -> tuple[int, datetime, str]:
    """What to sort by; the id settles what is otherwise equal, so that everybody sees the same order."""
    return (waiter.rank, waiter.since, waiter.conversation)


def positions(waiters: list[Waiter]) -> dict[str, int]:
    """The place of each conversation, 1 for the next."""
    return {waiter.conversation: number for number, waiter in enumerate(sorted(waiters, key=key), 1)}
