"""Asking for a person: to the queue of the right desk, or to the doors that are open when nobody is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from handoff.conversation.kinds.queueing import Queued, Unavailable
from handoff.conversation.state import Need
from handoff.desks import Desks, by_language
from handoff.queue.routing import Route, Trouble, route
from handoff.storage.conversations import SYSTEM, Change
from handoff.storage.duties import on_duty
from handoff.storage.waiting import Line, lines
from loket.directory import Desk
from loket.telephone import as_read
from loket.wire import Candidate

_WHY: dict[Trouble, Literal["closed", "nobody_on_duty", "full"]] = {
    "closed": "closed",
    "nobody": "nobody_on_duty",
    "full": "full",
    "late": "full",
}


async def ask(
    change: Change, desks: Desks, need: Need, ranking: list[Candidate] | None = None, client_id: str | None = None
) -> None:
    """Queue the conversation where :func:`handoff.queue.routing.route` leads, or tell which doors are open instead."""
    present = await on_duty(change.connection, change.now)
    waiting = await lines(change.connection)

    def trouble_of(desk: Desk) -> Trouble | None:
        line = waiting.get(desk.id, Line())
        if not desks.is_open(desk, change.now):
            return "closed"
        if present.get(desk.id, 0) == 0:
            return "nobody"
        if desk.room is not None and line.waiting >= desk.room:
            return "full"
        if line.oldest is not None and change.now - line.oldest > timedelta(seconds=desk.first_answer):
            return "late"
        return None

    found = route(desks.directory, need, trouble_of, change.state.municipality)
    if found.queued:
        _queue(change, desks, found.desk, need, ranking, client_id, passed=found.passed)
    else:
        await _tell_doors(change, desks, found, need, client_id)


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
    *,
    passed: Sequence[Desk] = (),
) -> None:
    change.append(
        SYSTEM,
        Queued(
            desk=desks.name(desk),
            reason=need.reason,
            urgent=need.urgent,
            deadline=need.deadline,
            topic=need.topic,
            topic_title=need.topic_title,
            organisation=need.organisation,
            summary=need.summary,
            ranking=ranking or [],
            instead_of=[desks.name(each) for each in passed],
            words=by_language(desk.waiting_words),
        ),
        client_id,
    )


async def _tell_doors(change: Change, desks: Desks, found: Route, need: Need, client_id: str | None) -> None:
    """Tell which doors are open; nothing when just that is the last thing that was told, for it still stands there."""
    doors = _doors(change, desks, found, need)
    last = change.appended[-1] if change.appended else await change.event(change.state.last_seq)
    if last is None or last.body != doors:
        change.append(SYSTEM, doors, client_id)


def _doors(change: Change, desks: Desks, found: Route, need: Need) -> Unavailable:
    desk, trouble = found.desk, found.trouble or "nobody"
    telephone = desks.telephone(need.organisation, desk, change.state.municipality)
    return Unavailable(
        desk=desks.name(desk),
        reason=need.reason,
        why=_WHY[trouble],
        urgent=need.urgent,
        deadline=need.deadline,
        reopens_at=desks.reopens(desk, change.now) if trouble == "closed" else None,
        telephone=telephone.number if telephone else None,
        telephone_shown=as_read(telephone.number) if telephone else None,
        telephone_hours=telephone.hours if telephone else None,
        telephone_verified=telephone.verified if telephone else True,
        topic=need.topic,
        topic_title=need.topic_title,
        organisation=need.organisation,
        summary=need.summary,
        words=desks.closed_words(desk, change.now) if trouble == "closed" else None,
    )
