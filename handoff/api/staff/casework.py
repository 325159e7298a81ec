"""Escalations, follow-ups, cases and the bot's conversations as they go over the wire to caseworkers."""

from __future__ import annotations

from datetime import timedelta

from handoff.api import protocol
from handoff.commands.case import today
from handoff.commands.seeing import may_see, reading_desks
from handoff.conversation import sight
from handoff.conversation.state import meant_organisation
from handoff.service import Service
from handoff.storage import cases, escalations, parts
from handoff.storage.board import citizens_here, with_the_bot_since
from handoff.storage.caseworkers import Member
from handoff.storage.people import names_of, on_duty_now
from handoff.storage.snapshots import Snapshot

ONGOING = timedelta(minutes=30)
"""A conversation with the bot in which nothing happened for so long is not going on."""


async def escalation_items(service: Service, member: Member) -> list[protocol.EscalationItem]:
    """What concerns this caseworker, the first term first."""
    now = service.clock()
    async with service.database.read() as connection:
        rows = await escalations.on_board(
            connection, member.id, member.desks, now, supervisor=member.role == "supervisor"
        )
        names = await names_of(connection, (each for row in rows for each in (row.asked_by, row.taken_by)))
    return [
        protocol.EscalationItem(
            id=row.id,
            conversation=row.conversation,
            from_desk=service.desks.name_of(row.from_desk),
            to_desk=service.desks.name_of(row.to_desk),
            asked_by=names.get(row.asked_by, ""),
            asked_at=row.asked_at,
            due=row.due_at,
            note=row.note,
            mine=row.asked_by == member.id,
            to_answer=row.to_desk in member.desks and row.answered_at is None,
            taken_by=names.get(row.taken_by or ""),
            taken_by_me=row.taken_by == member.id,
            feedback=row.feedback,
            overdue=row.answered_at is None and row.due_at < now,
        )
        for row in rows
    ]


async def follow_up_items(service: Service, member: Member) -> list[protocol.FollowUpItem]:
    """This caseworker's follow-ups, and for a supervisor the overdue ones of their desks; the first day first."""
    day = today(service.clock())
    async with service.database.read() as connection:
        rows = await cases.on_board(connection, member.id, member.desks, day, supervisor=member.role == "supervisor")
        names = await names_of(connection, (row.owner for row in rows))
    return [
        protocol.FollowUpItem(
            id=row.id,
            conversation=row.conversation,
            reference=row.reference,
            owner=names.get(row.owner, ""),
            on=row.due_on,
            text=row.text,
            mine=row.owner == member.id,
            overdue=row.due_on < day,
        )
        for row in rows
    ]


async def linked_to(
    service: Service, conversation: str, reference: str | None, member: Member
) -> list[protocol.CaseConversation]:
    """The other conversations in the case, as far as this caseworker may open them."""
    if reference is None:
        return []
    async with service.database.read() as connection:
        found = await cases.conversations_of(connection, reference)
    seen = [each for each in found if each.conversation != conversation and may_see(each.state, member)]
    return [case_conversation(each, member) for each in seen]


def case_conversation(found: Snapshot, member: Member) -> protocol.CaseConversation:
    """A conversation in a case, for who may open it."""
    state = found.state
    hidden = sight.hiding(state.curtains, *reading_desks(state, member))
    title = (state.need.topic_title if state.need else None) or state.topic_title
    return protocol.CaseConversation(
        conversation=found.conversation,
        created_at=found.created_at,
        owner=state.owner,
        topic_title=None if hidden else title,
    )


async def colleagues(service: Service, member: Member) -> list[protocol.Colleague]:
    """Everybody else who is on duty, by name."""
    async with service.database.read() as connection:
        found = await on_duty_now(connection, service.clock())
    return [
        protocol.Colleague(
            id=each.person.id,
            name=each.person.name,
            organisation=each.person.organisation,
            desks=[service.desks.name_of(desk) for desk in each.desks],
        )
        for each in found
        if each.person.id != member.id
    ]


async def with_the_bot(service: Service, member: Member) -> list[protocol.BotItem]:
    """Conversations that the bot has now and this caseworker may take over, the last active one first. Their words are
    read only by who took over.
    """
    mine = {
        desk.id
        for desk in service.desks.all()
        if desk.id in member.desks and (member.role == "supervisor" or desk.steps_in)
    }
    if not mine:
        return []
    async with service.database.read() as connection:
        found = await with_the_bot_since(connection, service.clock() - ONGOING)
    items: list[protocol.BotItem] = []
    for talk, last in found:
        state = talk.state
        desk = service.desks.for_organisation(meant_organisation(state), state.municipality)
        if state.preview and desk.id in mine:
            items.append(
                protocol.BotItem(
                    conversation=talk.conversation,
                    since=talk.created_at,
                    last=last,
                    language=state.writes_in or state.language,
                    topic_title=state.topic_title,
                )
            )
    return items


async def part_items(service: Service, member: Member) -> list[protocol.MineItem]:
    """The conversations that this caseworker takes part in, or is asked to, without owning them."""
    async with service.database.read() as connection:
        found = await parts.inside(connection, member.id)
        here = await citizens_here(connection, [each.conversation for each, _ in found], service.clock())
    return [_part_item(each, how, here=each.conversation in here) for each, how in found]


def _part_item(found: Snapshot, part: parts.Inside, *, here: bool) -> protocol.MineItem:
    state = found.state
    if state.desk is None or state.owned_since is None:
        raise ValueError("a conversation with caseworkers in it has a desk and a time")
    # Who is only asked learns what it is about from the note, and reads the rest once in.
    subject = state.handing.subject if part == "giving" and state.handing else state
    asked = state.asked_in if part == "asked" else None
    return protocol.MineItem(
        conversation=found.conversation,
        desk=state.desk,
        since=state.owned_since,
        language=state.writes_in or state.language,
        last_seq=state.last_seq,
        preview=state.preview,
        topic_title=subject.need.topic_title if subject.need else None,
        citizen_here=here,
        part=part,
        asked_by=asked.by.name if asked and asked.by else None,
        until=asked.until if asked else None,
        case=state.case,
    )
