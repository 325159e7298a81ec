"""The guide of the project, the kinds of founder, and a founder who answers what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from loket.business import Answers, Guide, known_from, load, next_question
from loket.business.answers import possible
from loket.business.types import Question

FOUNDERS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("founders.yml").read_text(encoding="utf-8"))


@dataclass
class Asked:
    """What was asked, in order, and all answers at the end."""

    fields: Sequence[str]
    answers: Answers


def interview(guide: Guide, told: dict[str, str], begin: Answers | None = None) -> Asked:
    """Answer each question with what is in ``told``; skip the others."""
    answers, fields = begin or Answers(), []
    while (question := next_question(guide, answers)) is not None:
        fields.append(question.id)
        answers = answered(guide, answers, question, told)
    return Asked(fields, answers)


def answered(guide: Guide, answers: Answers, question: Question, told: dict[str, str]) -> Answers:
    """``answers`` with the one to ``question`` in ``told``; skipped when there is none, or none that can be chosen."""
    value = told.get(question.id)
    if value and (not question.choices or value in possible(guide, question, known_from(guide, answers))):
        return answers.with_value(question.id, value)
    return answers.with_skipped(question.id)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The questions and steps of ``data/business``."""
    return load()
