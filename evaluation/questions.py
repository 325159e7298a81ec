"""Questions to measure with, read from a file of JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from launch.problem import Problem

NONE = "none"
"""Stands among the accepted organisations of a question that is not for a government."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_EXAMPLE = '{"lang": "nl", "text": "…", "orgs": ["svb"]}'
_SHOWN = 20  # problems in one message: who mends these finds the rest with the next try


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks, and what a good answer is.

    ``lang`` is ISO 639-1. ``orgs`` are the ids of the organisations that may be shown, best first; :data:`NONE` for
    what is out of scope. ``must_handoff``: a person should come. ``topic`` is the id of a service, or another label.
    """

    lang: str
    text: str
    orgs: tuple[str, ...]
    must_handoff: bool = False
    style: str | None = None
    topic: str | None = None

    @property
    def is_out_of_scope(self) -> bool:
        """Whether this is nothing for a government, and no wish to talk with a person either."""
        return self.orgs[0] == NONE and not self.must_handoff


def read(path: Path) -> list[Question]:
    """The questions in ``path``, in its order. Raises :class:`Problem` with every line that is wrong, and why."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not UTF-8: {error.reason} at byte {error.start}") from error
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}") from error
    questions: list[Question] = []
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = _question(line)
        if isinstance(found, Question):
            questions.append(found)
        else:
            problems += [f"{path}, line {number}: {problem}" for problem in found]
    if problems:
        more = [f"… and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
        raise Problem("\n  ".join(["these questions cannot be used:", *problems[:_SHOWN], *more]))
    if not questions:
        raise Problem(f"{path} has no questions: it needs one JSON object on each line")
    return questions


def unknown_organisations(questions: Iterable[Question], known: Iterable[str]) -> dict[str, int]:
    """The accepted ids that no organisation has, with the number of questions that name each."""
    ids = {*known, NONE}
    counts: dict[str, int] = {}
    for question in questions:
        for each in question.orgs:
            if each not in ids:
                counts[each] = counts.get(each, 0) + 1
    return counts


def _question(line: str) -> Question | list[str]:
    """The question on ``line``, or what is wrong with it."""
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        return [f"no JSON: {error.msg} at character {error.pos + 1}; one line is one object"]
    if not isinstance(fields, dict):
        return [f"{_quoted(fields)} is no object; allowed is such as {_EXAMPLE}"]
    problems = list(_problems(fields))
    if problems:
        return problems
    return Question(
        lang=fields["lang"],
        text=fields["text"],
        orgs=tuple(fields["orgs"]),
        must_handoff=bool(fields.get("must_handoff")),
        style=fields.get("style"),
        topic=fields.get("topic"),
    )


def _problems(fields: dict[str, Any]) -> Iterator[str]:
    language, text, organisations = fields.get("lang"), fields.get("text"), fields.get("orgs")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        yield f"lang is {_quoted(language)}; allowed is a code of two small letters, such as nl or en (ISO 639-1)"
    if not isinstance(text, str) or not text.strip():
        yield f"text is {_quoted(text)}; allowed is what somebody asks, not empty"
    if not isinstance(organisations, list) or not organisations:
        yield f'orgs is {_quoted(organisations)}; allowed is a list of at least one organisation id, or ["{NONE}"]'
    elif not all(isinstance(each, str) and each.strip() for each in organisations):
        yield f'orgs is {_quoted(organisations)}; allowed in the list are organisation ids, such as "svb"'
    if not isinstance(fields.get("must_handoff"), bool | None):
        yield f"must_handoff is {_quoted(fields['must_handoff'])}; allowed is true or false"
    for name in ("style", "topic"):
        if not isinstance(fields.get(name), str | None):
            yield f"{name} is {_quoted(fields[name])}; allowed is a text"


def _quoted(value: object) -> str:
    shown = "missing" if value is None else json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
