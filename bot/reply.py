"""What the actions said and asked for in one turn, read from the events that Rasa keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec
from rasa.shared.core.events import BotUttered, Event

from actions.moment import PART
from loket.wire import BotMessage, Button, CallbackRequest, Card, HandoffRequest, Plan


@dataclass
class Reply:
    """The messages, the requests to handoff, and what was understood (see :class:`loket.wire.Understood`)."""

    messages: list[BotMessage] = field(default_factory=list)
    handoff: HandoffRequest | None = None
    callback: CallbackRequest | None = None
    kind: str = "other"
    services: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    person_offered: bool = False
    sent_from: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said or asked for."""
        return not (self.messages or self.handoff or self.callback)

    @property
    def buttons(self) -> list[Button]:
        """Every button of every message."""
        return [button for message in self.messages for button in message.buttons]


def reply_in(events: list[Event], spoken: str) -> Reply:
    """The reply in the events of a turn; ``spoken`` (ISO 639-1) is the language of what names no other one."""
    reply = Reply()
    for event in events:
        if isinstance(event, BotUttered):
            part: dict[str, Any] = ((event.data or {}).get("custom") or {}).get(PART, {})
            if event.text:
                reply.messages.append(_message(event, part, spoken))
            _take(reply, part)
    return reply


def _message(event: BotUttered, part: dict[str, Any], spoken: str) -> BotMessage:
    return BotMessage(
        text=event.text,
        language=part.get("language", spoken),
        buttons=[Button(title=each["title"], payload=each["payload"]) for each in event.data.get("buttons") or []],
        card=msgspec.convert(part["card"], Card) if "card" in part else None,
        plan=msgspec.convert(part["plan"], Plan) if "plan" in part else None,
        urgent=part.get("urgent", False),
    )


def _take(reply: Reply, part: dict[str, Any]) -> None:
    if "handoff" in part:
        reply.handoff = msgspec.convert(part["handoff"], HandoffRequest)
    if "callback" in part:
        reply.callback = msgspec.convert(part["callback"], CallbackRequest)
    reply.kind = part.get("kind", reply.kind)
    reply.services = reply.services or part.get("services", [])
    reply.organisations = reply.organisations or part.get("organisations", [])
    reply.sent_from = reply.sent_from or part.get("sent_from", [])
    reply.person_offered = reply.person_offered or part.get("person_offered", False)
