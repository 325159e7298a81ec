"""What happens when a deadline comes: an offer that nobody took, a hold that is over, a desk where nobody came, a wait
that gets long or lasts until the desk closes, a caseworker who vanished in the middle of calling.

The sweeper calls it; each deadline is a row, and what it means is decided under the conversation's lock.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Row

from handoff.commands.by_itself import by_itself
from handoff.commands.calling import CallbackDesk
from handoff.commands.reminding import Reminding
from handoff.commands.transfer import giver_is_there
from handoff.conversation import supervising, transfer
from handoff.conversation.events import AnyBody
from handoff.conversation.ownership import Refused
from handoff.conversation.state import State
from handoff.desks import Desks
from handoff.storage import parts
from handoff.storage.conversations import SYSTEM, Change, Conversations, NotFound
from handoff.storage.duties import is_there, on_duty

_ENDS: dict[str, Callable[[State, datetime], AnyBody]] = {
    "offer": transfer.offer_ended,
    "join": lambda state, now: transfer.join_ended(state, None, now),
    "hold": transfer.hold_passed,
}


class Overdue:
    """Looks after deadlines. ``patience`` is how long a desk may be empty before a transfer to it comes back."""

    def __init__(
        self,
        conversations: Conversations,
        desks: Desks,
        reminding: Reminding,
        callbacks: CallbackDesk,
        patience: timedelta,
    ) -> None:
        self.conversations = conversations
        self.desks = desks
        self.reminding = reminding
        self.callbacks = callbacks
        self.patience = patience

    async def sweep(self) -> None:
        """One round."""
        await by_itself(self.reminding.sweep())
        await by_itself(self.callbacks.sweep())
        now = self.conversations.clock()
        async with self.conversations.database.read() as connection:
            rows = await parts.due(connection, now)
            present = await on_duty(connection, now) if rows else {}
        for row in rows:
            if row.kind == "taking" and self._at_rest(row.desk, row.until, present, now):
                continue
            await by_itself(self._come(row, present))

    async def _come(self, row: Row[tuple[object, ...]], present: dict[str, int]) -> None:
        """The deadline of ``row`` has come."""
        with contextlib.suppress(Refused):
            async with self.conversations.change(row.conversation) as change:
                if row.kind == "taking":
                    await self._taking(change, row.until, present)
                else:
                    change.append(SYSTEM, _ENDS[row.kind](change.state, change.now))
                    change.board = True

    async def gone(self, caseworker: str) -> None:
        """This caseworker vanished: leaves every conversation that they took part in without owning it, and others may
        make the calls that they took. Nothing of it when they are back.
        """
        await self.callbacks.gone(caseworker)
        async with self.conversations.database.read() as connection:
            found = await parts.part_in(connection, caseworker)
        for conversation in found:
            with contextlib.suppress(NotFound, Refused):
                async with self.conversations.change(conversation) as change:
                    if await is_there(change.connection, caseworker, change.now):
                        return
                    for ended in _left_by(change.state, caseworker):
                        change.append(SYSTEM, ended)
                    change.board = True

    def _at_rest(self, desk: str | None, until: datetime | None, present: dict[str, int], now: datetime) -> bool:
        """Whether nothing is to be done about a transfer: somebody is there, or the time has not come."""
        return until is None if self._somebody(desk, present, now) else until is not None and until > now

    def _somebody(self, desk: str | None, present: dict[str, int], now: datetime) -> bool:
        found = self.desks.get(desk or "")
        return found is not None and self.desks.is_open(found, now) and present.get(found.id, 0) > 0

    async def _taking(self, change: Change, until: datetime | None, present: dict[str, int]) -> None:
        """A transfer waits to be taken: it comes back when the desk stays closed or empty."""
        desk = change.state.desk.id if change.state.desk else None
        if self._somebody(desk, present, change.now):
            await parts.set_until(change.connection, change.conversation, "taking", None)
        elif until is None:
            await parts.set_until(change.connection, change.conversation, "taking", change.now + self.patience)
        elif until <= change.now:
            there = await giver_is_there(change)
            change.append(SYSTEM, transfer.nobody_there(change.state, there=there))


def _left_by(state: State, caseworker: str) -> list[AnyBody]:
    """What it means for a conversation that this caseworker, who is not its owner, is gone."""
    found: list[AnyBody] = []
    for end in (supervising.gone, transfer.gone):
        with contextlib.suppress(Refused):
            found.append(end(state, caseworker))
    return found
