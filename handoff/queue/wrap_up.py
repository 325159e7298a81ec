"""The time for rounding off after a conversation was closed, as the rule of its desk has it. Plain code."""

from __future__ import annotations

from datetime import timedelta

from loket.directory import Desk

OFFERED_WITHOUT_MORE = 5
"""Minutes that are offered at a desk that offers and does not say how many."""


def by_itself(desk: Desk | None, usual: timedelta) -> timedelta:
    """How long it lasts where it begins by itself; ``usual`` at a desk that does not say, none where it is offered."""
    if desk is None or (desk.wrap_up is None and not desk.wrap_up_offered):
        return usual
    return timedelta(0) if desk.wrap_up_offered else timedelta(minutes=desk.wrap_up or 0)


def offered(desk: Desk) -> int:
    """The minutes that are offered to whoever closed a conversation; 0: none."""
    if not desk.wrap_up_offered:
        return 0
    return OFFERED_WITHOUT_MORE if desk.wrap_up is None else desk.wrap_up
