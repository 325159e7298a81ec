"""The repairs: each in the transaction of the conversation that it concerns, and written down in the audit log."""

from __future__ import annotations

import contextlib

from handoff.conversation.kinds.queueing import Requeued
from handoff.conversation.ownership import Refused
from handoff.repair.findings import Finding
from handoff.service import Service
from handoff.storage.conversations import SYSTEM, NotFound
from handoff.storage.returning import end_offers

OPERATOR = "operator"
"""Who stands in the audit log."""


async def repair(service: Service, finding: Finding) -> bool:
    """Do what was said; whether it was still needed, for a process may have done it meanwhile."""
    done = False
    with contextlib.suppress(NotFound, Refused):
        done = await _repair(service, finding)
    if done:
        await service.caseworkers.note(OPERATOR, f"repair-{finding.kind}", finding.conversation)
    return done


async def _repair(service: Service, finding: Finding) -> bool:
    conversation, caseworker = finding.conversation, finding.caseworker
    match finding.kind:
        case "desk-gone" if conversation:
            return await _to_general_desk(service, conversation)
        case "turn" | "unanswered" if conversation:
            return await _let_turn_start(service, conversation)
        case "presence" if caseworker:
            return await service.sweeper.gone(caseworker)
        case "left" if conversation and caseworker:
            return await service.caseworker.gone(conversation, caseworker) is not None
        case "deadline":
            await service.sweeper.overdue.sweep()
            await end_offers(service.database, service.clock())
            return True
    return False


async def _to_general_desk(service: Service, conversation: str) -> bool:
    async with service.conversations.change(conversation) as change:
        desk = change.state.desk
        if change.state.owner != "queue" or (desk is not None and service.desks.get(desk.id) is not None):
            return False
        general = service.desks.for_organisation(None)
        change.append(SYSTEM, Requeued(desk=service.desks.name(general), why="released"))
    return True


async def _let_turn_start(service: Service, conversation: str) -> bool:
    """A lease that ends now: the sweeper of any process starts the turn."""
    async with service.conversations.change(conversation) as change:
        if change.turn_until is not None and change.turn_until > change.now:
            return False
        change.turn_until = change.now if change.state.pending else None
    return True
