"""Asking for a person: to the queue of the right desk, or to the doors that are open when nobody is there."""

from __future__ import annotations

from typing import Literal

from handoff.conversation.events import Queued, Unavailable
from handoff.conversation.state import Need
from handoff.desks import Desks
from handoff.storage.conversations import SYSTEM, Change
from handoff.storage.duties import on_duty
from loket.directory import Desk
from loket.telephone import as_read
from loket.wire import Candidate


async def ask(
    change: Change, desks: Desks, need: Need, ranking: list[Candidate] | None = None, client_id: str | None = None
) -> None:
    """Queue the conversation at the desk for ``need``, or tell which doors are open instead.

    Somebody in distress is never told that a desk is closed while another has people: the general desk takes over.
    """
    present = await on_duty(change.connection, change.now)
    candidates = [desks.for_organisation(need.organisation)]
    if need.urgent:
        candidates.append(desks.for_organisation(None))
    for desk in candidates:
        if desks.is_open(desk, change.now) and present.get(desk.id, 0) > 0:
            _queue(change, desks, desk, need, ranking, client_id)
            return
    desk = candidates[0]
    why: Literal["closed", "nobody_on_duty"] = "nobody_on_duty" if desks.is_open(desk, change.now) else "closed"
    telephone = desks.telephone(need.organisation, desk)
    change.append(
        SYSTEM,
        Unavailable(
            desk=desks.name(desk),
            reason=need.reason,
            why=why,
            reopens_at=desks.reopens(desk, change.now) if why == "closed" else None,
            telephone=telephone.number if telephone else None,
            telephone_shown=as_read(telephone.number) if telephone else None,
            telephone_hours=telephone.hours if telephone else None,
            telephone_verified=telephone.verified if telephone else True,
            topic=need.topic,
            topic_title=need.topic_title,
            organisation=need.organisation,
            summary=need.summary,
        ),
        client_id,
    )


def wait(change: Change, desks: Desks, desk: Desk, need: Need, client_id: str | None = None) -> None:
    """Queue the conversation although nobody is there: the citizen chose to wait."""
    _queue(change, desks, desk, need, None, client_id)


def _queue(
    change: Change,
    desks: Desks,
    desk: Desk,
    need: Need,
    ranking: list[Candidate] | None,
    client_id: str | None,
) -> None:
    change.append(
        SYSTEM,
        Queued(
            desk=desks.name(desk),
            reason=need.reason,
            urgent=need.urgent,
            topic=need.topic,
            topic_title=need.topic_title,
            organisation=need.organisation,
            summary=need.summary,
            ranking=ranking or [],
        ),
        client_id,
    )
