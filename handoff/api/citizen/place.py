"""The citizen's place in the queue, over whichever way the browser hears."""

from __future__ import annotations

from datetime import timedelta

from handoff.api import protocol
from handoff.conversation.state import State
from handoff.service import Service

PLACE_EVERY = 0.5
"""Seconds between two looks at the place in the queue."""
HERE = timedelta(seconds=60)
"""How long a window counts as open after it was heard of."""


async def place_of(service: Service, conversation: str, state: State) -> protocol.Waiting | None:
    """The place with what can be told about the wait; ``None`` for who does not wait."""
    desk = service.desks.get(state.desk.id) if state.owner == "queue" and state.desk else None
    found = await service.board.place(conversation, desk, service.clock()) if desk else None
    if found is None:
        return None
    return protocol.Waiting(position=found.position, from_minutes=found.from_minutes, to_minutes=found.to_minutes)


def in_short(place: protocol.Waiting | None) -> str:
    """``place`` as a client says which one it has: ``position.from.to``, empty for none."""
    if place is None:
        return ""
    return ".".join(
        "" if each is None else str(each) for each in (place.position, place.from_minutes, place.to_minutes)
    )
