"""A colleague beside the owner: asked in, joined, gone again; and a conversation that is on hold."""

from __future__ import annotations

from datetime import timedelta

from handoff.commands.act import Acts
from handoff.commands.problem import CommandProblem
from handoff.commands.texts import checked, short_enough
from handoff.commands.transfer import find_target
from handoff.conversation import transfer
from handoff.conversation.events import AnyBody
from handoff.desks import Desks
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change

LONGEST_HOLD = timedelta(days=1)


class BesideCommands:
    """What happens while a conversation keeps its owner. Each gives the ``seq`` of its event."""

    def __init__(self, acts: Acts, desks: Desks) -> None:
        self.acts = acts
        self.desks = desks

    async def ask_in(self, conversation: str, member: Member, client_id: str, to: str, why: str, note: str) -> int:
        """Ask the caseworker ``to``, who must be on duty, to join; for another organisation the citizen is asked first
        and reads ``why``.
        """
        reason, for_colleague = short_enough(why), short_enough(note)

        async def decide(change: Change) -> AnyBody:
            target = await find_target(change, self.desks, None, to)
            if target.organisation is not None and not reason:
                raise CommandProblem("empty-text")
            return transfer.ask_in(change.state, member.id, target, why=reason, note=for_colleague, now=change.now)

        return await self.acts.act(conversation, member, client_id, "join_ask", decide)

    async def join(self, conversation: str, member: Member, client_id: str) -> int:
        """Come in."""

        async def decide(change: Change) -> AnyBody:
            return transfer.join(change.state, member.id, change.now)

        return await self.acts.act(conversation, member, client_id, "join", decide)

    async def decline(self, conversation: str, member: Member, client_id: str) -> int:
        """Do not come in."""

        async def decide(change: Change) -> AnyBody:
            return transfer.join_ended(change.state, member.id, change.now)

        return await self.acts.act(conversation, member, client_id, "join_decline", decide)

    async def leave(self, conversation: str, member: Member, client_id: str) -> int:
        """Go again."""

        async def decide(change: Change) -> AnyBody:
            return transfer.leave(change.state, member.id)

        return await self.acts.act(conversation, member, client_id, "leave", decide)

    async def let_go(self, conversation: str, member: Member, client_id: str, colleague: str) -> int:
        """Go on without the colleague with this id."""

        async def decide(change: Change) -> AnyBody:
            return transfer.let_go(change.state, member.id, colleague)

        return await self.acts.act(conversation, member, client_id, "let_go", decide)

    async def hold(self, conversation: str, member: Member, client_id: str, reason: str, minutes: int) -> int:
        """Find something out; the citizen reads the ``reason`` and when to hear more."""
        said, length = checked(reason), timedelta(minutes=minutes)
        if not timedelta(0) < length <= LONGEST_HOLD:
            raise CommandProblem("invalid-value")

        async def decide(change: Change) -> AnyBody:
            return transfer.hold(change.state, member.id, said, change.now + length)

        return await self.acts.act(conversation, member, client_id, "hold", decide)

    async def resume(self, conversation: str, member: Member, client_id: str) -> int:
        """Back from the hold."""

        async def decide(change: Change) -> AnyBody:
            return transfer.resume(change.state, member.id)

        return await self.acts.act(conversation, member, client_id, "resume", decide)
