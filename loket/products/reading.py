"""Reading a file of the Uniforme Productnamenlijst (https://standaarden.overheid.nl/upl): CSV, one line per product and
legal ground, with an X in the column of each level of government that provides it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loket.products.types import LEVELS, Level, ListedProduct

TERMS = "http://standaarden.overheid.nl/owms/terms/"
_NAME, _URI = "UniformeProductnaam", "URI"
_COLUMN: dict[Level, str] = {level: level.capitalize() for level in LEVELS}
# Stands in the list for what has no name yet.
_NO_PRODUCT = f"{TERMS}UPL-naam_nog_niet_beschikbaar"
_SHOWN = 20
"""More problems than these are only counted: they mostly have one cause."""


class NotAProductList(Exception):
    """The file is no list that Loket understands. ``problems``: every reason, with the line, in words."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        hidden = len(self.problems) - _SHOWN
        super().__init__("\n".join([*self.problems[:_SHOWN], *([f"and {hidden} more"] if hidden > 0 else [])]))


@dataclass
class _Found:
    name: str
    line: int
    levels: set[Level] = field(default_factory=set)


def read(path: Path) -> list[ListedProduct]:
    """The products in ``path`` in the order of their names, each once. One without any level is in it with none.

    Raises :class:`NotAProductList`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotAProductList([f"{path} cannot be opened ({error.strerror})"]) from error
    except UnicodeDecodeError as error:
        raise NotAProductList([f"{path} is not saved as UTF-8"]) from error
    header = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(keepends=True), delimiter=";" if header.count(";") > header.count(",") else ",")
    columns = [name.strip() for name in next(rows, [])]
    missing = [name for name in (_NAME, _URI, *_COLUMN.values()) if name not in columns]
    if missing:
        raise NotAProductList([f"line 1: there is no column {', '.join(missing)}"])
    problems: list[str] = []
    found: dict[str, _Found] = {}
    for row in rows:
        if row:
            problems += (f"line {rows.line_num}: {problem}" for problem in _take(row, columns, rows.line_num, found))
    found.pop(_NO_PRODUCT, None)
    problems += _same_names(found)
    if not found and not problems:
        problems.append("line 2: there is no product in it")
    if problems:
        raise NotAProductList(problems)
    products = (
        ListedProduct(name=each.name, uri=uri, levels=[level for level in LEVELS if level in each.levels])
        for uri, each in found.items()
    )
    return sorted(products, key=lambda product: product.name)


def _take(row: list[str], columns: list[str], line: int, found: dict[str, _Found]) -> Iterator[str]:
    """Put the product of ``row`` into ``found``; gives what is wrong with it."""
    if len(row) != len(columns):
        yield f"has {len(row)} columns, and the first line {len(columns)}"
        return
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=True))
    name, uri = cells[_NAME], cells[_URI]
    if not name:
        yield f"{_NAME}: is empty"
    if not uri.startswith(TERMS) or uri == TERMS:
        yield f"{_URI}: must start with {TERMS}, but is “{uri}”"
        return
    known = found.setdefault(uri, _Found(name, line))
    if name and known.name != name:
        yield f"{_URI}: “{uri}” is called “{known.name}” in line {known.line} and “{name}” here"
    for level, column in _COLUMN.items():
        if cells[column].upper() == "X":
            known.levels.add(level)
        elif cells[column]:
            yield f"{column}: must be X or empty, but is “{cells[column]}”"


def _same_names(found: dict[str, _Found]) -> Iterator[str]:
    first: dict[str, _Found] = {}
    for each in found.values():
        other = first.setdefault(each.name, each)
        if other is not each and each.name:
            yield f"line {each.line}: {_NAME}: “{each.name}” is also in line {other.line}, with another URI"
