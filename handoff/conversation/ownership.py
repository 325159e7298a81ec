"""Who may do what with a conversation. Plain functions from a state to an event body, or a clear refusal.

The store calls them under the conversation's row lock, so what they saw is still true when the event is written.
"""

from __future__ import annotations

from typing import Literal

from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack, Outcome, Rated
from handoff.conversation.kinds.queueing import Requeued, ReturnedToBot
from handoff.conversation.parties import DeskName, Person
from handoff.conversation.state import State

RefusalCode = Literal[
    "already-claimed",
    "already-there",
    "asks-consent",
    "conversation-closed",
    "not-closed",
    "not-listening",
    "not-possible-now",
    "not-yours",
    "nothing-asked",
    "offered",
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


def require_part(state: State, caseworker_id: str) -> None:
    """Raise :class:`Refused` unless this caseworker may write to the citizen: the owner, a colleague who joined, or who
    gave the conversation away and nobody has taken it yet.
    """
    require_open(state)
    if caseworker_id not in {each.id for each in taking_part(state)}:
        raise Refused("not-yours", state.caseworker.name if state.caseworker else None)


def taking_part(state: State) -> list[Person]:
    """Who may write to the citizen."""
    owner = [state.caseworker] if state.owner == "caseworker" and state.caseworker else []
    giver = [state.handing.caseworker] if state.handing and not state.handing.gone else []
    return owner + giver + state.colleagues


def claim(state: State, caseworker_id: str) -> Claimed | None:
    """The event of a claim; ``None`` when this caseworker has it already. Raises :class:`Refused`: while it is offered
    to a colleague, nobody else can take it.
    """
    require_open(state)
    if state.owner == "caseworker" and state.caseworker is not None:
        if state.caseworker.id == caseworker_id:
            return None
        raise Refused("already-claimed", state.caseworker.name)
    if state.owner != "queue":
        raise Refused("not-possible-now")
    if state.offer is not None and state.offer.to.id != caseworker_id:
        raise Refused("offered", state.offer.to.name)
    return Claimed()


def take_over(state: State, desk: DeskName) -> Claimed:
    """From the bot, unasked. Raises :class:`Refused`."""
    require_open(state)
    if state.owner != "bot":
        raise Refused("not-possible-now" if state.caseworker is None else "already-claimed", _name(state.caseworker))
    return Claimed(desk=desk)


def release(state: State, caseworker_id: str) -> Requeued:
    """The caseworker gives it back to the front of its queue. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Requeued(desk=desk_of(state), why="released")


def caseworker_gone(state: State, caseworker_id: str) -> Requeued:
    """The caseworker vanished: to the front of the queue. Raises :class:`Refused`."""
    require_owner(state, caseworker_id)
    return Requeued(desk=desk_of(state), why="caseworker_gone")


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


def desk_of(state: State) -> DeskName:
    """The desk where the conversation is. Raises :class:`Refused` when it never was at one."""
    if state.desk is None:  # a caseworker's conversation always came through a queue
        raise Refused("not-possible-now")
    return state.desk


def _name(caseworker: Person | None) -> str | None:
    return caseworker.name if caseworker else None
