"""The caseworkers' board as it goes over the wire."""

from __future__ import annotations

from sqlalchemy import Row

from handoff.api import protocol
from handoff.conversation.events import DeskName
from handoff.desks import Desks
from handoff.service import Service
from handoff.storage.board import Waits
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Snapshot
from loket.telephone import as_read


async def overview(service: Service, member: Member) -> protocol.Overview:
    """Everything on the board of this caseworker, as it is now."""
    now = service.clock()
    rows = await service.board.of(member.id, member.desks, now)
    states = [
        protocol.DeskState(
            desk=service.desks.name(desk),
            waiting=rows.waiting_by_desk.get(desk.id, 0),
            on_duty=rows.on_duty.get(desk.id, 0),
            open=service.desks.is_open(desk, now),
            mine=desk.id in member.desks,
            serving=desk.id in rows.serving,
        )
        for desk in service.desks.all()
    ]
    return protocol.Overview(
        desks=states,
        waiting=[_waiting(waits) for waits in rows.waiting],
        mine=[_mine(found, here=found.conversation in rows.here) for found in rows.mine],
        callbacks=[callback_item(row, member, rows.names, service.desks) for row in rows.callbacks],
    )


def callback_item(
    row: Row[tuple[object, ...]], member: Member, names: dict[str, str], desks: Desks
) -> protocol.CallbackItem:
    """A call-back as a caseworker sees it."""
    desk = desks.get(row.desk)
    return protocol.CallbackItem(
        id=row.id,
        conversation=row.conversation,
        desk=desks.name(desk) if desk else DeskName(id=row.desk, nl=row.desk, en=row.desk),
        number=row.number,
        number_shown=as_read(row.number),
        day_part=row.day_part,
        language=row.language,
        created_at=row.created_at,
        summary=row.summary,
        topic_title=row.topic_title,
        taken_by=names.get(row.taken_by) if row.taken_by else None,
        taken_by_me=row.taken_by == member.id,
        attempts=row.attempts,
    )


def _waiting(waits: Waits) -> protocol.WaitingItem:
    state = waits.snapshot.state
    if state.desk is None or state.waiting_since is None or state.need is None:
        raise ValueError("a waiting conversation has a desk, a time and a need")
    return protocol.WaitingItem(
        conversation=waits.snapshot.conversation,
        desk=state.desk,
        since=state.waiting_since,
        position=waits.position,
        reason=state.need.reason,
        language=state.writes_in or state.language,
        urgent=state.need.urgent,
        topic_title=state.need.topic_title,
        from_caseworker=state.previous_caseworker,
        preview=state.preview,
    )


def _mine(found: Snapshot, *, here: bool) -> protocol.MineItem:
    state = found.state
    if state.desk is None or state.owned_since is None:
        raise ValueError("a caseworker's conversation has a desk and a time")
    return protocol.MineItem(
        conversation=found.conversation,
        desk=state.desk,
        since=state.owned_since,
        language=state.writes_in or state.language,
        last_seq=state.last_seq,
        preview=state.preview,
        topic_title=state.need.topic_title if state.need else None,
        citizen_here=here,
    )
