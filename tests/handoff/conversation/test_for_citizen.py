"""What of each kind of event is for staff alone: a new kind, or a new field, is a decision that is made here too."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args

import msgspec
import pytest
from msgspec import inspect

from handoff.conversation.events import AnyBody, Event
from handoff.conversation.kinds.body import Body
from handoff.conversation.parties import Sender
from handoff.conversation.sight import for_citizen

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "id-of-a-caseworker"
KINDS: tuple[type[Body], ...] = get_args(AnyBody)

STAFF_ONLY: dict[str, set[str] | None] = {
    "analysis": None,
    "queued": {"topic", "topic_title", "summary", "ranking"},
    "unavailable": {"topic", "topic_title", "summary"},
    "claimed": {"assigned"},
    "transfer_asked": {"note"},
    "transferred": {"note"},
    "transfer_returned": {"reason"},
    "join_asked": {"note"},
    "escalated": {"note"},
    "escalation_answered": None,
    "follow_up_planned": {"text"},
    "follow_up_done": None,
    "handed_back": {"note"},
    "note": None,
    "listened": None,
    "whispered": None,
    "labelled": None,
    "closed": {"labels"},
}
"""By kind the fields that a citizen never gets; none: the whole event."""


def _value(kind: inspect.Type) -> Any:
    """Something that is not the default, for a field of this type."""
    match kind:
        case inspect.StrType():
            return "x"
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 1
        case inspect.FloatType():
            return 0.5
        case inspect.DateTimeType():
            return NOW
        case inspect.DateType():
            return date(2026, 3, 2)
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.ListType(item_type=item):
            return [_value(item)]
        case inspect.DictType():
            return {"nl": "x"}
        case inspect.UnionType(types=types):
            return _value(next(each for each in types if not isinstance(each, inspect.NoneType)))
        case inspect.StructType(cls=made, fields=fields):
            known = {field.name: _value(field.type) for field in fields}
            return made(**known | ({"id": SECRET} if made.__name__ == "Person" else {}))
    raise TypeError(kind)


def filled(kind: type[Body]) -> Event:
    """An event of this kind of which every field says something."""
    sender = Sender(role="caseworker", id=SECRET, name="Anna", organisation="UWV")
    body: AnyBody = _value(inspect.type_info(kind))
    return Event(seq=1, sender=sender, body=body, created_at=NOW, client_id="c")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__struct_config__.tag))
def test_a_citizen_gets_an_event_without_what_is_for_staff(kind: type[Body]) -> None:
    event = filled(kind)
    hidden = STAFF_ONLY.get(str(kind.__struct_config__.tag), set())
    shown = for_citizen(event)
    if hidden is None:
        assert shown is None
        return
    assert shown is not None
    before, after = msgspec.to_builtins(event.body), msgspec.to_builtins(shown.body)
    assert before.keys() - after.keys() == hidden
    assert SECRET not in str(msgspec.to_builtins(shown)), "no caseworker's id goes to a citizen"
    assert (shown.seq, shown.created_at, shown.client_id) == (event.seq, event.created_at, event.client_id)


def test_every_kind_has_a_name_of_its_own() -> None:
    tags = [kind.__struct_config__.tag for kind in KINDS]
    assert len(set(tags)) == len(tags)
    assert STAFF_ONLY.keys() <= set(tags)
