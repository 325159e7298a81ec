"""Who may do what with a conversation. Plain functions from a state to an event body, or a clear refusal.

The store calls them under the conversation's row lock, so what they saw is still true when the event is written.
"""

from __future__ import annotations

from typing import Literal

from handoff.conversation.events import (
    Claimed,
    Closed,
    DeskName,
    HandedBack,
    Outcome,
    Rated,
    Requeued,
    ReturnedToBot,
    TransferAsked,
    Transferred,
    TransferRefused,
)
from handoff.conversation.state import State

RefusalCode = Literal[
    "already-claimed", "conversation-closed", "not-closed", "not-possible-now", "not-yours", "nothing-asked"
]


class Refused(Exception):
    """The state of the conversation does not allow this. ``who`` names the caseworker who has it, if one does."""

    def __init__(self, code: RefusalCode, who: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.who = who


class OwnerChanged(Exception):
    """Somebody else became the owner meanwhile: the epoch is not the one that was expected."""


def require_epoch(state: State, epoch: int) -> None:
    """Raise :class:`OwnerChanged` unless the owner is still the one of ``epoch``."""
    if state.epoch != epoch:
        raise OwnerChanged


def require_open(state: State) -> None:
    """Raise :class:`Refused` when the conversation is closed."""
    if state.owner == "closed":
        raise Refused("conversation-closed")


def require_owner(state: State, caseworker_id: str) -> None:
    """Raise :class:`Refused` unless this caseworker owns the conversation."""
    require_open(state)
    if state.caseworker is None or state.owner != "caseworker" or state.caseworker.id != caseworker_id:
        raise Refused("not-yours", state.caseworker.name if state.caseworker else None)


def claim(state: State, caseworker_id: str) -> Claimed | None:
    """The event of a claim; ``None`` when this caseworker has it already. Raises :class:`Refused`."""
    require_open(state)
    if state.owner == "caseworker" and state.caseworker is not None:
        if state.caseworker.id == caseworker_id:
            return None
        raise Refused("already-claimed", state.caseworker.name)
    if state.owner != "queue":
        raise Refused("not-possible-now")
    return Claimed()


def release(state: State, caseworker_id: str) -> Requeued:
    """The caseworker gives it back to the front of its queue. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Requeued(desk=_desk(state), why="released")


def caseworker_gone(state: State, caseworker_id: str) -> Requeued:
    """The caseworker vanished: to the front of the queue. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Requeued(desk=_desk(state), why="caseworker_gone")


def transfer(
    state: State, caseworker_id: str, desk: DeskName, *, other_organisation: bool, why: str, note: str
) -> TransferAsked | Transferred:
    """To another queue; to another organisation only after the citizen was asked. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    if desk.id == _desk(state).id:
        raise Refused("not-possible-now")
    if other_organisation:
        return TransferAsked(desk=desk, why=why, note=note)
    return Transferred(desk=desk, why=why, note=note)


def consent(state: State, *, agreed: bool) -> Transferred | TransferRefused:
    """The citizen's answer to the last question of a transfer. Raises :class:`Refused`."""
    require_open(state)
    asked = state.transfer
    if asked is None:
        raise Refused("nothing-asked")
    if agreed:
        return Transferred(desk=asked.desk, why=asked.why, note=asked.note)
    return TransferRefused(desk=asked.desk)


def hand_back(state: State, caseworker_id: str, note: str) -> HandedBack:
    """To the bot. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return HandedBack(note=note)


def return_to_bot(state: State) -> ReturnedToBot:
    """The citizen leaves the queue. Raises :class:`Refused`."""
    require_open(state)
    if state.owner != "queue":
        raise Refused("not-possible-now")
    return ReturnedToBot()


def close(state: State, caseworker_id: str, outcome: Outcome, labels: list[str]) -> Closed:
    """The caseworker ends it. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Closed(outcome=outcome, labels=labels)


def end(state: State) -> Closed:
    """The citizen ends it. Raises :class:`Refused`."""
    require_open(state)
    return Closed(outcome="citizen_left")


def rate(state: State, score: int, remark: str) -> Rated:
    """The citizen's judgement, once, after closing. Raises :class:`Refused`."""
    if state.owner != "closed":
        raise Refused("not-closed")
    if state.rated:
        raise Refused("not-possible-now")
    return Rated(score=score, remark=remark)


def _desk(state: State) -> DeskName:
    if state.desk is None:  # a caseworker's conversation always came through a queue
        raise Refused("not-possible-now")
    return state.desk
