"""The words that people type: how long they may be, wherever they go."""

from __future__ import annotations

from handoff.commands.problem import CommandProblem

TEXT_LIMIT = 6000
"""Characters of one text; a longer one is refused with a clear problem, and stays in the box it was typed in."""


def checked(text: str) -> str:
    """``text`` without space around it. Raises :class:`CommandProblem` when it is empty or too long."""
    clean = text.strip()
    if not clean:
        raise CommandProblem("empty-text")
    return short_enough(clean)


def short_enough(text: str) -> str:
    """``text`` without space around it; it may be empty. Raises :class:`CommandProblem` when it is too long."""
    clean = text.strip()
    if len(clean) > TEXT_LIMIT:
        raise CommandProblem("text-too-long", limit=str(TEXT_LIMIT), length=str(len(clean)))
    return clean
