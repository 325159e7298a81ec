"""The caseworkers' board as it goes over the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Row

from handoff.api import protocol
from handoff.api.staff.casework import escalation_items, follow_up_items, part_items
from handoff.commands.transfer import organisation_name
from handoff.conversation.parties import DeskName
from handoff.conversation.state import Offer, State
from handoff.desks import Desks
from handoff.queue import wrap_up
from handoff.queue.fit import Wanted, fits
from handoff.service import Service
from handoff.storage.board import BoardRows, Waits
from handoff.storage.caseworkers import Member
from handoff.storage.staffing import OnDuty, free_places, may_take, places
from handoff.storage.waiting import Line
from loket.directory import Desk
from loket.telephone import as_read


async def overview(service: Service, member: Member) -> protocol.Overview:
    """Everything on the board of this caseworker, as it is now."""
    now = service.clock()
    late = {desk.id: now - timedelta(seconds=desk.first_answer) for desk in service.desks.all()}
    rows = await service.board.of(member.id, member.desks, late, now)
    me = next((each for each in rows.on_duty if each.member.id == member.id), None)
    in_others = await part_items(service, member)
    return protocol.Overview(
        desks=[_desk(service, desk, rows, member, me, now) for desk in service.desks.all()],
        waiting=[_waiting(service, waits, rows, member) for waits in rows.waiting],
        mine=in_others + [_mine(identity, state, here=identity in rows.here) for identity, state in rows.mine.items()],
        callbacks=[callback_item(row, member, rows.names, service.desks) for row in rows.callbacks],
        escalations=await escalation_items(service, member),
        follow_ups=await follow_up_items(service, member),
        taken=[protocol.TakenItem(conversation=each.conversation, by=each.by) for each in rows.taken],
        me=protocol.OwnDuty(
            state=me.duty.state if me else "off_duty",
            until=me.duty.until if me else None,
            capacity=member.capacity,
            has=len(rows.mine),
        ),
    )


def _desk(
    service: Service, desk: Desk, rows: BoardRows, member: Member, me: OnDuty | None, now: datetime
) -> protocol.DeskState:
    line = rows.lines.get(desk.id, Line())
    there = [each for each in rows.on_duty if desk.id in each.serves and each.duty.state != "pause"]
    spoken = {language for each in there for language in each.languages}
    return protocol.DeskState(
        desk=service.desks.name(desk),
        waiting=line.waiting,
        on_duty=len(there),
        open=service.desks.is_open(desk, now),
        until=_turns(service.desks, desk, now),
        target=desk.first_answer,
        mine=desk.id in member.desks,
        serving=me is not None and desk.id in me.serves,
        organisation=desk.organisation,
        organisation_name=organisation_name(service.desks, desk, "nl"),
        escalates_to=_escalates_to(service, desk),
        assignment=desk.assignment,
        places=places(there, desk),
        free_places=free_places(there, desk),
        late=line.late,
        oldest=line.oldest,
        unspoken=[language for language in desk.languages if there and language not in spoken],
        wrap_up_offered=wrap_up.offered(desk),
    )


def _turns(desks: Desks, desk: Desk, now: datetime) -> datetime | None:
    """When an open desk closes and a closed one opens, in UTC."""
    timetable = None if desks.always_open else desks.timetable(desk.id)
    turn = None if timetable is None else timetable.closing_at(now) or timetable.next_opening(now)
    return None if turn is None else turn.astimezone(UTC)


def callback_item(
    row: Row[tuple[object, ...]], member: Member, names: dict[str, str], desks: Desks
) -> protocol.CallbackItem:
    """A call-back as a caseworker sees it."""
    return protocol.CallbackItem(
        id=row.id,
        conversation=row.conversation,
        desk=desks.name_of(row.desk),
        number=row.number,
        number_shown=as_read(row.number),
        day_part=row.day_part,
        day=row.day,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        language=row.language,
        created_at=row.created_at,
        summary=row.summary,
        topic_title=row.topic_title,
        taken_by=names.get(row.taken_by) if row.taken_by else None,
        taken_by_me=row.taken_by == member.id,
        attempts=row.attempts,
        first=row.first,
    )


def _waiting(service: Service, waits: Waits, rows: BoardRows, member: Member) -> protocol.WaitingItem:
    state = waits.state
    if state.desk is None or state.waiting_since is None or state.need is None:
        raise ValueError("a waiting conversation has a desk, a time and a need")
    desk = service.desks.get(state.desk.id)
    language = state.writes_in or state.language
    offered = state.offer or _for_helper(rows, waits.conversation, state.desk.id)
    return protocol.WaitingItem(
        conversation=waits.conversation,
        desk=state.desk,
        since=state.waiting_since,
        position=waits.position,
        reason=state.need.reason,
        language=language,
        warn_at=state.waiting_since + timedelta(seconds=desk.warn_after if desk else 0),
        late_at=state.waiting_since + timedelta(seconds=desk.first_answer if desk else 0),
        fits=fits(member, Wanted(language, frozenset(desk.skills if desk else ()))),
        urgent=state.need.urgent,
        topic_title=state.need.topic_title,
        from_caseworker=state.previous_caseworker,
        preview=state.preview or (state.need.summary if state.curtains else ""),
        from_desk=_from_desk(state, member),
        offered_to=offered.to.name if offered else None,
        offered_to_me=offered is not None and offered.to.id == member.id,
        offered_until=offered.until if offered else None,
        came_back=offered is not None and offered is not state.offer,
        looking=[each.name for each in rows.looking.get(waits.conversation, []) if each.id != member.id],
    )


def _for_helper(rows: BoardRows, conversation: str, desk: str) -> Offer | None:
    """Who helped this citizen before and may take the conversation first, while they are there with room."""
    kept = rows.offers.get(conversation)
    helper = next((each.member for each in rows.on_duty if kept and each.member.id == kept.caseworker), None)
    if kept is None or helper is None or not may_take(rows.on_duty, helper.id, desk):
        return None
    return Offer(to=helper.as_person(), until=kept.until)


def _mine(conversation: str, state: State, *, here: bool) -> protocol.MineItem:
    if state.desk is None or state.owned_since is None:
        raise ValueError("a caseworker's conversation has a desk and a time")
    return protocol.MineItem(
        conversation=conversation,
        desk=state.desk,
        since=state.owned_since,
        language=state.writes_in or state.language,
        last_seq=state.last_seq,
        preview=state.preview,
        topic_title=state.need.topic_title if state.need else None,
        citizen_here=here,
        came_back=state.came_back,
        hold_until=state.hold.until if state.hold else None,
        hold_passed=state.hold is not None and state.hold.passed,
        case=state.case,
    )


def _from_desk(state: State, member: Member) -> DeskName | None:
    """The desk that a transfer came from, for who can refuse it."""
    handing = state.handing
    return None if handing is None or handing.caseworker.id == member.id else handing.desk


def _escalates_to(service: Service, desk: Desk) -> DeskName | None:
    found = service.desks.get(desk.escalates_to) if desk.escalates_to else None
    return None if found is None else service.desks.name(found)
