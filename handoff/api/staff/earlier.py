"""What the same citizen had before: in the same browser, one before the other, or in the same case."""

from __future__ import annotations

from handoff.api import protocol
from handoff.commands.seeing import may_see, reading_desks
from handoff.conversation import sight
from handoff.conversation.state import State
from handoff.service import Service
from handoff.storage import cases
from handoff.storage.caseworkers import Member
from handoff.storage.snapshots import Snapshot, had_before

LOOK_BACK = 10
"""Conversations of the same browser, one before the other."""


async def earlier_of(
    service: Service, conversation: str, state: State, member: Member, *, hidden: bool
) -> list[protocol.EarlierConversation]:
    """Those that this caseworker may open, the newest first. ``hidden``: only a summary of this conversation was
    shared, then what the browser had before it was not either.
    """
    found: dict[str, protocol.EarlierConversation] = {}
    async with service.database.read() as connection:
        if state.case is not None:
            for each in await cases.conversations_of(connection, state.case):
                _add(found, each, member, case=True)
        if not hidden:
            async for each in had_before(connection, state, LOOK_BACK):
                _add(found, each, member, case=False)
    found.pop(conversation, None)
    return sorted(found.values(), key=lambda each: each.created_at, reverse=True)


def _add(found: dict[str, protocol.EarlierConversation], earlier: Snapshot, member: Member, *, case: bool) -> None:
    state = earlier.state
    if earlier.conversation in found or not may_see(state, member):
        return
    hidden = sight.hiding(state.curtains, *reading_desks(state, member))
    title = (state.need.topic_title if state.need else None) or state.topic_title
    found[earlier.conversation] = protocol.EarlierConversation(
        conversation=earlier.conversation,
        created_at=earlier.created_at,
        owner=state.owner,
        topic_title=None if hidden else title,
        outcome=state.outcome,
        caseworker_name=state.caseworker.name if state.caseworker else None,
        case=case,
    )
