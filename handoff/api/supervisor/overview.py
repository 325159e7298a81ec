"""What supervisors see of their desks as it goes over the wire: who is there with what, waits against targets."""

from __future__ import annotations

import math
from datetime import timedelta

from handoff.api import protocol
from handoff.conversation.state import State
from handoff.service import Service
from handoff.storage import supervision as rows
from handoff.storage.board import Everywhere
from handoff.storage.caseworkers import Member
from handoff.storage.snapshots import Snapshot
from handoff.storage.staffing import free_places, places
from handoff.storage.supervision import Due, There
from handoff.storage.waiting import Line
from loket.directory import Desk
from loket.directory.hours import ZONE


async def supervision(service: Service, member: Member) -> protocol.Supervision:
    """Everything at the desks of this supervisor, as it is now."""
    now = service.clock()
    desks = [desk for desk in service.desks.all() if desk.id in member.desks]
    late = {desk.id: now - timedelta(seconds=desk.first_answer) for desk in service.desks.all()}
    everywhere = await service.board.everywhere(late, now)
    async with service.database.read() as connection:
        there = await rows.there(connection, member.desks, member.organisation, now)
        due = await rows.due(connection, member.desks, now, now.astimezone(ZONE).date())
    return protocol.Supervision(
        at=now,
        desks=[await _desk(service, desk, everywhere, there, due.get(desk.id, Due())) for desk in desks],
        people=[_person(each, member) for each in there],
    )


async def _desk(service: Service, desk: Desk, everywhere: Everywhere, there: list[There], due: Due) -> protocol.DeskNow:
    now = service.clock()
    line = everywhere.lines.get(desk.id, Line())
    at_desk = [each for each in everywhere.on_duty if desk.id in each.serves and each.duty.state != "pause"]
    is_open = service.desks.is_open(desk, now)
    turn = await service.board.turn_of_next(desk, now) if at_desk else None
    return protocol.DeskNow(
        desk=service.desks.name(desk),
        open=is_open,
        on_duty=len(at_desk),
        waiting=line.waiting,
        busy=sum(_at(each.state, desk.id) for one in there for each in one.has),
        places=places(at_desk, desk),
        free_places=free_places(at_desk, desk),
        late=line.late,
        first_answer=desk.first_answer,
        warn_after=desk.warn_after,
        oldest=line.oldest,
        from_minutes=math.floor(turn.shortest / 60) if turn else None,
        to_minutes=math.ceil(turn.longest / 60) if turn else None,
        closes_at=service.desks.closes(desk, now) if is_open else None,
        reopens_at=None if is_open else service.desks.reopens(desk, now),
        callbacks_due=due.callbacks_due,
        callbacks_overdue=due.callbacks_overdue,
        follow_ups_overdue=due.follow_ups_overdue,
        escalations_overdue=due.escalations_overdue,
    )


def _person(there: There, member: Member) -> protocol.PersonNow:
    return protocol.PersonNow(
        id=there.member.id,
        name=there.member.name,
        desks=there.serves,
        state=there.duty.state,
        has=len(there.has),
        capacity=there.member.capacity,
        languages=there.member.languages,
        conversations=[
            _held(each, member) for each in there.has if each.state.desk and each.state.desk.id in member.desks
        ],
        team=there.team,
        since=there.since,
        until=there.duty.until,
    )


def _held(found: Snapshot, member: Member) -> protocol.HeldConversation:
    state = found.state
    if state.desk is None or state.owned_since is None:
        raise ValueError("a caseworker's conversation has a desk and a time")
    return protocol.HeldConversation(
        conversation=found.conversation,
        desk=state.desk,
        since=state.owned_since,
        language=state.writes_in or state.language,
        topic_title=(state.need.topic_title if state.need else None) or state.topic_title,
        on_hold=state.hold is not None,
        listening=any(each.id == member.id for each in state.listeners),
    )


def _at(state: State, desk: str) -> bool:
    return state.desk is not None and state.desk.id == desk
