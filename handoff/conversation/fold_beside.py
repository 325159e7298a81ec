"""The part of the fold that says who is there beside the owner of a conversation, or is asked to be."""

from __future__ import annotations

import msgspec

from handoff.conversation.events import Event
from handoff.conversation.kinds.beside import JoinAsked, Joined, Left, Listened
from handoff.conversation.kinds.casework import Escalated, EscalationAnswered
from handoff.conversation.kinds.helping import Held, HoldEnded
from handoff.conversation.kinds.transfers import OfferEnded, TransferAsked, TransferRefused
from handoff.conversation.parties import person_of
from handoff.conversation.sight import opened_for
from handoff.conversation.state import Hold, Offer, State


def changes(state: State, event: Event) -> dict[str, object]:
    """The fields that ``event`` changes; empty when it says nothing about that."""
    match event.body:
        case TransferAsked() as body:
            return {"transfer": body}
        case TransferRefused():
            return {"transfer": None}
        case JoinAsked() as body:
            return {"asked_in": Offer(to=body.to, until=body.until, by=state.caseworker), "transfer": None}
        case Joined():
            return {"colleagues": [*state.colleagues, person_of(event.sender)], "asked_in": None}
        case OfferEnded(joins=True):
            return {"asked_in": None}
        case Left() as body:
            return _left(state, body)
        case Listened() as body:
            others = [each for each in state.listeners if each.id != body.who.id]
            return {"listeners": [*others, body.who] if body.on else others}
        case Held() as body:
            return {"hold": Hold(reason=body.reason, until=body.until)}
        case HoldEnded() as body:
            kept = msgspec.structs.replace(state.hold, passed=True) if body.passed and state.hold else None
            return {"hold": kept}
        case Escalated(shared=True) as body:
            curtains = opened_for(state.curtains, state.desk.id if state.desk else "", body.desk.id)
            return {"consulted": [*state.consulted, body.desk], "curtains": curtains}
        case EscalationAnswered() as body:
            return {"consulted": [desk for desk in state.consulted if desk.id != body.desk.id]}
        case _:
            return {}


def _left(state: State, body: Left) -> dict[str, object]:
    changed: dict[str, object] = {"colleagues": [each for each in state.colleagues if each.id != body.who.id]}
    if state.handing is not None and state.handing.caseworker.id == body.who.id:
        changed["handing"] = msgspec.structs.replace(state.handing, gone=True)
    return changed
