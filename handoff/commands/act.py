"""One act of a caseworker in a conversation: once for each client id, and in the audit log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handoff.commands.callback import as_sender
from handoff.commands.citizen import TEXT_LIMIT
from handoff.commands.problem import CommandProblem
from handoff.conversation.events import AnyBody
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import Change, Conversations

Decide = Callable[[Change], Awaitable[AnyBody]]


class Acts:
    """Carries out what caseworkers do."""

    def __init__(self, conversations: Conversations, caseworkers: Caseworkers) -> None:
        self.conversations = conversations
        self.caseworkers = caseworkers

    async def act(self, conversation: str, member: Member, client_id: str, action: str | None, decide: Decide) -> int:
        """Append what ``decide`` makes of the locked conversation; the ``seq``. ``action`` is for the audit log."""
        sender = as_sender(member)
        async with self.conversations.change(conversation) as change:
            earlier = await change.made_before(client_id, sender)
            if earlier is not None:
                return earlier.seq
            seq = change.append(sender, await decide(change), client_id).seq
            change.board = change.board or action is not None
        if action is not None:
            await self.caseworkers.note(member.id, action, conversation)
        return seq


def checked(text: str) -> str:
    """``text`` without space around it. Raises :class:`CommandProblem` when it is empty or too long."""
    clean = text.strip()
    if not clean:
        raise CommandProblem("empty-text")
    return short_enough(clean)


def short_enough(text: str) -> str:
    """``text`` without space around it; it may be empty. Raises :class:`CommandProblem` when it is too long."""
    clean = text.strip()
    if len(clean) > TEXT_LIMIT:
        raise CommandProblem("text-too-long", limit=str(TEXT_LIMIT), length=str(len(clean)))
    return clean
