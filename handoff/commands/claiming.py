"""The one path on which a caseworker gets a conversation: picked by hand, the next in order, or assigned."""

from __future__ import annotations

import msgspec

from handoff.commands.problem import CommandProblem
from handoff.conversation import ownership
from handoff.storage import returning, room
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change
from handoff.storage.people import names_of


async def take(change: Change, member: Member, *, assigned: bool = False) -> int:
    """Give the conversation to ``member``; the ``seq`` at which it is theirs. Raises
    :class:`~handoff.conversation.ownership.Refused` when somebody has it already or may take it first, and
    :class:`CommandProblem` when they have no room. A supervisor picks without room, and before who may take it first.
    """
    claimed = ownership.claim(change.state, member.id)
    if claimed is None:
        return change.state.last_seq
    if member.role != "supervisor" or assigned:
        await _require_first(change, member)
        if await room.taken(change.connection, member.id) >= member.capacity:
            raise CommandProblem("capacity-reached", capacity=str(member.capacity))
    helper = await returning.helped_by(change.connection, change.state, change.now)
    came_back = helper is not None and helper.id == member.id
    change.append(member.as_sender(), msgspec.structs.replace(claimed, assigned=assigned, came_back=came_back))
    return change.state.last_seq


async def _require_first(change: Change, member: Member) -> None:
    desk = change.state.desk
    offer = desk and await returning.offer_of(change.connection, change.conversation, desk.id, change.now)
    if offer and offer.caseworker != member.id:
        names = await names_of(change.connection, [offer.caseworker])
        raise ownership.Refused("offered", names.get(offer.caseworker))
