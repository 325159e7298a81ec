"""Giving a conversation to others: the rules for moves between desks and caseworkers, and for who comes in beside.

Plain functions from a state to event bodies, as in :mod:`handoff.conversation.ownership`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handoff.conversation.kinds.beside import JoinAsked, Joined, Left
from handoff.conversation.kinds.helping import Held, HoldEnded
from handoff.conversation.kinds.transfers import (
    OfferEnded,
    TransferAsked,
    Transferred,
    TransferRefused,
    TransferReturned,
)
from handoff.conversation.ownership import Refused, desk_of, require_open, require_owner, taking_part
from handoff.conversation.parties import DeskName, Person
from handoff.conversation.state import State

OFFER = timedelta(minutes=2)
"""How long a colleague has to take what was offered."""


@dataclass(frozen=True)
class Target:
    """Where a conversation is to go: a desk, and perhaps a caseworker there who may take it first. ``organisation`` is
    the name of the other organisation when it is one, so that the citizen is asked.
    """

    desk: DeskName
    to: Person | None = None
    organisation: str | None = None


def moved(
    desk: DeskName,
    why: str,
    note: str,
    to: Person | None,
    now: datetime,
    *,
    only_summary: bool = False,
    summary: str = "",
) -> Transferred:
    """The conversation goes to ``desk``; ``to`` may take it first, for a moment."""
    return Transferred(
        desk=desk,
        why=why,
        note=note,
        to=to,
        offered_until=now + OFFER if to else None,
        only_summary=only_summary,
        summary=summary,
    )


def transfer(
    state: State, caseworker_id: str, target: Target, *, why: str, note: str, summary: str, now: datetime
) -> TransferAsked | Transferred:
    """To another desk or a caseworker; to another organisation only after the citizen was asked. Raises ``Refused``."""
    require_owner(state, caseworker_id)
    if target.desk.id == desk_of(state).id and (target.to is None or target.to.id == caseworker_id):
        raise Refused("not-possible-now")
    if target.organisation is not None:
        return TransferAsked(
            desk=target.desk, why=why, note=note, organisation=target.organisation, summary=summary, to=target.to
        )
    return moved(target.desk, why, note, target.to, now)


def consent(
    state: State, *, agreed: bool, only_summary: bool, now: datetime
) -> Transferred | TransferRefused | JoinAsked:
    """The citizen's answer to the last question of a transfer. Raises :class:`Refused`."""
    require_open(state)
    asked = state.transfer
    if asked is None:
        raise Refused("nothing-asked")
    if not agreed:
        return TransferRefused(desk=asked.desk)
    if asked.joins and asked.to is not None:
        return JoinAsked(to=asked.to, until=now + OFFER, note=asked.note)
    shared = asked.summary if only_summary else ""
    return moved(asked.desk, asked.why, asked.note, asked.to, now, only_summary=only_summary, summary=shared)


def take_back(state: State, caseworker_id: str) -> TransferReturned:
    """Who gave it away has it again, as long as nobody took it. Raises :class:`Refused`."""
    require_open(state)
    handing = state.handing
    if handing is None or handing.caseworker.id != caseworker_id:
        raise Refused("not-yours", state.caseworker.name if state.caseworker else None)
    return _returned(state, "taken_back", "", there=True)


def refuse(state: State, caseworker_id: str, reason: str, *, there: bool) -> TransferReturned:
    """The receiving desk does not take it. ``there``: who gave it away is still on duty. Raises :class:`Refused`."""
    require_open(state)
    handing = state.handing
    if state.owner != "queue" or handing is None or handing.caseworker.id == caseworker_id:
        raise Refused("not-possible-now", state.caseworker.name if state.caseworker else None)
    return _returned(state, "refused", reason, there=there)


def nobody_there(state: State, *, there: bool) -> TransferReturned:
    """Nobody of the receiving desk came. Raises :class:`Refused`."""
    require_open(state)
    if state.owner != "queue" or state.handing is None:
        raise Refused("not-possible-now")
    return _returned(state, "nobody_there", "", there=there)


def offer_ended(state: State, now: datetime) -> OfferEnded:
    """The colleague did not take it in time: it is for everybody at the desk now. Raises :class:`Refused`."""
    if state.owner != "queue" or state.offer is None or now < state.offer.until:
        raise Refused("not-possible-now")
    return OfferEnded(desk=desk_of(state), to=state.offer.to)


def ask_in(
    state: State, caseworker_id: str, target: Target, *, why: str, note: str, now: datetime
) -> JoinAsked | TransferAsked:
    """Ask a colleague to join; one of another organisation only after the citizen was asked. Raises ``Refused``."""
    require_owner(state, caseworker_id)
    if target.to is None or target.to.id in {each.id for each in taking_part(state)}:
        raise Refused("already-there", target.to.name if target.to else None)
    if target.organisation is not None:
        return TransferAsked(
            desk=target.desk, why=why, note=note, organisation=target.organisation, to=target.to, joins=True
        )
    return JoinAsked(to=target.to, until=now + OFFER, note=note)


def join(state: State, caseworker_id: str, now: datetime) -> Joined:
    """The colleague who was asked comes in. Raises :class:`Refused`."""
    require_open(state)
    asked = state.asked_in
    if asked is None or asked.to.id != caseworker_id or now >= asked.until:
        raise Refused("nothing-asked")
    return Joined()


def join_ended(state: State, caseworker_id: str | None, now: datetime) -> OfferEnded:
    """Nobody joined: this colleague does not want to, or (none) the time is over. Raises :class:`Refused`."""
    asked = state.asked_in
    if asked is None or (now < asked.until if caseworker_id is None else asked.to.id != caseworker_id):
        raise Refused("nothing-asked")
    return OfferEnded(desk=desk_of(state), to=asked.to, joins=True)


def leave(state: State, caseworker_id: str) -> Left:
    """A colleague goes. Raises :class:`Refused`."""
    return Left(who=_joined(state, caseworker_id), why="left")


def let_go(state: State, caseworker_id: str, colleague_id: str) -> Left:
    """The owner goes on without the colleague. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Left(who=_joined(state, colleague_id), why="let_go")


def gone(state: State, caseworker_id: str) -> Left:
    """Somebody who took part, but is not the owner, vanished. Raises :class:`Refused`."""
    if state.handing is not None and state.handing.caseworker.id == caseworker_id and not state.handing.gone:
        return Left(who=state.handing.caseworker, why="gone")
    return Left(who=_joined(state, caseworker_id), why="gone")


def hold(state: State, caseworker_id: str, reason: str, until: datetime) -> Held:
    """The caseworker finds something out. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Held(reason=reason, until=until)


def resume(state: State, caseworker_id: str) -> HoldEnded:
    """The caseworker is back. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    if state.hold is None:
        raise Refused("not-possible-now")
    return HoldEnded()


def hold_passed(state: State, now: datetime) -> HoldEnded:
    """The time of the hold is over. Raises :class:`Refused`."""
    if state.hold is None or state.hold.passed or now < state.hold.until:
        raise Refused("not-possible-now")
    return HoldEnded(passed=True)


def _returned(
    state: State, why: Literal["refused", "nobody_there", "taken_back"], reason: str, *, there: bool
) -> TransferReturned:
    if state.handing is None:
        raise Refused("not-possible-now")
    back = state.handing.caseworker if there and not state.handing.gone else None
    return TransferReturned(desk=state.handing.desk, from_desk=desk_of(state), why=why, reason=reason, to=back)


def _joined(state: State, caseworker_id: str) -> Person:
    found = next((each for each in state.colleagues if each.id == caseworker_id), None)
    if found is None:
        raise Refused("not-yours", state.caseworker.name if state.caseworker else None)
    return found
