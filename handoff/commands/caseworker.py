"""What a caseworker can do with a conversation. One claim path, for people and for whatever assigns by itself."""

from __future__ import annotations

from collections.abc import Callable

from handoff.commands import claiming
from handoff.commands.callback import as_sender
from handoff.commands.citizen import TEXT_LIMIT
from handoff.commands.problem import CommandProblem
from handoff.conversation import ownership
from handoff.conversation.events import AnyBody, Message, Note, Outcome, Requeued
from handoff.conversation.state import State
from handoff.desks import Desks
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import SYSTEM, Conversations, NotFound, Snapshot


class CaseworkerCommands:
    """The commands of caseworkers. Each gives the ``seq`` of its event and raises :class:`CommandProblem`,
    :class:`~handoff.conversation.ownership.Refused` or :class:`~handoff.storage.conversations.NotFound`.
    """

    def __init__(self, conversations: Conversations, desks: Desks, caseworkers: Caseworkers) -> None:
        self.conversations = conversations
        self.desks = desks
        self.caseworkers = caseworkers

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
            if not may_see(change.state, member):
                raise CommandProblem("not-your-desk")
            seq = await claiming.take(change, member)
        await self.caseworkers.note(member.id, "claim", conversation)
        return seq

    async def say(self, conversation: str, member: Member, client_id: str, text: str) -> int:
        """Words to the citizen."""
        body = Message(text=_checked(text))

        def decide(state: State) -> AnyBody:
            ownership.require_owner(state, member.id)
            return body

        return await self._act(conversation, member, client_id, None, decide)

    async def note(self, conversation: str, member: Member, client_id: str, text: str) -> int:
        """A private note; on a closed conversation too."""
        body = Note(text=_checked(text))

        def decide(state: State) -> AnyBody:
            if not may_see(state, member):
                raise NotFound
            return body

        return await self._act(conversation, member, client_id, "note", decide)

    async def transfer(
        self, conversation: str, member: Member, client_id: str, desk_id: str, why: str, note: str
    ) -> int:
        """To another desk; to another organisation's only when the citizen agrees."""
        desk = self.desks.get(desk_id)
        if desk is None:
            raise CommandProblem("invalid-value")
        reason = _checked(why)

        def decide(state: State) -> AnyBody:
            here = self.desks.get(state.desk.id) if state.desk else None
            return ownership.transfer(
                state,
                member.id,
                self.desks.name(desk),
                other_organisation=here is None or here.organisation != desk.organisation,
                why=reason,
                note=note.strip(),
            )

        return await self._act(conversation, member, client_id, "transfer", decide)

    async def hand_back(self, conversation: str, member: Member, client_id: str, note: str) -> int:
        """To the bot, with what happened in its memory."""
        return await self._act(
            conversation,
            member,
            client_id,
            "hand_back",
            lambda state: ownership.hand_back(state, member.id, note.strip()),
        )

    async def release(self, conversation: str, member: Member, client_id: str) -> int:
        """Back to the front of its queue."""
        return await self._act(
            conversation, member, client_id, "release", lambda state: ownership.release(state, member.id)
        )

    async def close(
        self, conversation: str, member: Member, client_id: str, outcome: Outcome, labels: list[str]
    ) -> int:
        """End the conversation."""
        return await self._act(
            conversation,
            member,
            client_id,
            "close",
            lambda state: ownership.close(state, member.id, outcome, labels),
        )

    async def gone(self, conversation: str, caseworker: str) -> Requeued | None:
        """The caseworker vanished: back to the front of the queue, if it is still theirs."""
        async with self.conversations.change(conversation) as change:
            try:
                requeued = ownership.caseworker_gone(change.state, caseworker)
            except ownership.Refused:
                return None
            change.append(SYSTEM, requeued)
            return requeued

    async def _act(
        self,
        conversation: str,
        member: Member,
        client_id: str,
        action: str | None,
        decide: Callable[[State], AnyBody],
    ) -> int:
        """Append what ``decide`` makes of the state, once for each ``client_id``; ``action`` is for the audit log."""
        sender = as_sender(member)
        async with self.conversations.change(conversation) as change:
            earlier = await change.made_before(sender, client_id)
            if earlier is not None:
                return earlier.seq
            seq = change.append(sender, decide(change.state), client_id).seq
        if action is not None:
            await self.caseworkers.note(member.id, action, conversation)
        return seq


def may_see(state: State, member: Member) -> bool:
    """Whether this caseworker may open the conversation: it is, or was last, at one of their desks, or is theirs."""
    if state.caseworker is not None and state.caseworker.id == member.id:
        return True
    return state.desk is not None and state.desk.id in member.desks


def _checked(text: str) -> str:
    clean = text.strip()
    if not clean:
        raise CommandProblem("empty-text")
    if len(clean) > TEXT_LIMIT:
        raise CommandProblem("text-too-long", limit=str(TEXT_LIMIT), length=str(len(clean)))
    return clean
