"""The plans in a conversation."""

from __future__ import annotations

from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import Message
from loket.wire import Plan


def plan_in(event: Event | None) -> Plan | None:
    """The plan that the message ``event`` carries; ``None`` when it carries none, or is the citizen's."""
    if event is None or event.sender.role not in ("bot", "caseworker") or not isinstance(event.body, Message):
        return None
    return event.body.plan
