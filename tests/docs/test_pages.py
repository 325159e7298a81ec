"""What the pages name is there: the other pages and their headings, the commands and the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
SOURCES = [path for folder in ("bench", "handoff", "launch", "tests") for path in (PROJECT / folder).rglob("*.py")]

_LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_MAKE = re.compile(r"(?:`|^ {4})(?:\w+=\S+ )*make ([a-z-]+)", re.MULTILINE)
_MODULE = re.compile(r"python -m ((?:actions|bench|bot|demo|evaluation|handoff|launch|loket|tests)[\w.]*)")
_SETTING = re.compile(r"LOKET_([A-Z_]+)")


def anchors(page: Path) -> set[str]:
    """What a link to a part of ``page`` may end with."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_each_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        file, _, part = link.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), link
        assert not part or part in anchors(there), link


def named(pattern: re.Pattern[str]) -> Iterator[str]:
    """What ``pattern`` finds on all pages, once each."""
    yield from sorted({found for page in PAGES for found in pattern.findall(page.read_text(encoding="utf-8"))})


def test_each_command_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    made, modules = list(named(_MAKE)), list(named(_MODULE))
    assert {"run", "test", "demo"} <= set(made) <= set(targets)
    assert "handoff" in modules
    for module in modules:
        path = PROJECT.joinpath(*module.rstrip(".").split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_each_setting_is_read_somewhere() -> None:
    read = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    names = list(named(_SETTING))
    assert "PORT" in names
    for name in names:
        assert f"LOKET_{name}" in read or f'"{name.lower()}":' in read, name
