"""What the placeholders of a canned reply stand for in a conversation."""

from __future__ import annotations

from handoff.api.protocol import CannedValues
from handoff.commands.seeing import reading_desks
from handoff.conversation import sight
from handoff.conversation.placeholders import Placeholder
from handoff.conversation.state import State
from handoff.storage.caseworkers import Member
from loket.directory import Directory


def values_for(state: State, member: Member, directory: Directory) -> CannedValues:
    """By language, as far as this caseworker may know them; what is not known has no value."""
    return CannedValues(nl=_values(state, member, directory, "nl"), en=_values(state, member, directory, "en"))


def _values(state: State, member: Member, directory: Directory, language: str) -> dict[str, str]:
    hidden = sight.hiding(state.curtains, *reading_desks(state, member)) is not None
    service = directory.find_service(state.topic)
    known: dict[Placeholder, str | None] = {
        "caseworker": member.name,
        "organisation": member.organisation,
        "desk": (state.desk.nl if language == "nl" else state.desk.en) if state.desk else None,
        "municipality": None if hidden else state.municipality_name,
        "service": service.name.in_language(language) if service else None,
        "reference": state.case,
    }
    return {name: value for name, value in known.items() if value}
