"""Call-backs: promising one to a citizen, and making it."""

from __future__ import annotations

from typing import Literal

from handoff.commands.problem import CommandProblem
from handoff.conversation.events import CallbackPromised, Note, Notice, NoticeCode, Sender
from handoff.desks import Desks
from handoff.storage import callbacks
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import SYSTEM, Change, Conversations, NotFound
from handoff.storage.database import Database
from loket.wire import DayPart


async def promise(
    change: Change,
    desks: Desks,
    number: str,
    day_part: DayPart,
    *,
    sender: Sender,
    organisation: str | None = None,
    summary: str = "",
    client_id: str | None = None,
) -> CallbackPromised:
    """Write down a call-back to ``number`` (E.164) for the desk that was asked for, and tell it in the conversation."""
    state = change.state
    desk_name = state.desk if state.owner == "queue" else state.door
    if desk_name is None:
        need_organisation = organisation or (state.need.organisation if state.need else state.topic_organisation)
        desk_name = desks.name(desks.for_organisation(need_organisation))
    need_summary = state.need.summary if state.need else ""
    identity = await callbacks.promise(
        change.connection,
        conversation=change.conversation,
        desk=desk_name.id,
        number=number,
        day_part=day_part,
        language=state.language,
        topic_title=state.need.topic_title if state.need and state.need.topic_title else state.topic_title,
        summary=summary or need_summary or state.preview,
        now=change.now,
    )
    promised = CallbackPromised(callback_id=identity, number=number, day_part=day_part, desk=desk_name)
    change.append(sender, promised, client_id)
    change.board = True
    return promised


class CallbackDesk:
    """The caseworkers' side of call-backs."""

    def __init__(self, database: Database, conversations: Conversations) -> None:
        self.database = database
        self.conversations = conversations

    async def take(self, identity: str, member: Member) -> None:
        """This caseworker makes the call. Raises :class:`CommandProblem` when somebody else does, or it is done."""
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            row = await callbacks.get(change.connection, identity)
            if row is None or row.done_at is not None:
                raise CommandProblem("not-possible-now")
            if row.taken_by not in (None, member.id):
                raise CommandProblem("already-claimed")
            await callbacks.take(change.connection, identity, member.id)
            change.board = True

    async def record(self, identity: str, member: Member, result: Literal["reached", "not_reached"], note: str) -> None:
        """The call was made. After three times not reached the citizen reads so in the conversation."""
        async with self.conversations.change(await self._conversation(identity, member)) as change:
            row = await callbacks.get(change.connection, identity)
            if row is None or row.done_at is not None:
                raise CommandProblem("not-possible-now")
            if row.taken_by != member.id:
                raise CommandProblem("not-yours")
            attempts = row.attempts + 1
            done = result == "reached" or attempts >= callbacks.ATTEMPTS_ALLOWED
            await callbacks.tried(change.connection, identity, attempts=attempts, done_at=change.now if done else None)
            if note.strip():
                change.append(as_sender(member), Note(text=note.strip()))
            if done:
                code: NoticeCode = "callback_reached" if result == "reached" else "callback_not_reached"
                change.append(SYSTEM, Notice(code=code))
            change.board = True

    async def _conversation(self, identity: str, member: Member) -> str:
        async with self.database.read() as connection:
            row = await callbacks.find(connection, identity)
        if row is None or row.desk not in member.desks:
            raise NotFound
        return str(row.conversation)


def as_sender(member: Member) -> Sender:
    """A caseworker as the sender of events."""
    return Sender(role="caseworker", id=member.id, name=member.name, organisation=member.organisation)
