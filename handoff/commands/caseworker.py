"""What a caseworker can do with a conversation. One claim path, for people and for whatever assigns by itself."""

from __future__ import annotations

from datetime import timedelta

from handoff.commands import claiming
from handoff.commands.act import Acts
from handoff.commands.labelling import LabelCommands
from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_claim, may_see
from handoff.commands.texts import checked, short_enough
from handoff.conversation import ownership
from handoff.conversation.events import AnyBody
from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.kinds.queueing import Requeued
from handoff.conversation.kinds.talk import Message, Note
from handoff.conversation.state import State, meant_organisation
from handoff.desks import Desks
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import SYSTEM, Change, NotFound
from handoff.storage.duties import is_there
from handoff.storage.snapshots import Snapshot

TAKE_AGAIN = timedelta(minutes=1)
"""So long somebody who handed a conversation back by mistake can have it again."""


class CaseworkerCommands:
    """The commands of caseworkers. Each gives the ``seq`` of its event and raises :class:`CommandProblem`,
    :class:`~handoff.conversation.ownership.Refused` or :class:`~handoff.storage.conversations.NotFound`.
    """

    def __init__(self, acts: Acts, desks: Desks, labels: LabelCommands) -> None:
        self.acts = acts
        self.conversations = acts.conversations
        self.caseworkers = acts.caseworkers
        self.desks = desks
        self.labels = labels

    async def look(self, conversation: str, member: Member) -> Snapshot:
        """The conversation, for a caseworker who may see it; goes into the audit log."""
        found = await self.conversations.read(conversation)
        if not may_see(found.state, member):
            raise NotFound
        await self.caseworkers.note(member.id, "look", conversation)
        return found

    async def claim(self, conversation: str, member: Member) -> int:
        """Take a waiting conversation. Exactly one of any number of caseworkers gets it; the rest hear who has it."""
        async with self.conversations.change(conversation) as change:
            if not may_claim(change.state, member):
                raise CommandProblem("not-your-desk")
            seq = await claiming.take(change, member)
            await self.caseworkers.note(member.id, "claim", conversation, along=change.connection)
        return seq

    async def previous(self, state: State, member: Member) -> str | None:
        """The id of the conversation that this citizen had before, when the caseworker may see that one too."""
        if state.previous is None:
            return None
        try:
            earlier = await self.conversations.read(state.previous)
        except NotFound:
            return None
        return state.previous if may_see(earlier.state, member) else None

    async def say(self, conversation: str, member: Member, client_id: str, text: str) -> int:
        """Words to the citizen."""
        body = Message(text=checked(text))

        async def decide(change: Change) -> AnyBody:
            ownership.require_part(change.state, member.id)
            return body

        return await self.acts.act(conversation, member, client_id, None, decide)

    async def note(self, conversation: str, member: Member, client_id: str, text: str) -> int:
        """A private note; on a closed conversation too."""
        body = Note(text=checked(text))

        async def decide(change: Change) -> AnyBody:
            if not may_see(change.state, member):
                raise NotFound
            return body

        return await self.acts.act(conversation, member, client_id, "note", decide, on_board=False)

    async def take_over(self, conversation: str, member: Member, client_id: str) -> int:
        """From the bot, unasked: a supervisor may, and whoever serves a desk whose rule allows it. Who handed it back
        just now may too, to undo that.
        """

        async def decide(change: Change) -> AnyBody:
            state = change.state
            if self._handed_back_just_now(state, member):
                return ownership.take_over(state, ownership.desk_of(state))
            asked = self.desks.for_organisation(meant_organisation(state), state.municipality)
            mine = [desk for desk in self.desks.all() if desk.id in member.desks]
            if member.role != "supervisor":
                mine = [desk for desk in mine if desk.steps_in]
            if not mine:
                raise CommandProblem("not-allowed")
            return ownership.take_over(state, self.desks.name(asked if asked in mine else mine[0]))

        return await self.acts.act(conversation, member, client_id, "take_over", decide)

    async def hand_back(self, conversation: str, member: Member, client_id: str, note: str) -> int:
        """To the bot, with what happened in its memory."""
        told = short_enough(note)

        async def decide(change: Change) -> AnyBody:
            return ownership.hand_back(change.state, member.id, told)

        return await self.acts.act(conversation, member, client_id, "hand_back", decide)

    async def release(self, conversation: str, member: Member, client_id: str) -> int:
        """Back to the front of its queue."""

        async def decide(change: Change) -> AnyBody:
            return ownership.release(change.state, member.id)

        return await self.acts.act(conversation, member, client_id, "release", decide)

    async def close(
        self, conversation: str, member: Member, client_id: str, outcome: Outcome, labels: list[str]
    ) -> int:
        """End the conversation, which then has exactly ``labels``, as far as this caseworker reads them."""
        sender = member.as_sender()
        async with self.conversations.change(conversation) as change:
            earlier = await change.made_before(client_id, sender)
            if earlier is not None:
                return earlier.seq
            ownership.require_owner(change.state, member.id)
            added = await self.labels.at_the_end(change, member, labels)
            seq = change.append(sender, ownership.close(change.state, member.id, outcome, added), client_id).seq
            await self.caseworkers.note(member.id, "close", conversation, along=change.connection)
        return seq

    async def gone(self, conversation: str, caseworker: str) -> Requeued | None:
        """The caseworker vanished: back to the front of the queue, if it is still theirs and they are not back."""
        async with self.conversations.change(conversation) as change:
            if await is_there(change.connection, caseworker, change.now):
                return None
            try:
                requeued = ownership.caseworker_gone(change.state, caseworker)
            except ownership.Refused:
                return None
            change.append(SYSTEM, requeued)
            return requeued

    def _handed_back_just_now(self, state: State, member: Member) -> bool:
        if state.helped_by is None or state.helped_at is None or state.helped_by.id != member.id:
            return False
        return state.owner == "bot" and self.conversations.clock() - state.helped_at <= TAKE_AGAIN
