"""Which conversations a caseworker may open, and what of them they may read."""

from __future__ import annotations

from collections.abc import Iterable

from handoff.conversation import sight
from handoff.conversation.events import Event
from handoff.conversation.kinds.beside import Whispered
from handoff.conversation.ownership import taking_part
from handoff.conversation.state import State
from handoff.storage.caseworkers import Member


def may_see(state: State, member: Member) -> bool:
    """Whether this caseworker may open the conversation: they take part in it or are asked to, or it is, or was last,
    at one of their desks, or one of these was asked to look at it.
    """
    if state.caseworker is not None and state.caseworker.id == member.id:
        return True
    return _takes_part(state, member) or any(
        desk is not None and desk.id in member.desks for desk in (state.desk, *state.consulted)
    )


def may_claim(state: State, member: Member) -> bool:
    """Whether this caseworker may take it when it waits: it is at one of their desks, or they are in it already."""
    joined = any(each.id == member.id for each in state.colleagues)
    return joined or (state.desk is not None and state.desk.id in member.desks)


def reading_desks(state: State, member: Member) -> set[str]:
    """The desks whose sight of the conversation this caseworker has: their own, and that for which they are in it."""
    desks = set(member.desks)
    if state.handing is not None and state.handing.caseworker.id == member.id:
        desks.add(state.handing.desk.id)
    elif _takes_part(state, member) and state.desk is not None:
        desks.add(state.desk.id)
    return desks


def readable(state: State, member: Member, events: Iterable[Event]) -> list[Event]:
    """What of ``events`` this caseworker may read."""
    heard = [event for event in events if not isinstance(event.body, Whispered) or _hears(event, event.body, member)]
    return sight.visible(state.curtains, reading_desks(state, member), heard)


def _hears(event: Event, whispered: Whispered, member: Member) -> bool:
    """Who whispered, to whom, and other supervisors; no caseworker who gets the conversation later."""
    supervises = member.role == "supervisor" and member.organisation == event.sender.organisation
    return supervises or member.id in (event.sender.id, whispered.to.id)


def _takes_part(state: State, member: Member) -> bool:
    asked = state.asked_in is not None and state.asked_in.to.id == member.id
    return asked or any(each.id == member.id for each in taking_part(state))
