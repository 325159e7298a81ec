"""The order of a queue: everybody moves up with time, and who is in need begins further ahead.

A rank is worth a head start. Distress goes before everybody who has not waited for hours, a deadline that is near
before who came a little earlier; and because it is only a head start, nobody is overtaken for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.conversation.state import DEADLINE, FRONT, ORDINARY, URGENT

HEAD_START = {
    FRONT: timedelta(hours=12),  # had a caseworker already, who vanished or gave the conversation back
    URGENT: timedelta(hours=6),
    DEADLINE: timedelta(minutes=20),
    ORDINARY: timedelta(0),
}


@dataclass(frozen=True)
class Waiter:
    """A conversation in a queue, with a rank of :mod:`handoff.conversation.state`."""

    conversation: str
    rank: int
    since: datetime


def standing(rank: int, since: datetime) -> datetime:
    """When somebody of this rank would have had to come to stand at the same place without it."""
    return since - HEAD_START.get(rank, timedelta(0))


def key(waiter: Waiter) -> tuple[datetime, str]:
    """What to sort by; the id settles what is otherwise equal, so that everybody sees the same order."""
    return (standing(waiter.rank, waiter.since), waiter.conversation)


def positions(waiters: list[Waiter]) -> dict[str, int]:
    """The place of each conversation, 1 for the next."""
    return {waiter.conversation: number for number, waiter in enumerate(sorted(waiters, key=key), 1)}
