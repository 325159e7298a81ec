"""A conversation as a caseworker opens it."""

from __future__ import annotations

from handoff.api import protocol
from handoff.api.staff.casework import linked_to
from handoff.api.staff.earlier import earlier_of
from handoff.commands.seeing import readable, reading_desks
from handoff.conversation import sight
from handoff.service import Service
from handoff.storage.caseworkers import Member


async def detail(service: Service, conversation: str, member: Member) -> protocol.ConversationDetail:
    """The conversation as this caseworker may see it. Raises ``NotFound``; goes into the audit log."""
    found = await service.caseworker.look(conversation, member)
    state = found.state
    log = await service.conversations.all_events(conversation)
    # What came after that moment may be for others alone; who may read it follows it from here.
    events = [event for event in log if event.seq <= state.last_seq]
    hidden = sight.hiding(state.curtains, *reading_desks(state, member))
    return protocol.ConversationDetail(
        id=conversation,
        language=state.writes_in or state.language,
        owner=state.owner,
        epoch=state.epoch,
        last_seq=state.last_seq,
        created_at=found.created_at,
        desk=state.desk,
        caseworker=state.caseworker.id if state.caseworker else None,
        caseworker_name=state.caseworker.name if state.caseworker else None,
        municipality=None if hidden else state.municipality_name,
        organisation=state.organisation,
        previous=None if hidden else await service.caseworker.previous(state, member),
        case=state.case,
        linked=await linked_to(service, conversation, state.case, member),
        earlier=await earlier_of(service, conversation, state, member, hidden=hidden is not None),
        colleagues=state.colleagues,
        summary_only=hidden.summary if hidden else None,
        events=readable(state, member, events),
    )
