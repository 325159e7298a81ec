"""The page that tells where it stands marks what misses what is wanted, and only that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.report import ALLOWED, WANTED

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"
LINES = {
    "organisation, top 1": "top1",
    "top 3": "top3",
    "top 1, Dutch": "top1_nl",
    "top 1, English": "top1_en",
    "a person called or offered where one should": "handoff_recall",
    "wrong and confident": "wrong_confident",
    "expected calibration error": "ece",
    "out of scope, answered": "out_of_scope_answered",
}
_SHARE = re.compile(r"([\d.]+) %")
_ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)


def rows() -> dict[str, list[str]]:
    """The cells of the table of where it stands, by the name of their line."""
    part = PAGE.read_text(encoding="utf-8").partition("\n## Where it stands\n")[2].partition("\n## ")[0]
    split = [line.split(" | ") for line in _ROW.findall(part)]
    return {name: cells for name, *cells in split if name in LINES}


def share_in(cell: str) -> float:
    """The share in ``cell``, from 0 to 1."""
    found = _SHARE.search(cell)
    assert found is not None, cell
    return float(found[1]) / 100


def test_every_figure_of_which_something_is_wanted_stands_there() -> None:
    assert set(LINES.values()) == {*WANTED, *ALLOWED}
    assert set(rows()) == set(LINES)


@pytest.mark.parametrize(("line", "name"), LINES.items())
def test_what_misses_is_marked_and_nothing_else(line: str, name: str) -> None:
    *cells, wanted = rows()[line]
    limit = WANTED.get(name, ALLOWED.get(name))
    assert limit is not None
    assert wanted.startswith("at least" if name in WANTED else "at most")
    assert share_in(wanted) == pytest.approx(limit)
    for cell in cells:
        misses = share_in(cell) < limit if name in WANTED else share_in(cell) > limit
        assert cell.startswith("✗") is misses, f"{line}: {cell}, wanted {wanted}"
