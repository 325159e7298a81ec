"""The words around a plan, for the page, the transcript and the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import yaml

from loket.wire import Plan, StepTime

GROUPS: tuple[StepTime, ...] = ("now", "deadline", "soon", "later")
"""The parts of a plan in the order in which they are done."""

_WORDS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "plan_page.yml").read_text(encoding="utf-8")
)


def words(key: str, language: str, **params: object) -> str:
    """The text ``key`` in ``language`` (nl or en) with ``params`` filled in."""
    return _WORDS[key][language].format_map(params)


def date_in_words(day: date, language: str) -> str:
    """``day`` as people write it, such as "3 maart 2027"."""
    return f"{day.day} {_WORDS['months'][language].split()[day.month - 1]} {day.year}"


def source_words(verified: bool) -> str:
    """The key of the words for a source: one that was checked, or one that was looked at and confirms nothing."""
    return "source" if verified else "source_looked_at"


def plan_lines(plan: Plan, done: Collection[str], language: str) -> Iterator[str]:
    """``plan`` as lines of plain text; ``[x]`` stands for the steps whose id is in ``done``."""
    yield plan.title
    for group in GROUPS:
        steps = [step for step in plan.steps if step.when == group]
        if steps:
            yield f"{words(group, language)}:"
        for step in steps:
            by = f" ({step.organisation_name})" if step.organisation_name else ""
            yield f"[{'x' if step.id in done else ' '}] {step.title}{by}"
            yield f"    {step.what}"
            if step.term:
                yield f"    {words('term', language)}: {step.term}"
            if step.due:
                yield f"    {words('due', language)}: {date_in_words(date.fromisoformat(step.due), language)}"
            yield from (f"    - {channel.label}: {channel.value}" for channel in step.channels)
