"""The fold: from the events of a conversation to its state. Plain code; the law ``state == fold(events)`` is tested.

Which fields a kind of event changes stands in one of three places: who has the conversation (:mod:`~.fold_owner`), who
is there beside the owner (:mod:`~.fold_beside`), what was said and became known (:mod:`~.fold_talk`).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from handoff.conversation import fold_beside, fold_owner, fold_talk
from handoff.conversation.events import Event
from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.queueing import Requeued
from handoff.conversation.kinds.transfers import Transferred, TransferReturned
from handoff.conversation.state import State

_ENDS_WITH_THE_OWNER = ("offer", "asked_in", "handing", "transfer", "wait_asked")
"""What another owner ends, unless the event itself says otherwise."""


def fold(events: Iterable[Event]) -> State:
    """The state after ``events``, in the order of ``seq``."""
    state = State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event."""
    changes = fold_owner.changes(state, event) or fold_beside.changes(state, event) or fold_talk.changes(state, event)
    owner = changes.get("owner")
    moved = isinstance(event.body, Claimed | Requeued | Transferred | TransferReturned)
    if moved or (owner is not None and owner != state.owner):
        changes |= _another_owner(state, event, changes)
    elsewhere = changes.get("desk", state.desk) != state.desk
    if state.listeners and (elsewhere or owner in ("bot", "closed")):
        changes["listeners"] = []  # they listened to the work of this desk
    if elsewhere and state.desk is not None:
        changes["visits"] = state.visits | {state.desk.id: event.seq}
    return msgspec.structs.replace(state, last_seq=event.seq, **changes)


def _another_owner(state: State, event: Event, changes: dict[str, object]) -> dict[str, object]:
    """What each change of owner means, beside the ``changes`` that its event makes."""
    on_purpose = isinstance(event.body, Requeued | Transferred) and event.sender.role != "system"
    more: dict[str, object] = {
        "epoch": state.epoch + 1,
        "owned_since": event.created_at,
        "hold": None,
        "given_back_by": state.caseworker.id if on_purpose and state.caseworker else None,
    }
    if state.owner == "caseworker" and changes.get("owner") in ("bot", "closed"):
        more |= {"helped_by": state.caseworker, "helped_at": event.created_at}
    return more | {field: None for field in _ENDS_WITH_THE_OWNER if field not in changes}
