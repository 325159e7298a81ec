"""From what a file holds to the types of the directory, with every problem in words and not only the first."""

from __future__ import annotations

import re
import types
from datetime import date, time
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from loket.directory.reading import NotReadable, read
from loket.directory.types import Record

T = TypeVar("T")

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def convert(raw: object, kind: type[T], where: str, problems: list[str]) -> T | None:
    """``raw`` as a ``kind``; or None, and then ``problems`` has got at least one line that starts with ``where``."""
    try:
        # Not strict: every scalar of a file is read as text, and its field says what it must become.
        return msgspec.convert(_with_clock_times(raw), kind, strict=False)
    except msgspec.ValidationError as error:
        found = list(_problems(raw, kind, where))
        problems.extend(found or [f"{where}: {error}"])
        return None


def read_as(folder: Path, name: str, kind: type[T], problems: list[str]) -> T | None:
    """The file ``name`` in ``folder`` as a ``kind``; or None, and then ``problems`` has got at least one line."""
    try:
        raw = read(folder / name)
    except NotReadable as error:
        problems.append(f"{name}: {error}")
        return None
    return convert(raw, kind, name, problems)


def _with_clock_times(raw: object) -> object:
    """``raw`` with the times that people write (8:30, 08.30) as ISO 8601, where a time is expected."""
    if isinstance(raw, list):
        return [_with_clock_times(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    return {
        key: _iso_time(value) if key in ("opens", "closes") else _with_clock_times(value) for key, value in raw.items()
    }


def _iso_time(value: object) -> object:
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    return f"{match[1]:0>2}:{match[2]}:00" if match else value


def _problems(raw: object, kind: Any, where: str) -> list[str]:
    """Every reason why ``raw`` is no ``kind``, each with the place."""
    if get_origin(kind) in (Union, types.UnionType):
        if raw is None:
            return []
        kind = next(option for option in get_args(kind) if option is not type(None))
    if isinstance(kind, type) and issubclass(kind, Record):
        return _problems_of_record(raw, kind, where)
    if get_origin(kind) is list:
        if not isinstance(raw, list):
            return [f"{where}: must be a list (lines that start with a dash), but is {_shown(raw)}"]
        (item,) = get_args(kind)
        return [line for place, value in enumerate(raw, 1) for line in _problems(value, item, f"{where} {place}")]
    try:
        msgspec.convert(_iso_time(raw) if kind is time else raw, kind, strict=False)
    except msgspec.ValidationError:
        return [f"{where}: must be {_wanted(kind)}, but is {_shown(raw)}"]
    return []


def _problems_of_record(raw: object, kind: type[Record], where: str) -> list[str]:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    if not isinstance(raw, dict):
        return [f"{where}: must have the fields {', '.join(fields)}, but is {_shown(raw)}"]
    hints = get_type_hints(kind)
    separator = "." if ": " in where else ": "
    found = []
    for name in raw:
        if name not in fields:
            found.append(f"{where}{separator}{name}: there is no such field; there are {', '.join(fields)}")
    for name, field in fields.items():
        if name in raw:
            found += _problems(raw[name], hints[name], f"{where}{separator}{name}")
        elif field.required:
            found.append(f"{where}{separator}{name}: is missing")
    return found


def _wanted(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(str(value) for value in get_args(kind))
    if get_origin(kind) is tuple:
        return "a pair of whole numbers, such as [3500, 3585]"
    return {
        str: "a text",
        bool: "true or false",
        int: "a whole number",
        date: "a date, such as 2026-01-31",
        time: "a time between 00:00 and 23:59, such as 08:30",
    }.get(kind, "something else")


def _shown(raw: object) -> str:
    if raw is None:
        return "empty"
    if isinstance(raw, dict):
        return "a group of fields"
    if isinstance(raw, list):
        return "a list"
    text = str(raw)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
