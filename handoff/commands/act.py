"""One act of a caseworker in a conversation: once for each client id, and in the audit log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handoff.conversation.events import AnyBody
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import Change, Conversations

Decide = Callable[[Change], Awaitable[AnyBody]]


class Acts:
    """Carries out what caseworkers do."""

    def __init__(self, conversations: Conversations, caseworkers: Caseworkers) -> None:
        self.conversations = conversations
        self.caseworkers = caseworkers

    async def act(
        self,
        conversation: str,
        member: Member,
        client_id: str,
        action: str | None,
        decide: Decide,
        *,
        on_board: bool = True,
    ) -> int:
        """Append what ``decide`` makes of the locked conversation; the ``seq``. ``action`` is for the audit log;
        ``on_board``: what such an action changes is seen on the board.
        """
        sender = member.as_sender()
        async with self.conversations.change(conversation) as change:
            earlier = await change.made_before(client_id, sender)
            if earlier is not None:
                return earlier.seq
            seq = change.append(sender, await decide(change), client_id).seq
            if action is not None:
                await self.caseworkers.note(member.id, action, conversation, along=change.connection)
                change.board = change.board or on_board
        return seq
