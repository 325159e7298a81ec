"""What is wrong with the times and the words of a desk, for whoever changes them: in a file, or in the browser.

Each fault says where it is and, in either language, what is wrong; the words stand in ``data/texts/desk_faults.yml``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory.hours import periods
from loket.directory.reading import read
from loket.directory.types import Desk, Hours, Text

_TEXTS = Path(__file__).parents[2] / "data" / "texts" / "desk_faults.yml"

LONGEST_NAME, LONGEST_WORDS = 80, 400
"""Characters that fit on a citizen's screen."""


@dataclasses.dataclass(frozen=True)
class Fault:
    """Something that keeps a desk from going out. ``place`` is the number of the row in ``field``, from 1; ``inside``
    the part of the row.
    """

    field: str
    code: str
    place: int | None = None
    inside: str = ""
    params: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def where(self) -> str:
        """The place in the file, such as ``breaks 2: opens``."""
        row = f"{self.field} {self.place}" if self.place is not None else self.field
        return f"{row}: {self.inside}" if self.inside else row

    def in_words(self, language: str) -> str:
        """What is wrong, in ``language`` (ISO 639-1)."""
        words = _words()
        days = {name: words[value].in_language(language) for name, value in self.params.items() if name == "day"}
        return words[self.code].in_language(language).format_map(self.params | days)


def times(desk: Desk) -> Iterator[Fault]:
    """What is wrong with the breaks and special days of ``desk``, and whether it opens at all."""
    if not desk.hours:
        yield Fault("hours", "never_opens")
    yield from _in_order("breaks", desk.breaks)
    for number, each in enumerate(desk.breaks, 1):
        for day in each.days:
            if not any(opens < each.opens and each.closes < closes for opens, closes in periods(desk.hours, day)):
                yield Fault("breaks", "outside_hours", number, "days", {"day": day})
    seen: set[date] = set()
    for number, special in enumerate(desk.special_days, 1):
        for fault in _in_order("special_days", special.hours):
            yield Fault("special_days", fault.code, number, f"hours {fault.place}: {fault.inside}", fault.params)
        if special.date in seen:
            yield Fault("special_days", "day_twice", number, "date", {"date": str(special.date)})
        seen.add(special.date)


def week(hours: Iterable[Hours], name: str) -> Iterator[Fault]:
    """What is wrong with the hours of a week, which stand in the field ``name``."""
    for number, each in enumerate(hours, 1):
        if each.opens >= each.closes:
            params = {"opens": f"{each.opens:%H:%M}", "closes": f"{each.closes:%H:%M}"}
            yield Fault(name, "closes_first", number, "", params)
        if not each.days:
            yield Fault(name, "no_days", number, "days")


def words(desk: Desk) -> Iterator[Fault]:
    """What is wrong with the texts of ``desk``."""
    yield from _text("name", desk.name, LONGEST_NAME)
    for name, text in (("closed_words", desk.closed_words), ("waiting_words", desk.waiting_words)):
        if text is not None:
            yield from _text(name, text, LONGEST_WORDS)
    for number, special in enumerate(desk.special_days, 1):
        if special.why is not None:
            for fault in _text("special_days", special.why, LONGEST_WORDS):
                yield Fault("special_days", fault.code, number, f"why.{fault.inside}", fault.params)


def _text(name: str, text: Text, longest: int) -> Iterator[Fault]:
    for language in ("nl", "en"):
        value: str = getattr(text, language)
        if not value.strip():
            yield Fault(name, f"empty_{language}", None, language)
        elif value != value.strip():
            yield Fault(name, "spaces", None, language)
        elif len(value) > longest:
            yield Fault(name, "too_long", None, language, {"limit": str(longest), "length": str(len(value))})


def _in_order(name: str, rows: Iterable[Hours]) -> Iterator[Fault]:
    for number, each in enumerate(rows, 1):
        if each.opens >= each.closes:
            params = {"opens": f"{each.opens:%H:%M}", "closes": f"{each.closes:%H:%M}"}
            yield Fault(name, "not_before", number, "opens", params)


@lru_cache
def _words() -> dict[str, Text]:
    return msgspec.convert(read(_TEXTS), dict[str, Text])
