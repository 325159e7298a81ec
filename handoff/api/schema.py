"""The JSON schema of everything that goes over the public door, made from the protocol's own types.

``python -m handoff.api.schema`` writes ``handoff/web/shared/protocol.schema.json``, from which ``npm run types`` makes
the TypeScript types of the web parts. A test and ``npm run check`` fail when either file is behind.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from handoff.api import protocol
from handoff.commands.texts import TEXT_LIMIT
from handoff.conversation import events, parties
from handoff.conversation.kinds import callbacks, helping, queueing, talk
from loket import wire

SCHEMA_FILE = Path(__file__).parents[1] / "web" / "shared" / "protocol.schema.json"

_REF = "#/$defs/{name}"

# Unions and lists of words that have a name in Python keep it in TypeScript.
_NAMED: dict[str, Any] = {
    "Command": protocol.Command,
    "FromCitizen": protocol.FromCitizen,
    "ToCitizen": protocol.ToCitizen,
    "FromStaff": protocol.FromStaff,
    "ToStaff": protocol.ToStaff,
    "AnyBody": events.AnyBody,
    "Role": parties.Role,
    "Outcome": helping.Outcome,
    "NoticeCode": talk.NoticeCode,
    "WaitQuestion": queueing.WaitQuestion,
    "CallbackOutcome": callbacks.CallbackOutcome,
    "Reason": wire.Reason,
    "DayPart": wire.DayPart,
    "ChannelKind": wire.ChannelKind,
    "StepTime": wire.StepTime,
}


def _structs() -> list[type[msgspec.Struct]]:
    """The structs of the protocol's modules themselves; what they hold (events, cards) follows by reference."""
    return [
        found
        for _, found in inspect.getmembers(protocol, inspect.isclass)
        if issubclass(found, msgspec.Struct)
        and found.__module__.startswith(protocol.__name__)
        and found is not protocol.Frame
    ]


def definitions() -> dict[str, Any]:
    """Every type of the public door by name, as JSON schema (draft 2020-12), sorted by name."""
    structs = _structs()
    names = list(_NAMED)
    schemas, components = msgspec.json.schema_components([*structs, *_NAMED.values()], ref_template=_REF)
    named = dict(zip(names, list(schemas)[len(structs) :], strict=True))
    for component in components.values():
        if "description" in component:
            component["description"] = inspect.cleandoc(component["description"])
    return dict(sorted({**components, **named}.items()))


def document() -> dict[str, Any]:
    """The schema as one document, with the limits that a browser must know."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Protocol",
        "description": "What goes over Loket's public door.",
        "x-limits": {"text": TEXT_LIMIT, "clientId": protocol.CLIENT_ID_LIMIT},
        "$defs": definitions(),
    }


def text() -> str:
    """The document as it stands in :data:`SCHEMA_FILE`."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(text(), encoding="utf-8")
