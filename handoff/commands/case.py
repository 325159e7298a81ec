"""Cases and follow-ups: what goes on after this conversation, under a reference that the citizen can keep."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from handoff.commands.act import Acts
from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_see
from handoff.commands.texts import checked
from handoff.conversation import reference
from handoff.conversation.events import AnyBody
from handoff.conversation.kinds.casework import CaseOpened, FollowUpDone, FollowUpPlanned
from handoff.conversation.ownership import Refused, desk_of, taking_part
from handoff.conversation.state import State
from handoff.storage import cases
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change, NotFound
from handoff.storage.snapshots import Snapshot
from loket.directory.hours import ZONE


class CaseCommands:
    """Raises :class:`CommandProblem`, ``Refused`` or ``NotFound``."""

    def __init__(self, acts: Acts) -> None:
        self.acts = acts

    async def open_case(self, conversation: str, member: Member, client_id: str, wanted: str | None) -> int:
        """The conversation gets a reference: a new one, or that of a case which this caseworker can see."""
        known = None if wanted is None else await self.find(wanted, member)

        async def decide(change: Change) -> AnyBody:
            require_work(change.state, member)
            if known is None:
                if change.state.case is not None:
                    raise CommandProblem("has-case", reference=change.state.case)
                return await _new_case(change, member)
            await cases.link(change.connection, known[0], conversation)
            return CaseOpened(reference=known[0], linked=True)

        return await self.acts.act(conversation, member, client_id, "case", decide)

    async def plan(self, conversation: str, member: Member, client_id: str, on: date, text: str) -> int:
        """This caseworker will do ``text`` on that day (today or later, Dutch time)."""
        what = checked(text)

        async def decide(change: Change) -> AnyBody:
            require_work(change.state, member)
            if on < today(change.now):
                raise CommandProblem("day-past")
            if change.state.case is None:
                change.append(member.as_sender(), await _new_case(change, member))
            identity = str(uuid.uuid4())
            await cases.plan(
                change.connection,
                id=identity,
                reference=change.state.case,
                conversation=conversation,
                owner=member.id,
                desk=desk_of(change.state).id,
                due_on=on,
                text=what,
                created_at=change.now,
            )
            return FollowUpPlanned(follow_up=identity, on=on, text=what)

        return await self.acts.act(conversation, member, client_id, "follow_up", decide)

    async def done(self, identity: str, member: Member) -> None:
        """The follow-up was done: by its owner, or by a supervisor of its desk."""
        async with self.acts.conversations.database.read() as connection:
            row = await cases.follow_up(connection, identity)
        if row is None or not (row.owner == member.id or (member.role == "supervisor" and row.desk in member.desks)):
            raise NotFound
        async with self.acts.conversations.change(row.conversation) as change:
            row = await cases.follow_up(change.connection, identity)
            if row is None or row.done_at is not None:
                raise CommandProblem("not-possible-now")
            await cases.done(change.connection, identity, member.id, change.now)
            change.append(member.as_sender(), FollowUpDone(follow_up=identity))
            change.board = True
            note = self.acts.caseworkers.note
            await note(member.id, "follow_up_done", change.conversation, along=change.connection)

    async def find(self, wanted: str, member: Member) -> tuple[str, list[Snapshot]]:
        """The reference as it is written, and the conversations in the case that this caseworker may open. Raises
        ``NotFound`` alike when there is no such case and when there is nothing in it for them.
        """
        written = reference.understood(wanted)
        if written is None:
            raise CommandProblem("reference-not-right")
        async with self.acts.conversations.database.read() as connection:
            linked = await cases.conversations_of(connection, written)
        found = [each for each in linked if may_see(each.state, member)]
        await self.acts.caseworkers.note(member.id, "case_search")
        if not found:
            raise NotFound
        return written, found


def require_work(state: State, member: Member) -> None:
    """Raise ``Refused`` unless this caseworker takes part in the conversation, or it is closed and theirs to open."""
    if state.owner == "closed" and may_see(state, member):
        return
    if member.id not in {each.id for each in taking_part(state)}:
        raise Refused("not-yours", state.caseworker.name if state.caseworker else None)


def today(now: datetime) -> date:
    """The day in the Netherlands."""
    return now.astimezone(ZONE).date()


async def _new_case(change: Change, member: Member) -> CaseOpened:
    wanted = await cases.open_case(change.connection, member.id, change.now)
    await cases.link(change.connection, wanted, change.conversation)
    return CaseOpened(reference=wanted)
