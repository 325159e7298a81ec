"""What supervisors decide about a desk over what the directory says: its hours, and what it says to citizens.

Plain code. Only what differs from the directory is kept, field by field, so that the rest follows the directory.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from loket.directory.desk_faults import Fault, times, week, words
from loket.directory.types import Desk, Hours, SpecialDay, Text

DeskField = Literal["name", "hours", "open_on_holidays", "breaks", "special_days", "closed_words", "waiting_words"]


class DeskValues(msgspec.Struct, frozen=True, kw_only=True):
    """What a supervisor decides about a desk. Times are on the clock of the desk."""

    name: Text
    hours: list[Hours]
    open_on_holidays: bool
    breaks: list[Hours]
    special_days: list[SpecialDay]
    closed_words: Text | None
    waiting_words: Text | None


class Override(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields in which a desk differs from the directory."""

    name: Text | msgspec.UnsetType = msgspec.UNSET
    hours: list[Hours] | msgspec.UnsetType = msgspec.UNSET
    open_on_holidays: bool | msgspec.UnsetType = msgspec.UNSET
    breaks: list[Hours] | msgspec.UnsetType = msgspec.UNSET
    special_days: list[SpecialDay] | msgspec.UnsetType = msgspec.UNSET
    closed_words: Text | msgspec.UnsetType | None = msgspec.UNSET
    waiting_words: Text | msgspec.UnsetType | None = msgspec.UNSET

    def fields(self) -> list[DeskField]:
        """The names of what differs, in the order in which a form shows them."""
        return [field for field in FIELDS if getattr(self, field) is not msgspec.UNSET]


FIELDS: tuple[DeskField, ...] = (
    "name",
    "hours",
    "breaks",
    "open_on_holidays",
    "special_days",
    "closed_words",
    "waiting_words",
)


def values_of(desk: Desk) -> DeskValues:
    """What ``desk`` says about these fields."""
    return DeskValues(**{field: getattr(desk, field) for field in FIELDS})


def override_of(written: Desk, values: DeskValues) -> Override:
    """In what ``values`` differ from the desk as the directory has it."""
    differs = {field: getattr(values, field) for field in FIELDS if getattr(values, field) != getattr(written, field)}
    return Override(**differs)


def applied(written: Desk, override: Override) -> Desk:
    """The desk as it is with ``override``."""
    return msgspec.structs.replace(written, **{field: getattr(override, field) for field in override.fields()})


def tidied(values: DeskValues) -> DeskValues:
    """``values`` as they are kept: no space around texts, empty texts left out, days in order."""
    return msgspec.structs.replace(
        values,
        name=_trimmed(values.name),
        special_days=[
            msgspec.structs.replace(day, why=_or_nothing(day.why))
            for day in sorted(values.special_days, key=lambda day: day.date)
        ],
        closed_words=_or_nothing(values.closed_words),
        waiting_words=_or_nothing(values.waiting_words),
    )


def faults(desk: Desk) -> list[Fault]:
    """What keeps ``desk`` from being stored so: the checks of the directory."""
    return [*week(desk.hours, "hours"), *week(desk.breaks, "breaks"), *_once(desk), *words(desk)]


def _once(desk: Desk) -> list[Fault]:
    return [fault for fault in times(desk) if (fault.field, fault.code) != ("breaks", "not_before")]  # week says it


def _trimmed(text: Text) -> Text:
    return Text(nl=text.nl.strip(), en=text.en.strip())


def _or_nothing(text: Text | None) -> Text | None:
    trimmed = _trimmed(text) if text is not None else None
    return trimmed if trimmed is not None and (trimmed.nl or trimmed.en) else None
