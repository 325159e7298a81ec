"""What a supervisor does with the conversation of others: listening in, whispering, taking it over, moving it.

Plain functions from a state to event bodies, as in :mod:`handoff.conversation.ownership`. That somebody is a supervisor
of the desk is for the one who calls.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handoff.conversation.events import AnyBody
from handoff.conversation.kinds.beside import Listened, Whispered
from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.transfers import Transferred
from handoff.conversation.ownership import Refused, desk_of, require_open, taking_part
from handoff.conversation.parties import Person
from handoff.conversation.state import State
from handoff.conversation.transfer import Target, moved

Decide = Callable[[State, Person], AnyBody | None]
"""What somebody does to a conversation; nothing when it is so already."""


def listen(state: State, who: Person) -> Listened | None:
    """The supervisor listens in; ``None`` when they do already. Raises :class:`Refused`: only where a caseworker is."""
    _caseworker(state)
    if who.id in {each.id for each in taking_part(state)}:
        raise Refused("already-there", who.name)
    return None if _listens(state, who.id) else Listened(who=who, on=True)


def stop(state: State, who: Person) -> Listened | None:
    """The supervisor no longer listens; ``None`` when they did not."""
    return Listened(who=who, on=False) if _listens(state, who.id) else None


def gone(state: State, supervisor_id: str) -> Listened:
    """A supervisor who listened vanished. Raises :class:`Refused`."""
    found = next((each for each in state.listeners if each.id == supervisor_id), None)
    if found is None:
        raise Refused("not-possible-now")
    return Listened(who=found, on=False)


def whisper(state: State, supervisor_id: str, text: str) -> Whispered:
    """Words to the caseworker alone, who can see that the supervisor listens. Raises :class:`Refused`."""
    caseworker = _caseworker(state)
    if not _listens(state, supervisor_id):
        raise Refused("not-listening", caseworker.name)
    return Whispered(text=text, to=caseworker)


def take_over(state: State, supervisor_id: str) -> Claimed | None:
    """From a caseworker, who may be stuck or away; ``None`` when it is the supervisor's own already. Raises
    :class:`Refused`.
    """
    caseworker = _caseworker(state)
    if caseworker.id == supervisor_id:
        return None
    return Claimed(instead_of=caseworker)


def move(state: State, target: Target, *, why: str, note: str, now: datetime) -> Transferred:
    """To another desk of the same organisation, or to a caseworker there: from a queue, who waited keeps the time; from
    a caseworker, that one stays reachable until somebody takes it. Raises :class:`Refused`.
    """
    require_open(state)
    if state.owner not in ("queue", "caseworker"):
        raise Refused("not-possible-now")
    if target.organisation is not None:
        raise Refused("asks-consent", target.organisation)
    same = target.desk.id == desk_of(state).id
    if same and (target.to is None or (state.caseworker is not None and target.to.id == state.caseworker.id)):
        raise Refused("not-possible-now")
    return moved(target.desk, why, note, target.to, now)


def _listens(state: State, supervisor_id: str) -> bool:
    return supervisor_id in {each.id for each in state.listeners}


def _caseworker(state: State) -> Person:
    """Who has the conversation. Raises :class:`Refused` when no caseworker does."""
    require_open(state)
    found = state.caseworker
    if state.owner != "caseworker" or found is None:
        raise Refused("not-possible-now")
    return found
