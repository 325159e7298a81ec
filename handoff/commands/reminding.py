"""Asking who waits whether to go on: before the desk closes, when it does, and when the wait gets long.

Each question is an event, carried out once however many processes sweep: the row says when, and what is asked is
decided under the conversation's lock from what was asked already.
"""

from __future__ import annotations

from datetime import datetime

from handoff.commands.by_itself import by_itself
from handoff.conversation.kinds.queueing import WaitAsked
from handoff.conversation.state import State
from handoff.desks import Desks
from handoff.queue.reminding import Reminder, due, next_reminder
from handoff.storage import reminders, waiting
from handoff.storage.conversations import SYSTEM, Change, Conversations
from loket.directory import Desk
from loket.directory.timetable import Timetable
from loket.telephone import as_read


class Reminding:
    """Plans the questions with every change of a conversation, and asks them."""

    def __init__(self, conversations: Conversations, desks: Desks) -> None:
        self.conversations = conversations
        self.desks = desks
        conversations.remind_at = self.next_at

    def next_at(self, state: State, now: datetime) -> datetime | None:
        """When to ask next in a conversation with this state."""
        desk = self._desk(state)
        found = next_reminder(state, desk, self._timetable(desk), now) if desk else None
        return found.at if found else None

    async def plan_anew(self, desk: str) -> None:
        """Plan the next question to each of those who wait at ``desk``, by the hours that it has now."""
        async with self.conversations.database.write() as connection:
            now = self.conversations.clock()
            for each in await waiting.locked_at(connection, desk):
                await reminders.plan(connection, each.conversation, self.next_at(each.state, now))

    async def sweep(self) -> None:
        """One round."""
        async with self.conversations.database.read() as connection:
            found = await reminders.due(connection, self.conversations.clock())
        for conversation in found:
            await by_itself(self._ask_in(conversation))

    async def _ask_in(self, conversation: str) -> None:
        async with self.conversations.change(conversation) as change:
            await self._ask(change)

    async def _ask(self, change: Change) -> None:
        planned = await reminders.planned(change.connection, change.conversation)
        if planned is None or planned > change.now:  # another process was here
            return
        desk = self._desk(change.state)
        reminder = due(change.state, desk, self._timetable(desk), planned, change.now) if desk else None
        if desk is None or reminder is None:
            await reminders.plan(change.connection, change.conversation, self.next_at(change.state, change.now))
            return
        change.append(SYSTEM, self._question(change.state, desk, reminder, change.now))

    def _question(self, state: State, desk: Desk, reminder: Reminder, now: datetime) -> WaitAsked:
        telephone = self.desks.telephone(state.need.organisation if state.need else None, desk, state.municipality)
        return WaitAsked(
            why=reminder.why,
            desk=self.desks.name(desk),
            closes_at=reminder.closes,
            reopens_at=self.desks.reopens(desk, max(now, reminder.closes)) if reminder.closes else None,
            telephone=telephone.number if telephone else None,
            telephone_shown=as_read(telephone.number) if telephone else None,
            telephone_hours=telephone.hours if telephone else None,
            telephone_verified=telephone.verified if telephone else True,
        )

    def _desk(self, state: State) -> Desk | None:
        return self.desks.get(state.desk.id) if state.desk else None

    def _timetable(self, desk: Desk | None) -> Timetable | None:
        return None if desk is None or self.desks.always_open else self.desks.timetable(desk.id)
