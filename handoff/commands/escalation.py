"""Asking another desk for help, as its route says: who answers, by when, and what came of it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from handoff.commands.act import Acts
from handoff.commands.case import require_work
from handoff.commands.problem import CommandProblem
from handoff.commands.texts import checked
from handoff.commands.transfer import same_organisation
from handoff.conversation.events import AnyBody
from handoff.conversation.kinds.casework import Escalated, EscalationAnswered
from handoff.conversation.ownership import desk_of
from handoff.desks import Desks
from handoff.storage import escalations
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change, NotFound

ANSWERS_WITHIN = 5
"""Days, for a desk that says nothing about it."""


class EscalationCommands:
    """Raises :class:`CommandProblem`, ``Refused`` or ``NotFound``."""

    def __init__(self, acts: Acts, desks: Desks) -> None:
        self.acts = acts
        self.desks = desks

    async def escalate(self, conversation: str, member: Member, client_id: str, note: str) -> int:
        """Ask the desk that the conversation's desk escalates to; the ``seq``. It reads along only when it is of the
        same organisation; another one gets the note.
        """
        asked = checked(note)

        async def decide(change: Change) -> AnyBody:
            require_work(change.state, member)
            here = self.desks.get(desk_of(change.state).id)
            there = self.desks.get(here.escalates_to) if here is not None and here.escalates_to else None
            if here is None or there is None:
                raise CommandProblem("no-escalation-route")
            if await escalations.open_one(change.connection, conversation, there.id):
                raise CommandProblem("already-escalated")
            identity, days = str(uuid.uuid4()), there.answers_within or ANSWERS_WITHIN
            due = change.now + timedelta(days=days)
            await escalations.ask(
                change.connection,
                id=identity,
                conversation=conversation,
                from_desk=here.id,
                to_desk=there.id,
                asked_by=member.id,
                asked_at=change.now,
                due_at=due,
                note=asked,
            )
            shared = same_organisation(self.desks, self.desks.name(here), there)
            return Escalated(escalation=identity, desk=self.desks.name(there), due=due, note=asked, shared=shared)

        return await self.acts.act(conversation, member, client_id, "escalate", decide)

    async def take(self, identity: str, member: Member) -> None:
        """This caseworker of the desk that was asked is responsible for the answer from now on."""
        async with self.acts.conversations.change(await self._for_desk(identity, member)) as change:
            row = await escalations.find(change.connection, identity)
            if row is None or row.answered_at is not None:
                raise CommandProblem("not-possible-now")
            if row.taken_by not in (None, member.id):
                raise CommandProblem("already-claimed")
            await escalations.set_values(change.connection, identity, taken_by=member.id)
            change.board = True
            note = self.acts.caseworkers.note
            await note(member.id, "escalation_take", change.conversation, along=change.connection)

    async def answer(self, identity: str, member: Member, feedback: str) -> None:
        """The answer, for who asked."""
        said = checked(feedback)
        async with self.acts.conversations.change(await self._for_desk(identity, member)) as change:
            row = await escalations.find(change.connection, identity)
            if row is None or row.answered_at is not None:
                raise CommandProblem("not-possible-now")
            await escalations.set_values(
                change.connection,
                identity,
                taken_by=row.taken_by or member.id,
                answered_by=member.id,
                answered_at=change.now,
                feedback=said,
            )
            desk = self.desks.get(row.to_desk)
            if desk is not None:
                answered = EscalationAnswered(escalation=identity, desk=self.desks.name(desk), feedback=said)
                change.append(member.as_sender(), answered)
            change.board = True
            note = self.acts.caseworkers.note
            await note(member.id, "escalation_answer", change.conversation, along=change.connection)

    async def read(self, identity: str, member: Member) -> None:
        """Who asked has read the answer."""
        async with self.acts.conversations.database.read() as connection:
            row = await escalations.find(connection, identity)
        if row is None or row.asked_by != member.id or row.answered_at is None:
            raise NotFound
        async with self.acts.conversations.change(row.conversation) as change:
            await escalations.set_values(change.connection, identity, read_at=change.now)
            change.board = True

    async def _for_desk(self, identity: str, member: Member) -> str:
        """The conversation of an escalation to one of this caseworker's desks."""
        async with self.acts.conversations.database.read() as connection:
            row = await escalations.find(connection, identity)
        if row is None or row.to_desk not in member.desks:
            raise NotFound
        return str(row.conversation)
