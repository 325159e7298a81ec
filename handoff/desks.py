"""The desks: which one takes a conversation, when it is open, and what else a citizen can do when it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from handoff.conversation.parties import DeskName
from handoff.desk_values import Override, applied
from loket.directory import MUNICIPALITY, Desk, Directory, Hours, Organisation, Text
from loket.directory.hours import DAYS, telephone_in_words
from loket.directory.timetable import Timetable, timetable_of

_DAY_AND_NIGHT = Timetable([Hours(days=list(DAYS), opens=time(0), closes=time(23, 59))], open_on_holidays=True)


@dataclass(frozen=True)
class TelephoneDoor:
    """A number to call, with its hours in words by language. ``verified``: a source confirmed it."""

    number: str
    hours: dict[str, str] | None
    verified: bool


class Desks:
    """The desks of the directory, with what supervisors changed. ``always_open`` ignores their hours."""

    def __init__(self, directory: Directory, *, always_open: bool = False) -> None:
        self.written = directory
        """As the files have it."""
        self.directory = directory
        """As it holds now."""
        self.always_open = always_open

    def use(self, overrides: Mapping[str, Override]) -> None:
        """Go by these overrides, by desk, from now on. Those of desks that are gone say nothing."""
        desks = tuple(applied(desk, overrides.get(desk.id, Override())) for desk in self.written.desks)
        self.directory = replace(self.written, desks=desks)

    def all(self) -> list[Desk]:
        """Every desk."""
        return list(self.directory.desks)

    def get(self, desk: str) -> Desk | None:
        """The desk with this id."""
        return next((each for each in self.directory.desks if each.id == desk), None)

    def for_organisation(self, organisation: str | None, municipality: str | None = None) -> Desk:
        """The desk that takes conversations for ``organisation`` (an id) from ``municipality`` (CBS code); the general
        desk when no other does.
        """
        return self.directory.desk_for(organisation, municipality)

    def name(self, desk: Desk) -> DeskName:
        """Its id and its name in both languages."""
        return DeskName(id=desk.id, nl=desk.name.nl, en=desk.name.en)

    def name_of(self, desk: str) -> DeskName:
        """The same for an id; the id itself is the name of a desk that the directory no longer has."""
        found = self.get(desk)
        return self.name(found) if found is not None else DeskName(id=desk, nl=desk, en=desk)

    def is_open(self, desk: Desk, at: datetime) -> bool:
        """Whether the desk takes conversations at this moment."""
        return self.always_open or timetable_of(desk).is_open(at)

    def reopens(self, desk: Desk, at: datetime) -> datetime | None:
        """When it opens next, in UTC."""
        opening = timetable_of(desk).next_opening(at)
        return None if opening is None else opening.astimezone(UTC)

    def timetable(self, desk: str) -> Timetable | None:
        """When the desk with this id is open; ``None`` without such a desk."""
        found = self.get(desk)
        return None if found is None else _DAY_AND_NIGHT if self.always_open else timetable_of(found)

    def closes(self, desk: Desk, at: datetime) -> datetime | None:
        """When it closes next, in UTC; none when it is closed, or never closes."""
        closing = None if self.always_open else timetable_of(desk).closing_at(at)
        return None if closing is None else closing.astimezone(UTC)

    def closed_words(self, desk: Desk, at: datetime) -> dict[str, str] | None:
        """What the desk itself says about being closed, by language: about this special day, or in general."""
        day = timetable_of(desk).local(at).date()
        special = next((each.why for each in desk.special_days if each.date == day), None)
        return by_language(special or desk.closed_words)

    def telephone(self, organisation: str | None, desk: Desk, municipality: str | None) -> TelephoneDoor | None:
        """The telephone of the organisation that the question is for, or else of the desk's own. That of the
        municipality is the number of the citizen's own one, when ``municipality`` (CBS code) is known.
        """
        for identity in (organisation, desk.organisation):
            if identity == MUNICIPALITY and (own := self._municipal_door(municipality)) is not None:
                return own
            found = self.directory.find_organisation(identity)
            if found is not None and found.telephone:
                return _door(found)
        return None

    def _municipal_door(self, municipality: str | None) -> TelephoneDoor | None:
        found = self.directory.municipality(municipality)
        if found is None or found.telephone is None:
            return None
        return TelephoneDoor(found.telephone, None, self.directory.municipality_facts.contact.verified)


def by_language(text: Text | None) -> dict[str, str] | None:
    """``text`` as events carry it."""
    return {"nl": text.nl, "en": text.en} if text is not None else None


def _door(organisation: Organisation) -> TelephoneDoor:
    telephone = organisation.telephone[0]
    hours = {language: telephone_in_words(telephone, language) for language in ("nl", "en")}
    known = {language: words for language, words in hours.items() if words}
    return TelephoneDoor(telephone.number, known or None, telephone.fact.verified)
