"""Call-backs as a caseworker makes them: taken by exactly one, called, and told how it went."""

from __future__ import annotations

from typing import Literal

from handoff.bus import BOARD
from handoff.commands import claiming
from handoff.commands.by_itself import by_itself
from handoff.commands.problem import CommandProblem
from handoff.commands.texts import short_enough
from handoff.conversation import ownership
from handoff.conversation.kinds.callbacks import CallbackEnded, CallbackTried
from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.kinds.talk import Note
from handoff.desks import Desks
from handoff.queue import day_parts
from handoff.storage import callbacks, room
from handoff.storage.callbacks import Found
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import SYSTEM, Change, Conversations, NotFound
from handoff.storage.duties import is_there

Then = Literal["done", "open", "close"]
"""What becomes of the conversation after the call: as it is, open with this caseworker, or closed."""


class CallbackDesk:
    """The caseworkers' side of call-backs."""

    def __init__(self, conversations: Conversations, desks: Desks) -> None:
        self.conversations = conversations
        self.desks = desks

    async def take(self, identity: str, member: Member) -> None:
        """This caseworker makes the call. Raises :class:`CommandProblem` when somebody else does, when it is done, and
        before the part of the day on which the citizen was promised to be called.
        """
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            row = await self._open(change, identity)
            if row.taken_by not in (None, member.id):
                raise CommandProblem("already-claimed")
            if row.begins_at > change.now:
                raise CommandProblem("not-due-yet")
            await callbacks.take(change.connection, identity, member.id)
            change.board = True

    async def give_back(self, identity: str, member: Member) -> None:
        """This caseworker does not make the call after all. Raises :class:`CommandProblem`."""
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            await self._mine(change, identity, member)
            await callbacks.take(change.connection, identity, None)
            change.board = True

    async def reached(
        self, identity: str, member: Member, note: str = "", then: Then = "done", outcome: Outcome = "answered"
    ) -> None:
        """They spoke. Raises :class:`CommandProblem` and :class:`~handoff.conversation.ownership.Refused`."""
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            row = await self._mine(change, identity, member)
            _note(change, member, note)
            await callbacks.end(change.connection, identity, "reached", row.attempts + 1, change.now)
            change.append(
                member.as_sender(), CallbackEnded(callback_id=identity, outcome="reached", attempts=row.attempts + 1)
            )
            if then != "done":
                await self._own(change, member, row.desk)
            if then == "close":
                change.append(member.as_sender(), ownership.close(change.state, member.id, outcome, []))
            change.board = True

    async def not_reached(self, identity: str, member: Member, note: str = "") -> None:
        """Nobody answered: another part of a day is tried next, and after three times it ends with a message in the
        conversation. Raises :class:`CommandProblem`.
        """
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            row = await self._mine(change, identity, member)
            _note(change, member, note)
            timetable = self.desks.timetable(row.desk)
            halves = [*row.tried, day_parts.half_of(timetable, change.now)] if timetable else list(row.tried)
            attempts = row.attempts + 1
            again = day_parts.next_try(timetable, change.now, halves) if timetable else None
            change.board = True
            if attempts >= callbacks.ATTEMPTS_ALLOWED or again is None:
                await callbacks.end(change.connection, identity, "not_reached", attempts, change.now)
                change.append(
                    member.as_sender(), CallbackEnded(callback_id=identity, outcome="not_reached", attempts=attempts)
                )
                return
            await callbacks.tried(change.connection, identity, attempts, halves, again)
            change.append(
                member.as_sender(),
                CallbackTried(
                    callback_id=identity,
                    attempt=attempts,
                    day_part=again.part,
                    day=again.day,
                    begins_at=again.begins,
                    ends_at=again.ends,
                ),
            )

    async def sweep(self) -> None:
        """Tell each conversation whose request was joined with one in another conversation."""
        async with self.conversations.database.read() as connection:
            found = await callbacks.untold(connection)
        for row in found:
            await by_itself(self._tell_joined(row))

    async def _tell_joined(self, row: Found) -> None:
        async with self.conversations.change(row.conversation) as change:
            if await callbacks.told(change.connection, row.id, change.now):
                joined = CallbackEnded(callback_id=row.id, outcome="joined", attempts=row.attempts)
                change.append(SYSTEM, joined)

    async def gone(self, caseworker: str) -> None:
        """This caseworker vanished: others may make the calls, unless they are back."""
        async with self.conversations.database.write() as connection:
            if await is_there(connection, caseworker, self.conversations.clock()):
                return
            freed = await callbacks.free(connection, caseworker)
        if freed:
            await self.conversations.bus.publish(BOARD)

    async def _own(self, change: Change, member: Member, desk: str) -> None:
        """The conversation is this caseworker's from here on, on the path of claims."""
        if change.state.owner == "queue":
            await claiming.take(change, member)
            return
        if change.state.owner == "caseworker" and change.state.caseworker and change.state.caseworker.id == member.id:
            return
        found = self.desks.get(desk)
        if found is None:
            raise CommandProblem("not-possible-now")
        taken = ownership.take_over(change.state, self.desks.name(found))
        if member.role != "supervisor" and await room.taken(change.connection, member.id) >= member.capacity:
            raise CommandProblem("capacity-reached", capacity=str(member.capacity))
        change.append(member.as_sender(), taken)

    async def _open(self, change: Change, identity: str) -> Found:
        row = await callbacks.get(change.connection, identity)
        if row is None or row.done_at is not None:
            raise CommandProblem("not-possible-now")
        return row

    async def _mine(self, change: Change, identity: str, member: Member) -> Found:
        row = await self._open(change, identity)
        if row.taken_by != member.id:
            raise CommandProblem("not-yours")
        return row

    async def _conversation(self, identity: str, member: Member) -> str:
        async with self.conversations.database.read() as connection:
            row = await callbacks.find(connection, identity)
        if row is None or row.desk not in member.desks:
            raise NotFound
        return str(row.conversation)


def _note(change: Change, member: Member, note: str) -> None:
    text = short_enough(note)
    if text:
        change.append(member.as_sender(), Note(text=text))
