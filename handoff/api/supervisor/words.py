"""The settings of a desk in words, for a supervisor who looks back at what was changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml

from handoff.desk_values import DeskField, DeskValues
from loket.directory.hours import in_words
from loket.directory.types import Hours, SpecialDay, Text
from loket.plain_language import Problem

_FILE = Path(__file__).parent / "words.yml"


def field(name: DeskField, values: DeskValues, language: str) -> str:
    """The field ``name`` of ``values`` in ``language`` (ISO 639-1); empty when there is nothing."""
    match name:
        case "hours":
            return in_words(values.hours, language)
        case "breaks":
            return in_words(values.breaks, language)
        case "open_on_holidays":
            return _say("holidays_open" if values.open_on_holidays else "holidays_closed", language)
        case "special_days":
            return "; ".join(_special(day, language) for day in values.special_days)
        case "name" | "closed_words" | "waiting_words":
            text: Text | None = getattr(values, name)
            return f"{text.nl} / {text.en}" if text is not None else ""


def hard(of: str, problem: Problem, language: str) -> str:
    """That the text in the language ``of`` is hard to read, and what to do about it."""
    named = {f"d{place}": detail for place, detail in enumerate(problem.details, 1)}
    return f"{_say(f'hard_{of}', language)} {_say(problem.kind, language, **named)}"


def calls(number: int, language: str) -> str:
    """That so many promised call-backs would fall into closed hours."""
    return _say("calls_one" if number == 1 else "calls", language, number=str(number))


def _special(day: SpecialDay, language: str) -> str:
    when = _say("open_at", language, times=_times(day.hours)) if day.hours else _say("closed", language)
    why = f" ({day.why.in_language(language)})" if day.why is not None else ""
    return f"{day.date:%d-%m-%Y} {when}{why}"


def _times(hours: list[Hours]) -> str:
    return ", ".join(f"{each.opens:%H:%M}–{each.closes:%H:%M}" for each in hours)


def _say(key: str, language: str, **params: str) -> str:
    return _words()[key].in_language(language).format_map(params)


@cache
def _words() -> dict[str, Text]:
    return msgspec.convert(yaml.safe_load(_FILE.read_text(encoding="utf-8")), dict[str, Text])
